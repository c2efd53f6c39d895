package dev.almanac.connectors.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.quality.Finding;
import dev.almanac.connectors.venue.protocol.BadRow;
import dev.almanac.connectors.venue.protocol.CandleAsk;
import dev.almanac.connectors.venue.protocol.CandlePage;
import dev.almanac.connectors.venue.protocol.CandleRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AbsentBarsTest {
    private static final long HOUR = Interval.H1.micros();
    private static final SeriesKey SERIES = new SeriesKey("coinbase", Loopback.BTC, Interval.H1);
    private static final OptionalLong UNKNOWN = OptionalLong.empty();

    private final AbsentBars absent = new AbsentBars(SERIES, 1000 * HOUR);

    private void page(long from, long to, List<Long> hours, OptionalLong... bad) {
        List<CandleRow> rows = hours.stream()
                .map(hour -> new CandleRow(Candle.of(hour * HOUR, 1, 1, 1, 1, 1), "row"))
                .toList();
        List<BadRow> refused = new ArrayList<>();
        for (OptionalLong time : bad) {
            refused.add(new BadRow("not_a_number", "open is none", "row", time));
        }
        absent.page(
                new CandleAsk(Loopback.BTC, Interval.H1, from * HOUR, to * HOUR, 1000 * HOUR),
                new CandlePage(rows, refused, false));
    }

    /** As {@code rule from-until:bars}, in hours. */
    private List<String> told() {
        List<String> told = new ArrayList<>();
        absent.tell(new CandleSink() {
            @Override
            public void candle(SeriesKey series, Candle candle, long place, String raw) {
                throw new AssertionError(candle);
            }

            @Override
            public void refuse(@Nullable SeriesKey series, long place, String raw, String rule, String message) {
                throw new AssertionError(raw);
            }

            @Override
            public void finding(SeriesKey series, Finding finding) {
                told.add(finding.rule() + " " + finding.from() / HOUR + "-" + finding.until() / HOUR + ":"
                        + finding.bars());
            }

            @Override
            public void note(String message) {
                throw new AssertionError(message);
            }
        });
        return told;
    }

    @Test
    void gapsAreToldOverPagesUpToADayAgo() {
        page(0, 10, List.of(0L, 1L, 4L));
        page(10, 20, List.of(12L, 19L));
        page(970, 1000, List.of(970L, 971L));
        assertThat(told())
                .containsExactly(
                        "not_at_venue 2-4:2", "not_at_venue 5-12:7", "not_at_venue 13-19:6", "not_at_venue 972-976:4");
    }

    @Test
    void aRowThatIsNoCandleIsNoAbsentBarAndNotAskedForAgain() {
        page(0, 10, List.of(0L, 1L, 2L, 6L, 7L, 9L), OptionalLong.of(3 * HOUR), OptionalLong.of(4 * HOUR));
        page(10, 20, List.of(15L), UNKNOWN);
        page(985, 990, LongStream.range(985, 989).boxed().toList(), OptionalLong.of(989 * HOUR));
        assertThat(told())
                .as("nobody knows which bars of the second page there are; the last one is young")
                .containsExactly("not_at_venue 5-6:1", "not_at_venue 8-9:1", "refused_at_venue 3-5:2");
    }

    /** A pair that is traded every other hour, at a venue that leaves hours without trades out. */
    @Test
    void manyGapsAreOneFindingOverAllThatWasAskedFor() {
        for (long from = 0; from < 600; from += 300) {
            page(
                    from,
                    from + 300,
                    LongStream.range(from, from + 300)
                            .filter(hour -> hour % 2 == 0)
                            .boxed()
                            .toList());
        }
        page(600, 900, List.of(), UNKNOWN);
        page(900, 905, List.of(900L, 901L, 904L));
        assertThat(told()).containsExactly("not_at_venue 0-600:300", "not_at_venue 902-904:2");
    }
}
