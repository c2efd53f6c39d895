package dev.almanac.lake.audit;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.column.CandleChunk;
import dev.almanac.lake.column.CandleGroup;
import dev.almanac.lake.column.CandleReader;
import dev.almanac.lake.column.ParquetPlace;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What every task of an audit is told.
 *
 * @param cuts cut points of each symbol
 * @param seed the same seed gives the same cuts and noise
 * @param stored whether the set has a table
 * @param behind whether that table stands for an older version of the candles
 */
record AuditTask(FeatureSet set, int cuts, long seed, ParquetPlace place, boolean stored, boolean behind)
        implements Serializable {
    /** Which rows a chunk is of. */
    enum Input {
        /** Candles as they stand. */
        CANDLES,
        /** Candles as of the version that the set's table stands for, where that is another. */
        CONSUMED,
        /** The set's table. */
        STORED
    }

    /** Rows of one series. */
    record Chunk(Input input, CandleChunk rows) implements Serializable {}

    /**
     * A row group, and what it is of.
     *
     * @param width how many numbers a row is
     */
    record Group(Input input, CandleGroup rows, int width) implements Serializable {
        /** How many numbers it holds. */
        long numbers() {
            return rows.rows() * width;
        }
    }

    /** Codes of the set's intervals. */
    Set<String> intervals() {
        return set.intervals().stream().map(Interval::code).collect(Collectors.toSet());
    }

    /** The numbers that are read of an input. */
    List<String> figures(Input input) {
        return input == Input.STORED ? set.names() : CandleReader.FIGURES;
    }

    /** How many numbers a row of an input is, with both of its times. */
    int width(Input input) {
        return figures(input).size() + 2;
    }

    /** Reads a row group. */
    List<Chunk> read(Group group) throws IOException {
        return CandleReader.read(place, group.rows(), intervals(), figures(group.input())).stream()
                .map(rows -> new Chunk(group.input(), rows))
                .toList();
    }
}
