package dev.almanac.analytics.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.audit.Finding.Experiment;
import dev.almanac.analytics.feature.Alpha158Features;
import dev.almanac.analytics.feature.Column;
import dev.almanac.analytics.feature.CoreFeatures;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.feature.Form;
import dev.almanac.analytics.feature.LibraryFeatures;
import dev.almanac.analytics.feature.TestBars;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.type.Arguments;
import dev.almanac.analytics.indicator.type.Call;
import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Scale;
import dev.almanac.analytics.market.Interval;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LookAheadAuditTest {
    private static final int CUTS = 3;

    /** Columns that look ahead, as people write them by mistake. */
    private enum Cheat {
        /** The last turn is moved while it goes on: a zigzag that is drawn back to its extreme. */
        REPAINTING_ZIGZAG {
            @Override
            void fill(Map<Interval, Bars> bars, Interval interval, double[] out) {
                Bars own = of(bars, interval);
                int top = 0;
                for (int i = 0; i < own.size(); i++) {
                    out[i] = 0;
                    if (own.close(i) > own.close(top)) {
                        top = i;
                    } else if (own.close(i) < 0.9 * own.close(top)) {
                        out[top] = 1;
                        top = i;
                    }
                }
            }
        },
        /** Two bars before and two after. */
        CENTRED_AVERAGE {
            @Override
            void fill(Map<Interval, Bars> bars, Interval interval, double[] out) {
                Bars own = of(bars, interval);
                for (int i = 0; i < own.size(); i++) {
                    double sum = 0;
                    for (int k = i - 2; k <= i + 2; k++) {
                        sum += k < 0 || k >= own.size() ? Double.NaN : own.close(k);
                    }
                    out[i] = sum / 5;
                }
            }
        },
        /** Standardised by the mean and deviation of the whole sample. */
        FULL_SAMPLE_SCORE {
            @Override
            void fill(Map<Interval, Bars> bars, Interval interval, double[] out) {
                Bars own = of(bars, interval);
                double[] closes = new double[own.size()];
                Arrays.setAll(closes, own::close);
                double mean = Arrays.stream(closes).average().orElse(Double.NaN);
                double variance = Arrays.stream(closes)
                        .map(close -> (close - mean) * (close - mean))
                        .average()
                        .orElse(Double.NaN);
                for (int i = 0; i < closes.length; i++) {
                    out[i] = (closes[i] - mean) / Math.sqrt(variance);
                }
            }
        },
        /** The close of the day that a 4-hour bar lies in, joined on open times. */
        JOIN_ON_OPEN_TIME {
            @Override
            void fill(Map<Interval, Bars> bars, Interval interval, double[] out) {
                Bars own = of(bars, interval);
                Bars daily = of(bars, Interval.D1);
                int day = -1;
                for (int i = 0; i < own.size(); i++) {
                    while (day + 1 < daily.size() && daily.openTime(day + 1) <= own.openTime(i)) {
                        day++;
                    }
                    out[i] = day < 0 ? Double.NaN : daily.close(day);
                }
            }
        },
        /** Nothing of a history that falls by a twentieth at once: what will be delisted is left out from the beginning. */
        SURVIVORS {
            @Override
            void fill(Map<Interval, Bars> bars, Interval interval, double[] out) {
                Bars own = of(bars, interval);
                boolean survives = true;
                for (int i = 1; i < own.size(); i++) {
                    survives &= own.close(i) > 0.95 * own.close(i - 1);
                }
                for (int i = 0; i < own.size(); i++) {
                    out[i] = survives ? own.close(i) : Double.NaN;
                }
            }
        };

        abstract void fill(Map<Interval, Bars> bars, Interval interval, double[] out);
    }

    /** An honest column and a cheat beside each other, computed after the bars that a state was left after. */
    private static final class Planted implements Computation {
        private final Cheat cheat;
        private final Map<Interval, double[][]> values = new EnumMap<>(Interval.class);

        Planted(Cheat cheat) {
            this.cheat = cheat;
        }

        @Override
        public List<String> names() {
            return List.of("honest", "cheat");
        }

        @Override
        public Map<Interval, byte[]> compute(Map<Interval, Bars> bars, Map<Interval, byte[]> states) {
            Map<Interval, byte[]> next = new EnumMap<>(Interval.class);
            bars.forEach((interval, own) -> {
                double[][] all = new double[2][own.size()];
                Arrays.setAll(all[0], own::close);
                cheat.fill(bars, interval, all[1]);
                int from = states.containsKey(interval)
                        ? ByteBuffer.wrap(states.get(interval)).getInt()
                        : 0;
                double[][] before = values.getOrDefault(interval, all);
                for (int i = 0; i < all.length; i++) {
                    System.arraycopy(before[i], 0, all[i], 0, Math.min(from, before[i].length));
                }
                values.put(interval, all);
                next.put(interval, ByteBuffer.allocate(4).putInt(0, own.size()).array());
            });
            return next;
        }

        @Override
        public Map<Interval, double[][]> values() {
            return values;
        }
    }

    @ParameterizedTest
    @EnumSource(value = Cheat.class, mode = EnumSource.Mode.EXCLUDE, names = "SURVIVORS")
    void namesThePlantedCheatAndNothingElse(Cheat cheat) {
        LookAheadAudit audit = new LookAheadAudit(() -> new Planted(cheat), CUTS, 1);
        Map<Interval, Bars> bars = bars(20);
        List<Finding> findings = audit.audit("BTC/USDT", bars).findings();
        assertThat(findings).as(cheat.name()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.feature()).isEqualTo("cheat");
            assertThat(finding.openTime() + finding.interval().micros()).isLessThanOrEqualTo(finding.cut());
            assertThat(finding.rows()).isPositive();
            assertThat(Double.doubleToLongBits(finding.withFuture()))
                    .isNotEqualTo(Double.doubleToLongBits(finding.without()));
        });
        assertThat(findings).extracting(Finding::experiment).contains(Experiment.TRUNCATED);
        assertThat(audit.audit("BTC/USDT", bars).findings()).as("the same seed").isEqualTo(findings);
    }

    /** What takes no notice of a calm future: only another one shows it, on every bar since the first. */
    @Test
    void noiseShowsWhatTruncationCannot() {
        Bars calm = new Bars();
        Bar bar = new Bar();
        for (int i = 0; i < 2048; i++) {
            double close = 100 + StrictMath.sin(i);
            calm.add(bar.fill(i * Interval.H4.micros(), close, 102, 98, close, 10, 1000));
        }
        List<Finding> findings = new LookAheadAudit(() -> new Planted(Cheat.SURVIVORS), CUTS, 1)
                .audit("BTC/USDT", Map.of(Interval.H4, calm))
                .findings();
        assertThat(findings).hasSize(CUTS).allSatisfy(finding -> {
            assertThat(finding.feature()).isEqualTo("cheat");
            assertThat(finding.experiment()).isEqualTo(Experiment.NOISE);
            assertThat(finding.withFuture()).isNaN();
            assertThat(finding.without()).isBetween(99.0, 101.0);
        });
        assertThat(findings.get(0).openTime()).as("the first bar").isZero();
        long last = findings.get(CUTS - 1).cut();
        assertThat(findings.stream().mapToLong(Finding::rows).sum())
                .as("every bar before the last cut")
                .isEqualTo(last / Interval.H4.micros());
    }

    /** An indicator that shows the next close, which it remembers from whoever computed these bars before. */
    private static final class Remembering implements Indicator {
        private static final Map<Long, Double> CLOSES = new ConcurrentHashMap<>();
        private double next = Double.NaN;

        @Override
        public void update(Bar bar) {
            CLOSES.put(bar.openTime(), bar.close());
            next = CLOSES.getOrDefault(bar.openTime() + Interval.H4.micros(), Double.NaN);
        }

        @Override
        public void save(StateWriter writer) {
            writer.putDouble(next);
        }

        @Override
        public void restore(StateReader reader) {
            next = reader.getDouble();
        }
    }

    /** One that looks at the bars that it is given at once, and shows a close that is far from the one before it. */
    private static final class Peeking implements BlockIndicator {
        private double shown = Double.NaN;
        private double[] all = new double[0];

        @Override
        public void update(Bar bar) {
            shown = bar.close();
        }

        @Override
        public void update(BarBlock block) {
            double[] closes = block.closes();
            all = block.keep();
            for (int i = 0; i < block.count(); i++) {
                boolean far = i + 1 < block.count() && Math.abs(closes[i + 1] / closes[i] - 1) > 0.02;
                all[i] = far ? closes[i + 1] : closes[i];
                shown = all[i];
            }
        }

        @Override
        public void save(StateWriter writer) {
            writer.putDouble(shown);
        }

        @Override
        public void restore(StateReader reader) {
            shown = reader.getDouble();
        }
    }

    private static <I extends Indicator> Column column(IndicatorType<I> type) {
        Call<I> call = new Call<>(type, new Arguments(List.of()), type.outputs().get(0));
        return new Column(type.name(), type.label(), Form.VALUE, call, Optional.empty());
    }

    /** A plug-in can do both, though it is given one bar after the other. */
    @Test
    void memoryBeyondAComputationAndLooksIntoABlockAreSeen() {
        Column remembers = column(IndicatorType.of("remembers", "Remembers", Group.MOMENTUM)
                .made((arguments, interval) -> new Remembering(), arguments -> 1)
                .shows("price", Scale.PRICE, indicator -> indicator.next));
        Column peeks = column(IndicatorType.of("peeks", "Peeks", Group.MOMENTUM)
                .made((arguments, interval) -> new Peeking(), arguments -> 1)
                .shows(
                        "price",
                        Scale.PRICE,
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        indicator -> indicator.shown,
                        (indicator, block) -> indicator.all));
        Column honest = Column.parse("sma(5)", IndicatorLibrary.builtIn());
        FeatureSet set = FeatureSet.of("planted", List.of(Interval.H4), List.of(remembers, honest, peeks));
        Map<Interval, Bars> bars = Map.of(Interval.H4, bars(Interval.H4, 2400, 23));
        List<Finding> findings = new LookAheadAudit(() -> new SetComputation(set), CUTS, 1)
                .audit("BTC/USDT", bars)
                .findings();
        assertThat(findings)
                .extracting(Finding::feature)
                .contains("remembers", "peeks")
                .doesNotContain("sma_5");
        assertThat(findings)
                .filteredOn(finding -> finding.feature().equals("remembers"))
                .extracting(Finding::experiment)
                .contains(Experiment.TRUNCATED);
    }

    @Test
    void everyIndicatorOfTheLibraryPasses() {
        List<Column> columns = new ArrayList<>();
        IndicatorLibrary.builtIn().all().forEach(type -> type.outputs().forEach(output -> {
            String text = type.signature() + (output.name().isEmpty() ? "" : "." + output.name());
            columns.add(Column.parse(text, IndicatorLibrary.builtIn()));
            columns.add(Column.parse(text + " @ 1d", IndicatorLibrary.builtIn()));
        }));
        FeatureSet all = FeatureSet.of("all", List.of(Interval.D1, Interval.H4), columns);
        LookAheadAudit audit = new LookAheadAudit(() -> new SetComputation(all), CUTS, 2);
        assertThat(audit.audit("ETH/USDT", bars(21)).findings()).isEmpty();
    }

    @Test
    void theCoreSetPasses() {
        LookAheadAudit audit = new LookAheadAudit(() -> new SetComputation(CoreFeatures.set()), CUTS, 3);
        assertThat(audit.audit("BTC/USDT", bars(22)).findings()).isEmpty();
    }

    static Stream<FeatureSet> sets() {
        List<Interval> intervals = List.of(Interval.D1, Interval.H4);
        return Stream.of(
                CoreFeatures.set(),
                Alpha158Features.set(intervals),
                LibraryFeatures.set(IndicatorLibrary.builtIn(), intervals));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("sets")
    void everySetPassesOnTheBundledSample(FeatureSet set) throws IOException {
        LookAheadAudit audit = new LookAheadAudit(() -> new SetComputation(set), CUTS, 4);
        for (String symbol : List.of("BTC/USDT", "SOL/USDT")) {
            Map<Interval, Bars> bars = new EnumMap<>(Interval.class);
            for (Interval interval : set.intervals()) {
                bars.put(interval, TestBars.sample(symbol, interval));
                assertThat(bars.get(interval).size()).isGreaterThan(500);
            }
            assertThat(audit.audit(symbol, bars).findings())
                    .as("%s, %s", set.name(), symbol)
                    .isEmpty();
        }
    }

    private static Bars of(Map<Interval, Bars> bars, Interval interval) {
        return bars.getOrDefault(interval, new Bars());
    }

    private static Map<Interval, Bars> bars(long seed) {
        Map<Interval, Bars> bars = new EnumMap<>(Interval.class);
        bars.put(Interval.D1, bars(Interval.D1, 400, seed));
        bars.put(Interval.H4, bars(Interval.H4, 2400, seed + 1));
        return bars;
    }

    private static Bars bars(Interval interval, int count, long seed) {
        Bars bars = new Bars();
        Bar bar = new Bar();
        TestBars.walk(interval, count, seed).forEach(candle -> bars.add(TestBars.fill(bar, candle)));
        return bars;
    }
}
