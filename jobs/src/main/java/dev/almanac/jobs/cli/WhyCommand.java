package dev.almanac.jobs.cli;

import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.run.WhyJob;
import java.io.PrintStream;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code almanac why}. */
@Command(
        name = "why",
        header = "Show a symbol's rank and what made it, or which veto or rule kept it out.",
        footer = {"%nExamples:", "  almanac why BTC/USDT --as-of 2022-10-11", "  almanac why SOL"})
final class WhyCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private AlmanacCommand root;

    @Parameters(paramLabel = "SYMBOL", description = "A pair (BTC/USDT, BTCUSDT) or its base (BTC).")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private String symbol;

    @Override
    public void run() {
        Settings settings = Settings.of(root.configuration());
        Instant asOf = AsOf.of(root.asOf(), root.invocation().clock());
        WhyJob.Answer answer = WhyJob.run(root.invocation(), root.status(), settings, asOf, symbol);
        PrintStream out = root.invocation().terminal().out();
        out.print(root.json() ? Json.text(answer.values()) + "\n" : answer.text());
    }
}
