package dev.almanac.lake.fetch;

import dev.almanac.analytics.fetch.Span;
import dev.almanac.lake.table.Lake;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far series that are listed and no longer traded were asked for in vain, behind what data_quality says of it. It is kept
 * beside the tables, because it is no news: such a pair would else be a new row, or a longer one, with every run. Losing it
 * costs a few calls.
 */
public final class SilentEnds {
    private static final String FILE = "_silent.tsv";
    private static final int FIELDS = 5;

    private SilentEnds() {}

    /** Spans of which the venue has no bars, one a series, by the series' name. */
    public static Map<String, Span> read(Lake lake) {
        Map<String, Span> ends = new TreeMap<>();
        lake.file(FILE).read().orElse("").lines().forEach(line -> {
            int end = line.lastIndexOf('\t');
            int start = line.lastIndexOf('\t', end - 1);
            if (line.split("\t", -1).length == FIELDS) {
                span(line.substring(start + 1, end), line.substring(end + 1))
                        .ifPresent(span -> ends.put(line.substring(0, start), span));
            }
        });
        return ends;
    }

    /** A line that is none of ours is passed over. */
    private static Optional<Span> span(String from, String to) {
        try {
            return Optional.of(new Span(Long.parseLong(from), Long.parseLong(to)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Replaces them, where they differ. The caller holds the lake's lock. */
    public static void write(Lake lake, Map<String, Span> ends) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(ends).forEach((series, span) -> text.append(series)
                .append('\t')
                .append(span.from())
                .append('\t')
                .append(span.to())
                .append('\n'));
        if (!lake.file(FILE).read().orElse("").contentEquals(text)) {
            lake.file(FILE).write(text.toString());
        }
    }
}
