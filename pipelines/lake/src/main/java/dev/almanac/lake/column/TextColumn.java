package dev.almanac.lake.column;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;

/** Words that stand on many rows in turn: a dictionary for each row group and, on the pages, runs of its words. */
public final class TextColumn extends PageColumn {
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private final RunLengths runs = new RunLengths();

    TextColumn(ColumnDescriptor descriptor) {
        super(descriptor, 64);
    }

    /** Appends {@code count} rows of one word. */
    public void add(String word, int count) {
        int place = places.computeIfAbsent(word, any -> words.size());
        if (place == words.size()) {
            words.add(word);
        }
        runs.add(place, count);
    }

    /** The bit width, then the runs. */
    @Override
    void completePage() {
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(words.size() - 1));
        put(bits);
        runs.drain(bits, this::put);
    }

    private void put(int value) {
        room(1)[place()] = (byte) value;
        advance(1);
    }

    @Override
    Encoding encoding() {
        return Encoding.RLE_DICTIONARY;
    }

    @Override
    Optional<DictionaryBytes> dictionary() {
        List<byte[]> all = words.stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList();
        ByteBuffer buffer = ByteBuffer.allocate(all.stream()
                        .mapToInt(word -> Integer.BYTES + word.length)
                        .sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        all.forEach(word -> buffer.putInt(word.length).put(word));
        return Optional.of(new DictionaryBytes(buffer.array(), all.size()));
    }

    @Override
    Statistics<?> statistics(int page) {
        Statistics<?> statistics = super.statistics(page);
        words.forEach(word -> statistics.updateStats(Binary.fromString(word)));
        return statistics;
    }

    @Override
    void forget() {
        places.clear();
        words.clear();
    }
}
