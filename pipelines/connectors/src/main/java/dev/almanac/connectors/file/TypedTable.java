package dev.almanac.connectors.file;

import dev.almanac.analytics.port.UnreadableUnitException;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A file of columns that have types, read row by row. */
interface TypedTable extends Closeable {
    /** What pandas calls an index without a name when it writes one. */
    String NAMELESS_INDEX = "__index_level_0__";

    /** What a column that is called {@code written} is called here. */
    static String name(String written, boolean times) {
        return times && written.equals(NAMELESS_INDEX) ? "timestamp" : written;
    }

    /**
     * The names of its columns. One that an exporter made for an index without a name is called {@code timestamp} where it
     * holds times; columns within columns have no name and are not read.
     */
    List<String> columns() throws IOException;

    /**
     * Chooses the columns whose values are wanted, before the first row.
     *
     * @param wanted positions in {@link #columns}, ascending
     */
    void choose(List<Integer> wanted);

    /** Goes to the next row; whether there is one. */
    boolean next() throws IOException, UnreadableUnitException;

    /** Puts the value of the n-th chosen column in the current row into {@code cell}; asked for once, in order of columns. */
    void take(int chosen, Cell cell) throws IOException;
}
