package dev.almanac.lake.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.ValuesReader;

/**
 * Numbers of a column chunk that has a value on every row, page by page: a plain page is copied, one of a dictionary looked up.
 * Asking a column reader for each value takes several times as long.
 */
final class WholePages {
    private final ColumnDescriptor descriptor;
    private final PageReader pages;
    private final Optional<Dictionary> dictionary;

    WholePages(ColumnDescriptor descriptor, PageReader pages) throws IOException {
        this.descriptor = descriptor;
        this.pages = pages;
        DictionaryPage page = pages.readDictionaryPage();
        this.dictionary = page == null ? Optional.empty() : Optional.of(page.decode(descriptor));
    }

    void read(double[] target) throws IOException {
        read(
                target.length,
                Double.BYTES,
                (in, row, count) -> in.asDoubleBuffer().get(target, row, count),
                (reader, row, count) -> {
                    for (int i = row; i < row + count; i++) {
                        target[i] = reader.readDouble();
                    }
                });
    }

    void read(long[] target) throws IOException {
        read(
                target.length,
                Long.BYTES,
                (in, row, count) -> in.asLongBuffer().get(target, row, count),
                (reader, row, count) -> {
                    for (int i = row; i < row + count; i++) {
                        target[i] = reader.readLong();
                    }
                });
    }

    /** Takes a page's values from where they lie to {@code count} rows from {@code row} on. */
    private interface Taking<T> {
        void take(T from, int row, int count);
    }

    private void read(int rows, int width, Taking<ByteBuffer> plain, Taking<ValuesReader> other) throws IOException {
        int row = 0;
        while (row < rows) {
            DataPageV1 page = next();
            ByteBufferInputStream in = values(page);
            int count = page.getValueCount();
            if (page.getValueEncoding() == Encoding.PLAIN) {
                plain.take(in.slice(count * width).order(ByteOrder.LITTLE_ENDIAN), row, count);
            } else {
                other.take(reader(page, in), row, count);
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
    private ByteBufferInputStream values(DataPageV1 page) throws IOException {
        ByteBufferInputStream in = page.getBytes().toInputStream();
        if (descriptor.getMaxDefinitionLevel() > 0) {
            page.getDlEncoding()
                    .getValuesReader(descriptor, ValuesType.DEFINITION_LEVEL)
                    .initFromPage(page.getValueCount(), in);
        }
        return in;
    }

    private ValuesReader reader(DataPageV1 page, ByteBufferInputStream in) throws IOException {
        Encoding encoding = page.getValueEncoding();
        ValuesReader reader = encoding.usesDictionary()
                ? encoding.getDictionaryBasedValuesReader(descriptor, ValuesType.VALUES, dictionary.orElseThrow())
                : encoding.getValuesReader(descriptor, ValuesType.VALUES);
        reader.initFromPage(page.getValueCount(), in);
        return reader;
    }
}
