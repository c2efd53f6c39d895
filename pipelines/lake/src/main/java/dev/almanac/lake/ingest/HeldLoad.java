package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.lake.row.LoadRows;
import dev.almanac.lake.row.SeriesNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/**
 * A load that is small enough to be held as a whole, such as a day's: no task is worth its start, and of which series and
 * times it speaks is known before anything stored is read.
 *
 * @param outcomes what reading each unit came to, in the order of the plan
 * @param rows of all units, as {@link LoadRows}
 * @param named names of the series that the load is about, with or without rows
 * @param spoken names of the series that have rows
 * @param first open time of its earliest bar, microseconds since the epoch; the largest number where it has none
 * @param last open time of its latest bar; the smallest number where it has none
 */
record HeldLoad(
        List<UnitOutcome> outcomes, List<Row> rows, Set<String> named, Set<String> spoken, long first, long last) {
    /** Units of more bytes than this, as they lie packed, are not even tried: most hold more than {@link #MAX_ROWS} rows. */
    static final long MAX_BYTES = 8L << 20;

    /** Up to so many rows are held: what the driver has room for, and what tasks would not be through with much sooner. */
    static final int MAX_ROWS = 200_000;

    /** A unit that has been read, and its rows. */
    record UnitRead(CandleUnit unit, UnitOutcome outcome, List<Row> rows) {}

    /**
     * Reads all units; empty where they turn out to have more than {@code most} rows, which packed bytes do not tell.
     *
     * @param most number of rows, of whatever kind
     */
    static Optional<HeldLoad> read(CandleSource source, List<CandleUnit> units, int most) {
        AtomicInteger count = new AtomicInteger();
        try {
            return Optional.of(of(IntStream.range(0, units.size())
                    .parallel()
                    .mapToObj(number -> unit(source, new UnitSpread.Numbered(number, units.get(number)), count, most))
                    .toList()));
        } catch (TooManyRows e) {
            return Optional.empty();
        }
    }

    /** Units that have been read, in the order of the plan. */
    static HeldLoad of(List<UnitRead> read) {
        List<Row> rows = read.stream().flatMap(unit -> unit.rows().stream()).toList();
        Set<String> spoken = new TreeSet<>();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Row row : rows) {
            if (!LoadRows.series(row).isEmpty()) {
                spoken.add(LoadRows.series(row));
            }
            if (LoadRows.kind(row) == LoadRows.READ) {
                first = Math.min(first, LoadRows.openTime(row));
                last = Math.max(last, LoadRows.openTime(row));
            }
        }
        Set<String> named = new TreeSet<>(spoken);
        for (UnitRead one : read) {
            SeriesKey series = one.unit().series();
            if (series != null) {
                named.add(SeriesNames.name(series));
            }
        }
        return new HeldLoad(read.stream().map(UnitRead::outcome).toList(), rows, named, spoken, first, last);
    }

    /** Names of the series that were asked for and read, and of which there is nothing. */
    Set<String> silent() {
        Set<String> silent = new TreeSet<>(named);
        silent.removeAll(spoken);
        return silent;
    }

    private static UnitRead unit(CandleSource source, UnitSpread.Numbered unit, AtomicInteger count, int most) {
        List<Row> rows = new ArrayList<>();
        UnitOutcome outcome = UnitRows.read(source, unit, row -> {
            if (count.incrementAndGet() > most) {
                throw new TooManyRows();
            }
            rows.add(row);
        });
        return new UnitRead(unit.unit(), outcome, rows);
    }

    /** Ends the reading of every unit; each meets it with its next row. */
    private static final class TooManyRows extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyRows() {
            super("too many rows to hold", null, false, false);
        }
    }

    /** The most bars that can be stored of its series between its earliest and its latest bar. */
    double mostStored() {
        double span = first > last ? 0 : (double) last - first;
        return spoken.stream()
                .mapToDouble(
                        name -> 1 + span / SeriesNames.parse(name).interval().micros())
                .sum();
    }
}
