package dev.almanac.lake.audit;

import dev.almanac.analytics.feature.Column;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.audit.AuditResult.Late;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares when a row says that it was knowable with when the bars were that it was made from. */
final class AvailabilityCheck {
    private AvailabilityCheck() {}

    /** Bars of one interval and when each was knowable, microseconds since the epoch. */
    record Known(Bars bars, long[] availableAt) {}

    /** At most one row for each column and interval: its first. */
    static List<Late> check(FeatureSet set, String venue, String symbol, Map<Interval, Known> known) {
        List<Late> late = new ArrayList<>();
        known.forEach((interval, rows) -> {
            own(venue, symbol, interval, rows, late);
            for (Column column : set.joined()) {
                Interval from = column.from().orElseThrow();
                Known source = known.get(from);
                if (source != null && from.compareTo(interval) >= 0) {
                    joined(venue, symbol, interval, rows, column.name(), from, source, late);
                }
            }
        });
        return late;
    }

    private static void own(String venue, String symbol, Interval interval, Known rows, List<Late> late) {
        for (int i = 0; i < rows.bars().size(); i++) {
            long close = rows.bars().openTime(i) + interval.micros();
            if (rows.availableAt()[i] < close) {
                late.add(new Late(
                        venue,
                        symbol,
                        interval,
                        "available_at",
                        rows.bars().openTime(i),
                        rows.availableAt()[i],
                        close));
                return;
            }
        }
    }

    private static void joined(
            String venue,
            String symbol,
            Interval interval,
            Known rows,
            String column,
            Interval from,
            Known source,
            List<Late> late) {
        int next = 0;
        for (int i = 0; i < rows.bars().size(); i++) {
            long close = rows.bars().openTime(i) + interval.micros();
            while (next < source.bars().size() && source.bars().openTime(next) + from.micros() <= close) {
                next++;
            }
            if (next > 0 && source.availableAt()[next - 1] > rows.availableAt()[i]) {
                late.add(new Late(
                        venue,
                        symbol,
                        interval,
                        column,
                        rows.bars().openTime(i),
                        rows.availableAt()[i],
                        source.availableAt()[next - 1]));
                return;
            }
        }
    }
}
