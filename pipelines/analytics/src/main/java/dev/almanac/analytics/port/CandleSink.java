package dev.almanac.analytics.port;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.quality.Finding;
import org.jspecify.annotations.Nullable;

/** Takes what a {@link CandleSource} reads. */
public interface CandleSink {
    /**
     * A row that could be read as a candle; whether it is a sound one is the quality gate's business.
     *
     * @param place where it stands in its unit: line number in a text file, index from 0 in an array
     * @param raw the row as the source wrote it
     */
    void candle(SeriesKey series, Candle candle, long place, String raw);

    /**
     * A row that could not be read as a candle.
     *
     * @param series what it belongs to, {@code null} where even that could not be read
     * @param rule short name of what it broke, such as {@code not_a_number}
     * @param message the same for a person, with the value at fault
     */
    void refuse(@Nullable SeriesKey series, long place, String raw, String rule, String message);

    /**
     * Something odd about the rows of a series that cost none of them, such as times in several units: what is put right by
     * reading is told here, and recorded.
     *
     * @param finding of one of the declared checks of a file
     */
    default void finding(SeriesKey series, Finding finding) {
        note(finding.rule() + ": " + finding.message());
    }

    /** Something a person should know once of the unit, such as columns that were ignored or a banner that was skipped. */
    void note(String message);
}
