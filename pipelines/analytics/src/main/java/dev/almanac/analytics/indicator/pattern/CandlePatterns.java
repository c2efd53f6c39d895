package dev.almanac.analytics.indicator.pattern;

import java.util.List;
import java.util.stream.Stream;

/** All patterns, those of one candle first. */
final class CandlePatterns {
    /** Their order is the order of counts in saved state, so new ones come last. */
    static final List<CandlePattern> ALL = Stream.of(
                    SingleCandles.all(), CandlePairs.all(), CandleTriples.all(), CandleRows.all())
            .flatMap(List::stream)
            .toList();

    private CandlePatterns() {}
}
