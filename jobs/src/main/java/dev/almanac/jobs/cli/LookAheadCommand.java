package dev.almanac.jobs.cli;

import dev.almanac.jobs.config.Configuration;
import dev.almanac.jobs.config.FeatureSettings;
import dev.almanac.jobs.config.Plugins;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.run.LookAheadJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code almanac audit look-ahead}. */
@Command(
        name = "look-ahead",
        header = "Compute every feature again without its future and compare bit by bit.",
        description = {
            "Each symbol's history is cut at seeded points. What comes after a cut is taken",
            "away, then replaced by noise; no value before it may change. Stored rows may",
            "not say that they were knowable before a bar that they were made from, and",
            "their values must be, to the last bit, what the candles give. Nothing is",
            "written; exit code 3 where something is found, with the feature and bar."
        },
        footer = {
            "%nExamples:",
            "  almanac audit look-ahead",
            "  almanac audit look-ahead --set library --cuts 5 --seed 7"
        })
final class LookAheadCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private AuditCommand audit;

    @Option(
            names = "--set",
            paramLabel = "NAME",
            description = "The feature set: core (by default), library, alpha158, or one of features.sets.")
    private String set = "core";

    @Option(names = "--cuts", paramLabel = "N", description = "Cut points of each symbol; by default 2.")
    private int cuts = 2;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed gives the same cuts; by default 1.")
    private long seed = 1;

    @Override
    public void run() {
        AlmanacCommand root = audit.root;
        Configuration configuration = root.configuration();
        Plugins plugins = Plugins.of(configuration);
        LookAheadJob.Answer answer = LookAheadJob.run(
                root.invocation(),
                root.status(),
                Settings.of(configuration, plugins),
                FeatureSettings.named(configuration, set, plugins.library()),
                cuts,
                seed);
        root.invocation().terminal().out().print(root.json() ? Json.text(answer.values()) + "\n" : answer.text());
        if (answer.failure().isPresent()) {
            throw answer.failure().get();
        }
    }
}
