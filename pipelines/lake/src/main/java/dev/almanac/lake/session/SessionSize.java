package dev.almanac.lake.session;

import java.util.Map;

/** Spark settings by the size of the work: a small run is all start-up and planning, a large one is all throughput. */
public enum SessionSize {
    /** Up to a few hundred thousand rows: no code generation, no adaptive planning, few partitions. */
    SMALL(Map.of(
            "spark.sql.codegen.wholeStage", "false",
            "spark.sql.codegen.factoryMode", "NO_CODEGEN",
            "spark.sql.subexpressionElimination.enabled", "false",
            "spark.sql.adaptive.enabled", "false",
            "spark.sql.shuffle.partitions", "2",
            "spark.default.parallelism", "2")),
    /** Millions of rows: Spark as it is tuned for bulk. */
    LARGE(Map.of("spark.sql.shuffle.partitions", "8"));

    private final Map<String, String> settings;

    SessionSize(Map<String, String> settings) {
        this.settings = settings;
    }

    /** The settings that differ by size. */
    Map<String, String> settings() {
        return settings;
    }
}
