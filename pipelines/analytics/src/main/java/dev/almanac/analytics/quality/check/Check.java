package dev.almanac.analytics.quality.check;

/**
 * Something that is checked.
 *
 * @param name as it stands in {@code data_quality} and {@code quarantine}, such as {@code frozen_price}
 * @param stage where it is looked for
 * @param severity how much a finding matters, and what is done about it
 * @param meaning what it finds, for a person
 */
public record Check(String name, Stage stage, Severity severity, String meaning) {
    /** Where something is looked for. */
    public enum Stage {
        /** A row of a file or of an answer, by the one who reads it. */
        ROW("row", "reading"),
        /** A file as a whole, by the one who reads it. */
        FILE("file", "reading"),
        /** A bar by itself, or against a bar of the same time. */
        BAR("bar", "ingest"),
        /** The bars of a series in order, when they are taken in. */
        LOAD("load", "ingest"),
        /** The stored bars of a series in order. */
        SERIES("series", "almanac quality"),
        /** Stored bars of one time against those of another interval or venue. */
        AGREEMENT("agreement", "almanac quality");

        private final String code;
        private final String when;

        Stage(String code, String when) {
            this.code = code;
            this.when = when;
        }

        /** One word for it. */
        public String code() {
            return code;
        }

        /** What runs it. */
        public String when() {
            return when;
        }

        /** Whether the stored bars are judged anew by each run over the lake, and not by a load. */
        public boolean isOfLake() {
            return this == SERIES || this == AGREEMENT;
        }
    }
}
