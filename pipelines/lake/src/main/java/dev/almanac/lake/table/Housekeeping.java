package dev.almanac.lake.table;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run does for the next ones, once its own work is done and recorded: where the tables that it wrote to have many small
 * files, these are written together. It belongs to no step, so that nothing that fails here comes between two commits that
 * have an order.
 */
public final class Housekeeping {
    /**
     * A table is looked at when it has come by another so many versions, whoever made them: a look costs some hundredths of a
     * second, which all tables of a day would make a noticeable part of a day's run.
     */
    static final int EVERY = 8;

    private Housekeeping() {}

    /**
     * What was tidied.
     *
     * @param files so many went
     * @param into so many came in their place
     * @param failures why a table could not be tidied, by its name; its rows are as they were
     */
    public record Tidied(int files, int into, Map<String, Exception> failures) {}

    /** The tables with many small files among those that were written to through {@code lake} since this was last asked. */
    public static List<TableSpec> due(Lake lake) {
        return lake.takeWritten().stream()
                .filter(written -> isTurn(written.table(), written.before(), lake.newest(written.table())))
                .map(Lake.Written::table)
                .filter(table -> !TableFiles.smallGroups(lake, table).isEmpty())
                .toList();
    }

    /** Tables take turns: those of a day count their versions alike, and would all be due on the same one. */
    private static boolean isTurn(TableSpec table, long before, long after) {
        int phase = Math.floorMod(table.path().hashCode(), EVERY);
        return (after + phase) / EVERY > (Math.max(0, before) + phase) / EVERY;
    }

    /** Tidies tables as far as one look may; the caller holds the lake's lock. */
    public static Tidied tidy(Lake lake, List<TableSpec> tables) {
        int files = 0;
        int into = 0;
        long room = SmallFiles.MOST_BYTES;
        Map<String, Exception> failures = new TreeMap<>();
        for (TableSpec table : tables) {
            try {
                FileJoin.Joined joined = FileJoin.join(lake, table, room);
                files += joined.files();
                into += joined.into();
                room -= joined.bytes();
            } catch (Exception e) { // Delta throws checked ones, too
                failures.put(table.name(), e);
            }
        }
        lake.takeWritten();
        return new Tidied(files, into, failures);
    }
}
