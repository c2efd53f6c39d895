package dev.almanac.jobs.cli;

import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.run.WhyJob;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code almanac why}. */
@Command(
        name = "why",
        header = "Show a symbol's rank and what made it, or what kept it out.",
        description = {
            "Without --as-of it explains the latest ranked day. What the features add makes",
            "the score: weight times z, the distance from the members' median in robust",
            "standard deviations, positive where that is favourable."
        },
        footer = {"%nExamples:", "  almanac why SOL", "  almanac why BTC/USDT --as-of 2022-10-11 --json"})
final class WhyCommand extends Subcommand implements Runnable {
    @Parameters(paramLabel = "SYMBOL", description = "A pair (BTC/USDT, BTCUSDT) or its base (BTC).")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private String symbol;

    @Override
    public void run() {
        Settings settings = Settings.of(root.configuration());
        Optional<Instant> asOf = AsOf.asked(root.asOf(), root.invocation().clock());
        WhyJob.Answer answer = WhyJob.run(root.invocation(), root.status(), settings, asOf, symbol);
        PrintStream out = root.invocation().terminal().out();
        out.print(root.json() ? Json.text(answer.values()) + "\n" : answer.text());
    }
}
