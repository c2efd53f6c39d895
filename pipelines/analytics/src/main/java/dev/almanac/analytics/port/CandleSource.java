package dev.almanac.analytics.port;

import dev.almanac.analytics.market.SeriesKey;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Where candles come from. Planned once on the driver, then sent to tasks, each of which reads some of the units; so an
 * implementation is serialisable and holds no open resource.
 */
public interface CandleSource extends Serializable {
    /** The units to read, in a fixed order, without reading their content. */
    List<CandleUnit> plan();

    /**
     * Reads one unit in its own order and hands every row to {@code sink}: the good ones as candles, the others refused,
     * none dropped.
     *
     * @return a name for the content that was read, equal for equal bytes (SHA-256 of a file, in hexadecimal); where content
     *     has no end, as at a venue, a name in which places are unique
     * @throws UnreadableUnitException where the unit cannot be read to its end; rows already handed over do not count
     */
    String read(CandleUnit unit, CandleSink sink) throws UnreadableUnitException;

    /**
     * The name that {@link #read} would give the content of {@code unit}, found without looking at its rows; empty where
     * that is not to be had, as for a venue or a file that is gone.
     */
    default Optional<String> contentHash(CandleUnit unit) {
        return Optional.empty();
    }

    /**
     * With which others {@code unit} has to be read: one task reads all units of a group, several at a time; each of those
     * threads calls {@link #read}. Empty where units have nothing to do with each other, as files.
     */
    default Optional<UnitGroup> group(CandleUnit unit) {
        return Optional.empty();
    }

    /**
     * The name of what {@code unit} is a part of, where parts follow each other and one is of no use after another that could
     * not be had. By default all units of a series are parts of one whole; a unit of no known series is a whole of its own.
     */
    default String whole(CandleUnit unit) {
        SeriesKey series = unit.series();
        return series == null ? unit.name() : series.toString();
    }

    /**
     * Whether units lie at hand: reading one again, or only its beginning, costs little and gives the same, as of files of this
     * machine and unlike what has to be fetched.
     */
    default boolean isAtHand() {
        return false;
    }

    /** What decides beside the units' content on the rows that they are read as, in words: equal words, equal rows. */
    String manner();
}
