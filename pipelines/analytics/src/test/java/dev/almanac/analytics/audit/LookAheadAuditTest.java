package dev.almanac.analytics.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.audit.Finding.Experiment;
import dev.almanac.analytics.feature.Alpha158Features;
import dev.almanac.analytics.feature.Column;
import dev.almanac.analytics.feature.CoreFeatures;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.feature.LibraryFeatures;
import dev.almanac.analytics.feature.TestBars;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
        };

        abstract void fill(Map<Interval, Bars> bars, Interval interval, double[] out);
    }

    /** An honest column and a cheat beside each other. */
    private record Planted(Cheat cheat) implements Computation {
        @Override
        public List<String> names() {
            return List.of("honest", "cheat");
        }

        @Override
        public Map<Interval, double[][]> compute(Map<Interval, Bars> bars, Map<Interval, Integer> same) {
            Map<Interval, double[][]> columns = new EnumMap<>(Interval.class);
            bars.forEach((interval, own) -> {
                double[][] values = new double[2][own.size()];
                Arrays.setAll(values[0], own::close);
                cheat.fill(bars, interval, values[1]);
                columns.put(interval, values);
            });
            return columns;
        }
    }

    @ParameterizedTest
    @EnumSource(Cheat.class)
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
