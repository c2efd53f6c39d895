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
        ROW("A row, when it is read"),
        /** A file as a whole, by the one who reads it. */
        FILE("A file, when it is read"),
        /** A bar by itself, or against a bar of the same time, by the gate. */
        BAR("A bar, when it is taken in"),
        /** What the gate puts right, in rows or in stored bars. */
        REPAIR("A bar, when it is put right"),
        /** The bars of a series in order, by the gate. */
        LOAD("A series, when a load of it is taken in"),
        /** The stored bars of a series in order. */
        SERIES("A stored series, by `almanac quality`"),
        /** Stored bars of one time against those of another interval or venue. */
        AGREEMENT("Stored series against each other, by `almanac quality`");

        private final String title;

        Stage(String title) {
            this.title = title;
        }

        /** What is looked at, and when. */
        public String title() {
            return title;
        }

        /** Whether what it finds was put right, so that the bars are as sound as others. */
        public boolean isPutRight() {
            return this == FILE || this == REPAIR;
        }

        /** Whether the stored bars are judged anew by each run over the lake, and not by a load. */
        public boolean isOfLake() {
            return this == SERIES || this == AGREEMENT;
        }
    }
}
