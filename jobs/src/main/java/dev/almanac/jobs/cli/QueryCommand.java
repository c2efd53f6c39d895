package dev.almanac.jobs.cli;

import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.run.QueryJob;
import dev.almanac.jobs.run.ResultFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code almanac query}. */
@Command(
        name = "query",
        header = "Answer SQL over the lake's tables; nothing but the answer goes to stdout.",
        footer = {
            "%nThe tables go by their plain names (almanac tables lists them); the SQL is Spark's.",
            "%nExamples:",
            "  almanac query \"SELECT symbol, count(*) FROM candles GROUP BY symbol\"",
            "  almanac query \"SELECT * FROM recommendations ORDER BY rank\" --format csv > calls.csv"
        })
final class QueryCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private AlmanacCommand root;

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
        root.refuseAsOf("query");
        String lake = Settings.of(root.configuration()).lake();
        QueryJob.run(root.invocation(), root.status(), lake, sql, root.json() ? ResultFormat.JSON : format);
    }
}
