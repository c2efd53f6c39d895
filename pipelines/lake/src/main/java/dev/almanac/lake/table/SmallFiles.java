package dev.almanac.lake.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Chooses which files of a table are to be written together. Each day's commits leave a file or two, and reading hundreds of
 * them would make the hundredth day slower than the first; to write all of them anew each time would make the table's past a
 * part of every day's work. So files go together with others of about their size: those of a day become one of a week or two,
 * those of weeks one of months. Each row is written again once for each such tier, four times at most. What a first load of
 * years writes is mostly no longer small, and is not written again by the first day after it.
 */
final class SmallFiles {
    /** From so many files of a tier on the tier is many: one that is joined of so many belongs to the next tier. */
    static final int MANY = 8;

    /** Files from here on are not small, and stay as they are. */
    static final long SMALL_BYTES = 4L << 20;

    /** So much is written into one file, and in one look at all tables of a run: some seconds' work at most. */
    static final long MOST_BYTES = 16L << 20;

    /** Fewer are not worth it. So many files of the last tier have room after a group of the tier before it. */
    private static final int FEWEST = 3;

    /** Below it a file is mostly its own description. */
    private static final long FIRST_TIER_BYTES = 32L << 10;

    private SmallFiles() {}

    /**
     * Groups of files of which each is to become one file; the smallest tier first, in it the oldest first.
     *
     * @param files all files of the table
     * @param room bytes that may be written
     */
    static <T> List<List<T>> groups(List<T> files, ToLongFunction<T> bytes, Comparator<T> byAge, long room) {
        List<List<T>> groups = new ArrayList<>();
        long left = room;
        for (long low = 0, high = FIRST_TIER_BYTES; low < SMALL_BYTES; low = high, high *= MANY) {
            long from = low;
            long to = Math.min(high, SMALL_BYTES);
            List<T> tier = files.stream()
                    .filter(file -> bytes.applyAsLong(file) >= from && bytes.applyAsLong(file) < to)
                    .sorted(byAge)
                    .toList();
            while (tier.size() >= MANY) {
                List<T> group = fitting(tier, bytes, Math.min(left, MOST_BYTES));
                if (group.size() < FEWEST) {
                    break;
                }
                groups.add(group);
                left -= group.stream().mapToLong(bytes).sum();
                tier = tier.subList(group.size(), tier.size());
            }
        }
        return groups;
    }

    private static <T> List<T> fitting(List<T> tier, ToLongFunction<T> bytes, long room) {
        long sum = 0;
        int count = 0;
        while (count < tier.size() && sum + bytes.applyAsLong(tier.get(count)) <= room) {
            sum += bytes.applyAsLong(tier.get(count));
            count++;
        }
        return tier.subList(0, count);
    }
}
