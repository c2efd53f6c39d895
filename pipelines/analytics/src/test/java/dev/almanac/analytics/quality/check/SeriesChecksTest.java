package dev.almanac.analytics.quality.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.quality.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check finds its defect, where and as long as it was planted, and nothing else; a sound market has no finding. */
class SeriesChecksTest {
    private static final int COUNT = 600;

    private static final int AT = 300;

    static Stream<Arguments> markets() {
        return LongStream.rangeClosed(1, 12).boxed().flatMap(seed -> Stream.of(Interval.M5, Interval.H1, Interval.D1)
                .map(interval -> Arguments.of(interval, seed)));
    }

    @ParameterizedTest
    @MethodSource("markets")
    void findNothingInASoundMarket(Interval interval, long seed) {
        assertThat(Market.check(interval, Market.bars(interval, 5000, seed))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("markets")
    void findFrozenPrices(Interval interval, long seed) {
        List<Candle> bars = Market.bars(interval, COUNT, seed);
        Candle stale = bars.get(AT);
        List<Candle> frozen = Market.with(
                bars, AT, AT + 9, bar -> Market.prices(bar, stale.open(), stale.high(), stale.low(), stale.close()));

        assertOne(Market.check(interval, frozen), Checks.FROZEN_PRICE, bars, AT, 9);
    }

    @ParameterizedTest
    @MethodSource("markets")
    void findAPaddedTail(Interval interval, long seed) {
        List<Candle> bars = Market.bars(interval, 4000, seed);
        int from = 4000 - Math.toIntExact(Math.max(5, 6 * Interval.D1.micros() / interval.micros()));
        double last = bars.get(from - 1).close();

        assertOne(
                Market.check(interval, Market.with(bars, from, 4000, bar -> Market.idle(bar, last))),
                Checks.FLAT_TAIL,
                bars,
                from,
                4000 - from);
    }

    @ParameterizedTest
    @MethodSource("markets")
    void findARunWithoutTrades(Interval interval, long seed) {
        int idle = Math.toIntExact(Math.max(5, Interval.D1.micros() / interval.micros()));
        List<Candle> bars = Market.bars(interval, COUNT + idle, seed);
        double last = bars.get(AT - 1).close();
        List<Candle> halted = new ArrayList<>(bars.subList(0, AT));
        for (int i = AT; i < AT + idle; i++) {
            halted.add(Market.idle(bars.get(i), last));
        }
        long later = idle * interval.micros();
        bars.subList(AT, COUNT).forEach(bar -> halted.add(moved(bar, later)));

        assertOne(Market.check(interval, halted), Checks.ZERO_VOLUME_RUN, halted, AT, idle);
    }

    @ParameterizedTest
    @MethodSource("markets")
    void findAMoveWithoutVolume(Interval interval, long seed) {
        List<Candle> bars = Market.bars(interval, COUNT, seed);

        assertOne(
                Market.check(interval, Market.with(bars, AT, AT + 3, bar -> Market.volumes(bar, 0, 0))),
                Checks.MOVED_WITHOUT_TRADES,
                bars,
                AT,
                3);
    }

    @ParameterizedTest
    @MethodSource("markets")
    void findAWrongUnitAndBack(Interval interval, long seed) {
        List<Candle> bars = Market.bars(interval, COUNT, seed);
        for (int length : List.of(1, 2, 40)) {
            for (double factor : List.of(10.0, 0.1, 1000.0, 1e-8)) {
                assertOne(
                        Market.check(interval, Market.with(bars, AT, AT + length, bar -> Market.scaled(bar, factor))),
                        Checks.POWER_OF_TEN,
                        bars,
                        AT,
                        length);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("markets")
    void findAWrongDigitInOnePrice(Interval interval, long seed) {
        List<Candle> bars = Market.bars(interval, COUNT, seed);
        List<Candle> high = Market.with(
                bars, AT, AT + 1, bar -> Market.prices(bar, bar.open(), bar.open() * 10, bar.low(), bar.close()));
        List<Candle> close = Market.with(
                bars,
                AT,
                AT + 1,
                bar -> Market.prices(bar, bar.open(), bar.high(), bar.open() / 100, bar.open() / 100));

        assertOne(Market.check(interval, high), Checks.POWER_OF_TEN, bars, AT, 1);
        assertOne(Market.check(interval, close), Checks.POWER_OF_TEN, bars, AT, 1);
    }

    @ParameterizedTest
    @MethodSource("markets")
    void findASplit(Interval interval, long seed) {
        List<Candle> bars = Market.bars(interval, COUNT, seed);
        for (double factor : List.of(0.5, 5.0, 0.001, 1000.0)) {
            List<Candle> split = Market.with(bars, AT, COUNT, bar -> Market.scaled(bar, factor));

            assertOne(Market.check(interval, split), Checks.REDENOMINATION, bars, AT, 1);
        }
    }

    @ParameterizedTest
    @MethodSource("markets")
    void findSwappedOpenAndClose(Interval interval, long seed) {
        List<Candle> bars = Market.bars(interval, COUNT, seed);
        List<Candle> swapped = Market.with(
                bars, AT, AT + 60, bar -> Market.prices(bar, bar.close(), bar.high(), bar.low(), bar.open()));

        List<Finding> findings = Market.check(interval, swapped);

        assertThat(findings).extracting(Finding::rule).containsOnly(Checks.SWAPPED_COLUMNS.name());
        long found = findings.stream().mapToLong(Finding::bars).sum();
        assertThat(found).isBetween(54L, 61L);
    }

    @ParameterizedTest
    @MethodSource("markets")
    void findSwappedVolumes(Interval interval, long seed) {
        // A price of about 1 is its own inverse: nothing shows that the two are swapped.
        List<Candle> bars = Market.bars(interval, COUNT, seed).stream()
                .map(bar -> Market.scaled(bar, 1000))
                .toList();
        List<Candle> swapped =
                Market.with(bars, AT, AT + 4, bar -> Market.volumes(bar, bar.quoteVolume(), bar.volume()));
        List<Candle> other = Market.with(bars, AT, AT + 4, bar -> Market.volumes(bar, bar.volume(), bar.volume()));

        assertOne(Market.check(interval, swapped), Checks.SWAPPED_COLUMNS, bars, AT, 4);
        assertOne(Market.check(interval, other), Checks.TURNOVER_MISMATCH, bars, AT, 4);
    }

    @ParameterizedTest
    @MethodSource("markets")
    void findBarsOfALongerInterval(Interval interval, long seed) {
        List<Candle> bars = Market.bars(interval, COUNT, seed);
        List<Candle> thinned = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            if (i < AT || i >= AT + 120 || i % 6 == 0) {
                thinned.add(bars.get(i));
            }
        }

        List<Finding> findings = Market.check(interval, thinned).stream()
                .filter(one -> one.rule().equals(Checks.INTERVAL_SWITCH.name()))
                .toList();

        assertThat(findings).singleElement().satisfies(one -> {
            assertThat(one.bars()).isEqualTo(21);
            assertThat(one.from()).isEqualTo(bars.get(AT).openTime());
        });
    }

    @Test
    void takeAnActualCrashForNone() {
        List<Candle> bars = Market.bars(Interval.H1, COUNT, 3);
        // It falls to a tenth within one bar, trading all the way, and stays there.
        List<Candle> crashed = Market.with(bars, AT + 1, COUNT, bar -> Market.scaled(bar, 0.1));
        Candle fall = bars.get(AT);
        crashed.set(
                AT,
                Market.prices(
                        fall,
                        fall.open(),
                        fall.high(),
                        bars.get(AT + 1).low() / 10,
                        bars.get(AT + 1).open() / 10));

        assertThat(Market.check(Interval.H1, crashed)).isEmpty();
    }

    @Test
    void takeAQuietMarketForNoFrozenOne() {
        List<Candle> bars = Market.bars(Interval.M1, 4000, 5);
        // Two of three bars repeat the one before, as those of a stable pair do.
        List<Candle> quiet = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            Candle price = bars.get(i - i % 8);
            quiet.add(Market.prices(bars.get(i), price.open(), price.open(), price.open(), price.open()));
        }

        assertThat(Market.check(Interval.M1, quiet))
                .extracting(Finding::rule)
                .doesNotContain(Checks.FROZEN_PRICE.name());
    }

    @Test
    void sayTwoFindingsOfOneCheckAndSpanInOne() {
        List<Finding> held = new ArrayList<>();
        Flood flood = new Flood(held::add);
        flood.accept(new Finding("swapped_columns", 0, 10, 4, "prices"));
        flood.accept(new Finding("swapped_columns", 0, 10, 6, "volumes"));
        flood.accept(new Finding("swapped_columns", 10, 20, 1, "prices"));
        flood.finish();
        assertThat(held)
                .containsExactly(
                        new Finding("swapped_columns", 0, 10, 6, "prices; volumes"),
                        new Finding("swapped_columns", 10, 20, 1, "prices"));
    }

    @Test
    void putAFloodOfFindingsTogether() {
        List<Candle> bars = Market.bars(Interval.H1, 1000, 7);
        List<Candle> holes = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            holes.add(i % 4 == 3 ? Market.volumes(bars.get(i), 0, 0) : bars.get(i));
        }

        List<Finding> findings = Market.check(Interval.H1, holes);

        assertThat(findings).hasSize(Flood.MOST + 1);
        assertThat(findings.stream().mapToLong(Finding::bars).sum()).isEqualTo(250);
        assertThat(findings.get(Flood.MOST).message())
                .isEqualTo("200 more findings of this check, of 200 bars in this time");
    }

    private static Candle moved(Candle bar, long micros) {
        return new Candle(
                bar.openTime() + micros,
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                bar.quoteVolume(),
                -1,
                Double.NaN,
                Double.NaN);
    }

    private static void assertOne(List<Finding> findings, Check check, List<Candle> bars, int from, int count) {
        assertThat(findings).singleElement().satisfies(one -> {
            assertThat(one.rule()).isEqualTo(check.name());
            assertThat(one.from()).isEqualTo(bars.get(from).openTime());
            assertThat(one.bars()).isEqualTo(count);
            long length = bars.get(1).openTime() - bars.get(0).openTime();
            assertThat(one.until()).isEqualTo(bars.get(from).openTime() + count * length);
        });
    }
}
