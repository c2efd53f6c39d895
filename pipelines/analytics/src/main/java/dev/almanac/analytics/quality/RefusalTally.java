package dev.almanac.analytics.quality;

import dev.almanac.analytics.figure.Figures;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counts the rows of a load that were set aside, by rule, and makes one finding of each rule. */
final class RefusalTally {
    private final Map<String, Entry> entries = new TreeMap<>();

    void add(String rule, String message, OptionalLong openTime) {
        entries.computeIfAbsent(rule, name -> new Entry(message)).add(openTime);
    }

    /** How many rows broke {@code rule}. */
    long count(QualityRule rule) {
        Entry entry = entries.get(rule.code());
        return entry == null ? 0 : entry.count;
    }

    /**
     * One finding a rule, in order of their names.
     *
     * @param from what a rule's range starts with where none of its rows had a readable time, microseconds
     * @param until what it ends with in that case
     * @param barLength microseconds
     */
    void report(long from, long until, long barLength, Consumer<Finding> findings) {
        entries.forEach((rule, entry) -> {
            boolean timed = entry.first <= entry.last;
            findings.accept(new Finding(
                    rule,
                    timed ? entry.first : from,
                    timed ? entry.last + barLength : until,
                    entry.count,
                    Figures.count(entry.count, "row", "rows") + " set aside, the first: " + entry.firstMessage));
        });
    }

    /** Rules and their counts in one line: {@code conflict 2, not_finite 5}. */
    String summary() {
        StringBuilder line = new StringBuilder();
        entries.forEach((rule, entry) ->
                line.append(line.isEmpty() ? "" : ", ").append(rule).append(' ').append(entry.count));
        return line.toString();
    }

    private static final class Entry {
        private final String firstMessage;
        private long count;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        Entry(String firstMessage) {
            this.firstMessage = firstMessage;
        }

        void add(OptionalLong openTime) {
            count++;
            if (openTime.isPresent()) {
                first = Math.min(first, openTime.getAsLong());
                last = Math.max(last, openTime.getAsLong());
            }
        }
    }
}
