package dev.almanac.connectors.venue;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.quality.Finding;
import dev.almanac.analytics.quality.QualityRule;
import dev.almanac.connectors.venue.protocol.CandleAsk;
import dev.almanac.connectors.venue.protocol.CandlePage;
import dev.almanac.connectors.venue.protocol.CandleRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers the spans of which a venue has no bars, so that they need not be asked for again. What is younger than a day, or
 * three bars, is left out: a venue may be late.
 */
final class AbsentBars {
    private static final Duration LATE = Duration.ofDays(1);
    private static final int LATE_BARS = 3;

    private final SeriesKey series;
    private final long length;
    private final long settled;
    private final List<long[]> spans = new ArrayList<>();

    /** @param now microseconds since the epoch */
    AbsentBars(SeriesKey series, long now) {
        this.series = series;
        this.length = series.interval().micros();
        this.settled = now - Math.max(LATE.toNanos() / 1000, LATE_BARS * length);
    }

    /** The next page as it counts; of one with rows that cannot be read nobody knows which bars they are. */
    void page(CandleAsk ask, CandlePage page) {
        if (!page.bad().isEmpty()) {
            return;
        }
        long at = ask.from();
        for (CandleRow row : page.rows()) {
            add(at, row.candle().openTime());
            at = row.candle().openTime() + length;
        }
        add(at, ask.to());
    }

    private void add(long from, long to) {
        long end = Math.min(to, series.interval().floor(settled));
        if (from >= end) {
            return;
        }
        long[] last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && last[1] == from) {
            last[1] = end;
        } else {
            spans.add(new long[] {from, end});
        }
    }

    /** Tells them, each as a finding. */
    void tell(CandleSink sink) {
        for (long[] span : spans) {
            long bars = (span[1] - span[0]) / length;
            sink.finding(
                    series,
                    new Finding(
                            QualityRule.NOT_AT_VENUE.code(),
                            span[0],
                            span[1],
                            bars,
                            Figures.count(bars, "bar was", "bars were") + " asked for that the venue does not have"));
        }
    }
}
