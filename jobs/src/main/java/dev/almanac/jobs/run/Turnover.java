package dev.almanac.jobs.run;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.CandleWindow;
import dev.almanac.analytics.port.UnitGroup;
import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.connectors.venue.Venues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** How much of the quote asset pairs turn over on a usual day: the median of a venue's last 30 daily bars. */
final class Turnover {
    private static final Duration SPAN = Duration.ofDays(30);

    private final Map<Symbol, Double> medians = new ConcurrentHashMap<>();

    private Turnover() {}

    /**
     * Asks a venue for the daily bars of {@code symbols} up to {@code now}; one that it does not give is left out.
     *
     * @throws UnreadableUnitException where the venue cannot be had
     */
    static Turnover of(Venues door, String venue, List<Symbol> symbols, Instant now) throws UnreadableUnitException {
        CandleSource source = door.candles(symbols.stream()
                .map(symbol -> new CandleWindow(new SeriesKey(venue, symbol, Interval.D1), now.minus(SPAN), now))
                .toList());
        Turnover turnover = new Turnover();
        List<CandleUnit> units = source.plan();
        int threads = units.stream()
                .flatMap(unit -> source.group(unit).stream())
                .mapToInt(UnitGroup::threads)
                .max()
                .orElse(1);
        ExecutorService readers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "turnover");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> reads = new ArrayList<>();
            for (CandleUnit unit : units) {
                reads.add(readers.submit(() -> {
                    turnover.read(source, unit);
                    return unit;
                }));
            }
            for (Future<?> read : reads) {
                read.get();
            }
            return turnover;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnreadableUnitException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException("turnovers of " + venue + " could not be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while turnovers of " + venue + " were read", e);
        } finally {
            readers.shutdownNow();
        }
    }

    private void read(CandleSource source, CandleUnit unit) throws UnreadableUnitException {
        Days days = new Days();
        try {
            source.read(unit, days);
        } catch (UnreadableUnitException e) {
            if (e.isUnavailable()) {
                throw e;
            }
            return; // listed, but not to be had: nobody fetches it for its turnover
        }
        SeriesKey series = unit.series();
        if (series != null && !days.turnovers.isEmpty()) {
            medians.put(series.symbol(), days.median());
        }
    }

    /** The pairs that turn over most, the largest first; of equals in the order of their names. */
    List<Symbol> largest(int number) {
        return medians.entrySet().stream()
                .sorted(Map.Entry.<Symbol, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(number)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The turnovers of one pair; of a venue that does not tell them, volume at the close. */
    private static final class Days implements CandleSink {
        private final List<Double> turnovers = new ArrayList<>();

        @Override
        public void candle(SeriesKey series, Candle candle, long place, String raw) {
            double told = candle.quoteVolume();
            turnovers.add(Double.isNaN(told) ? candle.close() * candle.volume() : told);
        }

        @Override
        public void refuse(@Nullable SeriesKey series, long place, String raw, String rule, String message) {
            // A day that cannot be read counts for nothing here.
        }

        @Override
        public void note(String message) {
            // Whoever wants to know fetches the bars.
        }

        double median() {
            List<Double> sorted = turnovers.stream().sorted().toList();
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        }
    }
}
