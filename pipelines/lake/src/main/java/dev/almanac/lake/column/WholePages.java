package dev.almanac.lake.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;

/**
 * A column chunk that has a value on every row, page by page: a plain page is copied, one of a dictionary looked up. Asking a
 * column reader for each value takes several times as long.
 */
final class WholePages {
    /** How pages may be encoded. */
    static final Set<Encoding> ENCODINGS = Set.of(Encoding.PLAIN, Encoding.PLAIN_DICTIONARY, Encoding.RLE_DICTIONARY);

    private final ColumnDescriptor descriptor;
    private final PageReader pages;
    private final ByteBuffer dictionary;
    private int[] places = new int[0];

    WholePages(ColumnDescriptor descriptor, PageReader pages) throws IOException {
        this.descriptor = descriptor;
        this.pages = pages;
        DictionaryPage page = pages.readDictionaryPage();
        this.dictionary = page == null
                ? ByteBuffer.allocate(0)
                : page.getBytes().toByteBuffer().slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The words of a dictionary of texts by their places. */
    List<String> words() {
        return words(dictionary);
    }

    /** The words of a dictionary's page of texts, each behind its length, by their places. */
    static List<String> words(ByteBuffer page) {
        ByteBuffer in = page.slice().order(ByteOrder.LITTLE_ENDIAN);
        List<String> words = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] word = new byte[in.getInt()];
            in.get(word);
            words.add(new String(word, StandardCharsets.UTF_8));
        }
        return words;
    }

    void read(double[] target) throws IOException {
        double[] words = new double[dictionary.remaining() / Double.BYTES];
        dictionary.asDoubleBuffer().get(words);
        read(target.length, (in, row, count) -> in.asDoubleBuffer().get(target, row, count), (row, count) -> {
            for (int i = 0; i < count; i++) {
                target[row + i] = words[places[i]];
            }
        });
    }

    void read(long[] target) throws IOException {
        long[] words = new long[dictionary.remaining() / Long.BYTES];
        dictionary.asLongBuffer().get(words);
        read(target.length, (in, row, count) -> in.asLongBuffer().get(target, row, count), (row, count) -> {
            for (int i = 0; i < count; i++) {
                target[row + i] = words[places[i]];
            }
        });
    }

    /** The place of each row's word; every page goes by the dictionary. */
    void readPlaces(int[] target) throws IOException {
        read(
                target.length,
                (in, row, count) -> {
                    throw new IllegalStateException("a page of " + descriptor + " goes by no dictionary");
                },
                (row, count) -> System.arraycopy(places, 0, target, row, count));
    }

    /** Takes {@code count} plain values for the rows from {@code row} on. */
    private interface Plain {
        void take(ByteBuffer in, int row, int count);
    }

    /** Looks up what {@link #places} says of {@code count} rows from {@code row} on. */
    private interface Words {
        void take(int row, int count);
    }

    private void read(int rows, Plain plain, Words words) throws IOException {
        int row = 0;
        while (row < rows) {
            DataPageV1 page = next();
            ByteBuffer in = values(page);
            int count = page.getValueCount();
            if (page.getValueEncoding().usesDictionary()) {
                places = places.length < count ? Arrays.copyOf(places, count) : places;
                DictionaryPlaces.read(in, places, 0, count);
                words.take(row, count);
            } else {
                plain.take(in, row, count);
            }
            row += count;
        }
    }

    private DataPageV1 next() {
        DataPage page = pages.readPage();
        if (page instanceof DataPageV1 first) {
            return first;
        }
        throw new IllegalStateException("not a page of the first version: " + page);
    }

    /** What follows the levels, which say of every row that it has a value. */
    private ByteBuffer values(DataPageV1 page) throws IOException {
        ByteBufferInputStream in = page.getBytes().toInputStream();
        if (descriptor.getMaxDefinitionLevel() > 0) {
            page.getDlEncoding()
                    .getValuesReader(descriptor, ValuesType.DEFINITION_LEVEL)
                    .initFromPage(page.getValueCount(), in);
        }
        return in.slice(in.available()).order(ByteOrder.LITTLE_ENDIAN);
    }
}
