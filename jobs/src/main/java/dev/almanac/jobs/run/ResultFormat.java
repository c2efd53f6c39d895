package dev.almanac.jobs.run;

/** How the answer of a query is written. */
public enum ResultFormat {
    /** Columns lined up for reading. */
    TABLE,
    /** RFC 4180, with a header. */
    CSV,
    /** An array of objects; absent values are left out. */
    JSON
}
