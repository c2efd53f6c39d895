package dev.almanac.analytics.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.CandleWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchWishTest {
    private static final long HOUR = Interval.H1.micros();
    private static final Instant BEGIN = Instant.EPOCH.plus(Duration.ofHours(10));
    private static final Instant UNTIL =
            Instant.EPOCH.plus(Duration.ofHours(100).plusMinutes(59));

    private static Span hours(long from, long to) {
        return new Span(from * HOUR, to * HOUR);
    }

    private static FetchWish wish(Optional<Instant> from, int refreshed) {
        return new FetchWish(
                new SeriesKey("binance", new Symbol("BTC", "USDT"), Interval.H1), from, BEGIN, UNTIL, refreshed);
    }

    /** Windows as hours, such as {@code 10-100}. */
    private static List<String> asked(FetchWish wish, List<Span> stored, List<Span> absent, List<Span> again) {
        return wish.windows(stored, absent, again).stream()
                .map(window -> hour(window.from()) + "-" + hour(window.to()))
                .toList();
    }

    private static long hour(Instant time) {
        return Duration.between(Instant.EPOCH, time).toHours();
    }

    private static List<String> asked(Optional<Instant> from, int refreshed, Span... stored) {
        return asked(wish(from, refreshed), List.of(stored), List.of(), List.of());
    }

    @Test
    void asksForEverythingWhereNothingIsStored() {
        assertThat(asked(Optional.empty(), 3)).containsExactly("10-100");
        assertThat(asked(Optional.of(Instant.EPOCH.plusSeconds(1)), 3)).containsExactly("1-100");
    }

    @Test
    void goesOnBehindTheLastBarAndLooksAtTheLastOnesAgain() {
        assertThat(asked(Optional.empty(), 3, hours(20, 90))).containsExactly("87-100");
        assertThat(asked(Optional.empty(), 0, hours(20, 90))).containsExactly("90-100");
        assertThat(asked(Optional.empty(), 3, hours(20, 100))).containsExactly("97-100");
        assertThat(asked(Optional.empty(), 0, hours(20, 100))).isEmpty();
        assertThat(asked(Optional.empty(), 500, hours(20, 100))).containsExactly("20-100");
    }

    @Test
    void healsGapsAndReachesFurtherBackWhereAsked() {
        assertThat(asked(Optional.empty(), 2, hours(20, 40), hours(45, 100))).containsExactly("40-45", "98-100");
        assertThat(asked(Optional.of(Instant.EPOCH), 1, hours(20, 100))).containsExactly("0-20", "99-100");
    }

    @Test
    void looksAtNoMoreThanTheLastStoredSpanAgain() {
        assertThat(asked(Optional.empty(), 9, hours(20, 40), hours(95, 100))).containsExactly("40-100");
    }

    @Test
    void doesNotAskForWhatTheVenueDoesNotHaveUnlessTold() {
        FetchWish wish = wish(Optional.of(Instant.EPOCH), 0);
        List<Span> stored = List.of(hours(20, 40), hours(45, 100));
        List<Span> absent = List.of(hours(0, 20), hours(41, 43));
        assertThat(asked(wish, stored, absent, List.of())).containsExactly("40-41", "43-45");
        assertThat(asked(wish, stored, absent, List.of(hours(41, 42), hours(60, 61), hours(99, 200))))
                .containsExactly("40-42", "43-45", "60-61", "99-100");
    }

    /** Of a pair that is no longer traded only what came to pass since is asked for. */
    @Test
    void doesNotLookAtTheLastBarsAgainWhereTheVenueHasNothingBehindThem() {
        FetchWish wish = wish(Optional.empty(), 3);
        List<Span> stored = List.of(hours(20, 40));
        assertThat(asked(wish, stored, List.of(hours(40, 76)), List.of())).containsExactly("76-100");
        assertThat(asked(wish, stored, List.of(hours(40, 76), hours(76, 99)), List.of()))
                .containsExactly("99-100");
        assertThat(asked(wish, stored, List.of(hours(30, 40), hours(41, 76)), List.of()))
                .containsExactly("37-41", "76-100");
    }

    @Test
    void neverAsksForABarThatIsStillOpen() {
        FetchWish early = new FetchWish(
                wish(Optional.empty(), 0).series(),
                Optional.empty(),
                BEGIN,
                BEGIN.plus(Duration.ofHours(1)).minusMillis(1),
                3);
        assertThat(early.windows(List.of(), List.of(), List.of())).isEmpty();
    }

    /** Hour by hour: what is asked is what is neither stored nor absent, and the last stored one unless nothing follows it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void asksForEveryHourThatIsMissingAndNoOther(long seed) {
        Random random = new Random(seed);
        TreeSet<Long> stored = new TreeSet<>();
        TreeSet<Long> absent = new TreeSet<>();
        for (long hour = 0; hour < 120; hour++) {
            int kind = random.nextInt(8);
            if (kind < 5) {
                stored.add(hour);
            } else if (kind < 6) {
                absent.add(hour);
            }
        }
        TreeSet<Long> expected = new TreeSet<>();
        for (long hour = 5; hour < 100; hour++) {
            if (!stored.contains(hour) && !absent.contains(hour)) {
                expected.add(hour);
            }
        }
        long last = stored.headSet(100L).last();
        if (!absent.contains(last + 1)) {
            expected.add(last);
        }
        TreeSet<Long> asked = new TreeSet<>();
        FetchWish wish = wish(Optional.of(Instant.EPOCH.plus(Duration.ofHours(5))), 1);
        for (CandleWindow window : wish.windows(spans(stored), spans(absent), List.of())) {
            for (long hour = hour(window.from()); hour < hour(window.to()); hour++) {
                assertThat(asked.add(hour))
                        .as("seed %s, hour %s twice", seed, hour)
                        .isTrue();
            }
        }
        assertThat(asked).as("seed %s", seed).isEqualTo(expected);
    }

    private static List<Span> spans(TreeSet<Long> hours) {
        List<Span> spans = new ArrayList<>();
        hours.forEach(hour -> spans.add(hours(hour, hour + 1)));
        return Span.joined(spans);
    }
}
