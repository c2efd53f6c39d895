package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.lake.row.SeriesNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the units of a load are dealt out to go by columns: units of one series together, as far as the plan or their first rows
 * tell, and neighbouring series in one task, so that a file holds a stretch of the symbols; within the task by interval, so that
 * each has row groups of its own.
 *
 * @param tasks the groups of each task, the units of each group by number
 * @param series names of the series that were told of these
 * @param rest units that go by rows: of series that have stored bars, or that are too long to be held
 */
record BulkPlan(List<List<List<UnitSpread.Numbered>>> tasks, Set<String> series, List<UnitSpread.Numbered> rest) {
    /** What a group of units may have, unpacked: its rows lie in memory, and take about as much room there. */
    static final long MOST_GROUP_BYTES = 128L << 20;

    /** What a task should have: about 250,000 rows, which make one row group. */
    private static final long TASK_BYTES = 24L << 20;

    private static final long LEAST_TASK_BYTES = 2L << 20;
    private static final int TASKS_FOR_EACH_CORE = 4;

    /** All by rows. */
    static BulkPlan rows(List<UnitSpread.Numbered> units) {
        return new BulkPlan(List.of(), Set.of(), units);
    }

    /**
     * The plan; units that are not at hand go by rows, as they are read once only.
     *
     * @param stored tells which of some series have stored bars
     */
    static BulkPlan of(
            CandleSource source, List<UnitSpread.Numbered> units, int cores, UnaryOperator<Set<String>> stored) {
        if (!source.isAtHand()) {
            return rows(units);
        }
        List<Optional<String>> names =
                units.parallelStream().map(unit -> name(source, unit.unit())).toList();
        Set<String> told = new TreeSet<>();
        names.forEach(name -> name.ifPresent(told::add));
        Set<String> known = stored.apply(told);
        TreeMap<String, List<UnitSpread.Numbered>> groups = new TreeMap<>();
        for (int i = 0; i < units.size(); i++) {
            String name = names.get(i).orElse("unit " + i);
            groups.computeIfAbsent(name, any -> new ArrayList<>()).add(units.get(i));
        }
        List<UnitSpread.Numbered> rest = new ArrayList<>();
        groups.entrySet().removeIf(group -> {
            boolean byRows = known.contains(group.getKey()) || bytes(group.getValue()) > MOST_GROUP_BYTES;
            if (byRows) {
                rest.addAll(group.getValue());
            }
            return byRows;
        });
        told.retainAll(groups.keySet());
        return new BulkPlan(dealt(groups, cores), told, rest);
    }

    private static long bytes(List<UnitSpread.Numbered> group) {
        return group.stream().mapToLong(unit -> unit.unit().bytes()).sum();
    }

    private static List<List<List<UnitSpread.Numbered>>> dealt(
            Map<String, List<UnitSpread.Numbered>> groups, int cores) {
        long all = groups.values().stream().mapToLong(BulkPlan::bytes).sum();
        long share = Math.min(TASK_BYTES, Math.max(LEAST_TASK_BYTES, all / ((long) TASKS_FOR_EACH_CORE * cores)));
        List<List<List<UnitSpread.Numbered>>> tasks = new ArrayList<>();
        TreeMap<String, List<UnitSpread.Numbered>> task = new TreeMap<>(SeriesNames.BY_INTERVAL);
        long filled = 0;
        for (Map.Entry<String, List<UnitSpread.Numbered>> group : groups.entrySet()) {
            long size = bytes(group.getValue());
            if (!task.isEmpty() && filled + size / 2 > share) {
                tasks.add(List.copyOf(task.values()));
                task.clear();
                filled = 0;
            }
            task.put(group.getKey(), group.getValue());
            filled += size;
        }
        if (!task.isEmpty()) {
            tasks.add(List.copyOf(task.values()));
        }
        return tasks;
    }

    /** The series of a unit by the plan, else by its first row; empty where neither tells. */
    private static Optional<String> name(CandleSource source, CandleUnit unit) {
        SeriesKey planned = unit.series();
        if (planned != null) {
            return Optional.of(SeriesNames.name(planned));
        }
        try {
            source.read(unit, new FirstSeries());
            return Optional.empty();
        } catch (Found found) {
            return Optional.of(SeriesNames.name(found.series));
        } catch (UnreadableUnitException e) {
            // Reading it for its rows meets the same and reports it.
            return Optional.empty();
        }
    }

    /** Ends the reading of a unit with the first row of a known series. */
    private static final class FirstSeries implements CandleSink {
        @Override
        public void candle(SeriesKey series, Candle candle, long place, String raw) {
            throw new Found(series);
        }

        @Override
        public void refuse(@Nullable SeriesKey series, long place, String raw, String rule, String message) {
            if (series != null) {
                throw new Found(series);
            }
        }

        @Override
        public void note(String message) {
            // Told when the rows are read.
        }
    }

    private static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient SeriesKey series;

        Found(SeriesKey series) {
            super("found", null, false, false);
            this.series = series;
        }
    }
}
