package dev.almanac.lake.column;

import java.util.ArrayList;
import java.util.List;

/** The hybrid encoding of Parquet, all of it runs: for each its length, shifted, and its word. */
final class RunLengths {
    private static final int MORE = 0x80;
    private static final int LOW_BITS = 0x7F;

    private final List<Run> runs = new ArrayList<>();

    /** The word of the run that goes on, and how long that is. */
    private int last;

    private int running;

    private record Run(int word, int count) {}

    /** Appends {@code count} times the same word. */
    void add(int word, int count) {
        if (word != last && running > 0) {
            runs.add(new Run(last, running));
            running = 0;
        }
        last = word;
        running += count;
    }

    /** Hands over the bytes, the words in so many bits, and begins anew. */
    void drain(int bits, Target target) {
        if (running > 0) {
            runs.add(new Run(last, running));
            running = 0;
        }
        for (Run run : runs) {
            int header = run.count() << 1;
            while (header > LOW_BITS) {
                target.put(header & LOW_BITS | MORE);
                header >>>= 7;
            }
            target.put(header);
            for (int shift = 0; shift < bits; shift += Byte.SIZE) {
                target.put(run.word() >>> shift);
            }
        }
        runs.clear();
    }

    /** Takes bytes one by one, the low eight bits of a number each. */
    interface Target {
        void put(int value);
    }
}
