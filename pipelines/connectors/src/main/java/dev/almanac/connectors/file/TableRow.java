package dev.almanac.connectors.file;

/** The fields of one row, by the position of their column. */
interface TableRow {
    /** Whether a field says that there is nothing. */
    boolean isAbsent(int column);

    /** Whether an absent field says so by a word. */
    boolean isWord(int column);

    /** The text of a field, as its file wrote it. */
    String field(int column);

    /** The number in a field, {@code NaN} where it is none. */
    double number(int column);

    /**
     * The time in a field.
     *
     * @throws BadFieldException {@code unreadable_time} or {@code time_unit} where it is none
     */
    TimeText time(int column) throws BadFieldException;
}
