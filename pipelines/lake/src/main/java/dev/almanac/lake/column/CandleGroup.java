package dev.almanac.lake.column;

import java.io.Serializable;
import java.util.List;

/**
 * One row group of the candles, or of another table with their key.
 *
 * @param path its file
 * @param index its place in the file, from 0
 * @param rows number of rows
 * @param symbols every symbol that may be in it, with its venue; empty where only reading all of it would tell
 */
public record CandleGroup(String path, int index, long rows, List<SymbolName> symbols) implements Serializable {
    /** A symbol at a venue. */
    public record SymbolName(String venue, String symbol) implements Serializable, Comparable<SymbolName> {
        @Override
        public int compareTo(SymbolName other) {
            int byVenue = venue.compareTo(other.venue);
            return byVenue != 0 ? byVenue : symbol.compareTo(other.symbol);
        }
    }
}
