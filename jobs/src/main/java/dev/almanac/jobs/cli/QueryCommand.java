package dev.almanac.jobs.cli;

import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.run.QueryJob;
import dev.almanac.jobs.run.ResultFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code almanac query}. */
@Command(
        name = "query",
        header = "Answer SQL over the lake's tables; stdout has the answer alone.",
        footer = {
            "%nThe tables go by their plain names (almanac tables lists them, the columns are in",
            "docs/data-dictionary.md); the SQL is Spark's. It only reads: SELECT, and to see what",
            "there is DESCRIBE, SHOW TABLES, COLUMNS and FUNCTIONS.",
            "%nExamples:",
            "  almanac query \"SELECT symbol, count(*) FROM candles GROUP BY symbol\"",
            "  almanac query \"DESCRIBE rankings\"",
            "  almanac query \"SELECT * FROM recommendations\" --format csv > calls.csv"
        })
final class QueryCommand extends Subcommand implements Runnable {
    @Parameters(paramLabel = "SQL", description = "A SELECT, quoted as one word.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private String sql;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table (default), csv or json; --json means json.",
            defaultValue = "TABLE")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private ResultFormat format;

    @Override
    public void run() {
        String lake = Settings.of(root.configuration()).lake();
        QueryJob.run(root.invocation(), root.status(), lake, sql, root.json() ? ResultFormat.JSON : format);
    }
}
