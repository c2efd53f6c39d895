package dev.almanac.connectors.venue;

import dev.almanac.analytics.market.Lateness;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.quality.RefusedBars;
import dev.almanac.analytics.quality.VenueFindings;
import dev.almanac.connectors.venue.protocol.BadRow;
import dev.almanac.connectors.venue.protocol.CandleAsk;
import dev.almanac.connectors.venue.protocol.CandlePage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Gathers the spans of which a venue has no bars, or none that can be read, so that they need not be asked for again. What is
 * younger than {@link Lateness} says is left out: a venue may be late. Where a window has many such spans, as of a pair that
 * is not traded every minute at a venue that leaves such bars out, they are told as one.
 */
final class AbsentBars {
    /** So many spans of what was asked for without a break stand alone. */
    static final int MOST = 20;

    private final SeriesKey series;
    private final long length;
    private final long settled;
    private final RefusedBars unreadable;
    private final List<Stretch> stretches = new ArrayList<>();

    /** What was asked for without a break, and the spans in it that are absent. */
    private static final class Stretch {
        private final long from;
        private long to;
        private long bars;
        private final List<long[]> spans = new ArrayList<>();

        Stretch(long from) {
            this.from = from;
            this.to = from;
        }
    }

    /** @param now microseconds since the epoch */
    AbsentBars(SeriesKey series, long now) {
        this.series = series;
        this.length = series.interval().micros();
        this.settled = Lateness.settled(series.interval(), now);
        this.unreadable = new RefusedBars(series.interval(), now);
    }

    /** The next page as it counts; of one with rows whose time cannot be read nobody knows which bars they are. */
    void page(CandleAsk ask, CandlePage page) {
        if (page.bad().stream().anyMatch(row -> row.openTime().isEmpty())) {
            return;
        }
        TreeSet<Long> times = new TreeSet<>();
        page.rows()
                .forEach(row -> times.add(series.interval().floor(row.candle().openTime())));
        for (BadRow row : page.bad()) {
            long open = series.interval().floor(row.openTime().orElseThrow());
            if (times.add(open)) {
                unreadable.add(open);
            }
        }
        long end = Math.min(ask.to(), settled);
        if (ask.from() >= end) {
            return;
        }
        Stretch stretch = at(ask.from());
        long at = ask.from();
        for (long time : times) {
            add(stretch, at, Math.min(time, end));
            at = time + length;
        }
        add(stretch, at, end);
        stretch.to = end;
    }

    private Stretch at(long from) {
        Stretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
        if (last != null && last.to == from) {
            return last;
        }
        Stretch begun = new Stretch(from);
        stretches.add(begun);
        return begun;
    }

    private void add(Stretch stretch, long from, long to) {
        if (from >= to) {
            return;
        }
        stretch.bars += (to - from) / length;
        long[] last = stretch.spans.isEmpty() ? null : stretch.spans.get(stretch.spans.size() - 1);
        if (last != null && last[1] == from) {
            last[1] = to;
        } else {
            stretch.spans.add(new long[] {from, to});
        }
    }

    /** Tells them, each as a finding. */
    void tell(CandleSink sink) {
        for (Stretch stretch : stretches) {
            if (stretch.spans.size() > MOST) {
                sink.finding(series, VenueFindings.absent(stretch.from, stretch.to, stretch.bars, length));
            } else {
                stretch.spans.forEach(span -> sink.finding(
                        series, VenueFindings.absent(span[0], span[1], (span[1] - span[0]) / length, length)));
            }
        }
        unreadable.report(finding -> sink.finding(series, finding));
    }
}
