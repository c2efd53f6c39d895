package dev.almanac.lake.feature;

import dev.almanac.analytics.market.Interval;
import java.io.Serializable;
import java.util.Comparator;

/** Key columns of a series as they are stored. */
record SeriesName(String venue, String symbol, String interval) implements Serializable, Comparable<SeriesName> {
    private static final Comparator<SeriesName> ORDER = Comparator.comparing(SeriesName::venue)
            .thenComparing(SeriesName::symbol)
            .thenComparing(SeriesName::interval);

    /** The same symbol at the same venue over another interval. */
    SeriesName over(Interval other) {
        return new SeriesName(venue, symbol, other.code());
    }

    @Override
    public int compareTo(SeriesName other) {
        return ORDER.compare(this, other);
    }
}
