package dev.almanac.analytics.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {
    private static final long HOUR = Interval.H1.micros();
    private static final long START = 1_640_995_200_000_000L; // 2022-01-01

    @Test
    void aBarHasWhatItsShorterOnesComeTo() {
        List<String> made = resampled(
                Interval.H1,
                Interval.H4,
                full(0, 10, 12, 9, 11, 5),
                full(1, 11, 15, 10, 14, 6),
                full(2, 14, 14, 8, 9, 7),
                full(3, 9, 10, 9, 10, 8));
        assertThat(made).containsExactly("2022-01-01T00 10 15 8 10 volume 26 quote 260 trades 4 takers 13 130, 4 of 4");
    }

    @Test
    void barsWithoutTradesGiveNoPriceButCount() {
        List<String> made = resampled(
                Interval.H1,
                Interval.H4,
                Candle.of(at(0), 50, 50, 50, 50, 0),
                Candle.of(at(1), 11, 15, 10, 14, 6),
                Candle.of(at(2), 70, 70, 70, 70, 0),
                Candle.of(at(3), 9, 10, 9, 10, 8),
                Candle.of(at(4), 10, 10, 10, 10, 0),
                Candle.of(at(5), 10, 10, 10, 10, 0),
                Candle.of(at(7), 10, 10, 10, 10, 0));
        assertThat(made)
                .containsExactly(
                        "2022-01-01T00 11 15 9 10 volume 14 quote NaN trades -1 takers NaN NaN, 4 of 4",
                        "2022-01-01T04 10 10 10 10 volume 0 quote NaN trades -1 takers NaN NaN, 3 of 4");
    }

    @Test
    void aGapLeavesABarIncompleteAndTheLastOneWaitsForItsEnd() {
        List<String> made = resampled(
                Interval.H1,
                Interval.H4,
                full(1, 1, 1, 1, 1, 1),
                full(3, 1, 1, 1, 1, 1),
                full(9, 1, 1, 1, 1, 1),
                full(12, 1, 1, 1, 1, 1),
                full(13, 1, 1, 1, 1, 1));
        assertThat(made)
                .extracting(line -> line.substring(0, 13) + line.substring(line.indexOf(',')))
                .containsExactly("2022-01-01T00, 2 of 4", "2022-01-01T08, 1 of 4");
    }

    @Test
    void weeksBeginOnMonday() {
        List<Candle> days = new ArrayList<>();
        for (int day = 0; day < 10; day++) {
            days.add(Candle.of(START + day * Interval.D1.micros(), 1, 1, 1, 1, 1));
        }
        assertThat(resampled(Interval.D1, Interval.W1, days.toArray(Candle[]::new)))
                .extracting(line -> line.substring(0, 10) + line.substring(line.indexOf(',')))
                .containsExactly("2021-12-27, 2 of 7", "2022-01-03, 7 of 7");
    }

    /** By way of an interval between, or straight: the same bars, but for the order in which volumes are added up. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theWayDoesNotMatter(long seed) {
        Random random = new Random(seed);
        List<Candle> hours = new ArrayList<>();
        double close = 100;
        for (int hour = 0; hour < 24 * 9; hour++) {
            double open = close;
            close = open * Math.exp(0.01 * random.nextGaussian());
            double volume = random.nextInt(5) == 0 ? 0 : random.nextInt(100);
            if (volume == 0) {
                close = open;
            }
            hours.add(Candle.of(at(hour), open, Math.max(open, close), Math.min(open, close), close, volume));
        }
        List<Candle> fours = candles(Interval.H1, Interval.H4, hours);
        assertThat(candles(Interval.H4, Interval.D1, fours))
                .as("seed %s", seed)
                .hasSize(9)
                .isEqualTo(candles(Interval.H1, Interval.D1, hours));
    }

    @ParameterizedTest
    @CsvSource({"4h, 1h", "1h, 1h", "1w, 1d"})
    void onlyLongerIntervalsAreMade(String from, String to) {
        Interval shorter = Interval.parse(from).orElseThrow();
        Interval longer = Interval.parse(to).orElseThrow();
        assertThat(Resampler.fits(shorter, longer)).isFalse();
        assertThatThrownBy(() -> new Resampler(shorter, longer, (bar, bars, of) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void barsComeInOrder() {
        Resampler resampler = new Resampler(Interval.H1, Interval.H4, (bar, bars, of) -> {});
        resampler.bar(full(1, 1, 1, 1, 1, 1));
        assertThatThrownBy(() -> resampler.bar(full(1, 1, 1, 1, 1, 1))).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Candle> candles(Interval from, Interval to, List<Candle> bars) {
        List<Candle> made = new ArrayList<>();
        Resampler resampler = new Resampler(from, to, (bar, number, of) -> made.add(bar));
        bars.forEach(resampler::bar);
        resampler.finish();
        return made;
    }

    private static List<String> resampled(Interval from, Interval to, Candle... bars) {
        List<String> made = new ArrayList<>();
        Resampler resampler =
                new Resampler(from, to, (bar, number, of) -> made.add(text(bar) + ", " + number + " of " + of));
        for (Candle bar : bars) {
            resampler.bar(bar);
        }
        resampler.finish();
        return made;
    }

    private static String text(Candle bar) {
        String time =
                Instant.EPOCH.plus(bar.openTime(), ChronoUnit.MICROS).toString().substring(0, 13);
        return (time + " " + bar.open() + " " + bar.high() + " " + bar.low() + " " + bar.close() + " volume "
                        + bar.volume() + " quote " + bar.quoteVolume() + " trades " + bar.tradeCount() + " takers "
                        + bar.takerBuyVolume() + " " + bar.takerBuyQuoteVolume())
                .replace(".0", "");
    }

    private static long at(int hour) {
        return START + hour * HOUR;
    }

    private static Candle full(int hour, double open, double high, double low, double close, double volume) {
        return new Candle(at(hour), open, high, low, close, volume, volume * 10, 1, volume / 2, volume * 5);
    }
}
