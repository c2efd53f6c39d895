package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.config.Configuration;
import dev.almanac.jobs.config.Plugins;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.run.Answer;
import dev.almanac.jobs.run.DayJob;
import dev.almanac.jobs.terminal.StatusLine;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What the commands that write have in common: settings, as-of, result on stdout, word and code for nothing new. */
final class Jobs {
    private final AlmanacCommand root;
    private final Settings settings;

    private Jobs(AlmanacCommand root, Settings settings) {
        this.root = root;
        this.settings = settings;
    }

    /**
     * For a command that computes no features.
     *
     * @param options values of the command's own options by the key that they stand for
     */
    static Jobs of(AlmanacCommand root, Map<String, String> options) {
        return new Jobs(root, Settings.of(root.configuration(options)));
    }

    /** As {@link #of}, for a command that computes features, with plug-ins where there are any. */
    static Jobs computing(AlmanacCommand root, Map<String, String> options) {
        Configuration configuration = root.configuration(options);
        return new Jobs(root, Settings.of(configuration, Plugins.of(configuration)));
    }

    /** The instant that the command speaks for. */
    Instant asOf() {
        return AsOf.of(root.asOf(), root.invocation().clock());
    }

    /**
     * Runs a job, shows its result and returns the exit code.
     *
     * @throws UserException where something in it was not sound, after the rest was done and shown
     */
    int finish(Function<DayJob, DayJob.Result> work, ExitCode whenNothingIsNew) {
        Invocation invocation = root.invocation();
        StatusLine status = root.status();
        DayJob.Result result = work.apply(new DayJob(invocation, status, settings));
        show(result);
        if (!result.changed()) {
            status.note("nothing new: no table has changed");
        }
        if (result.failure().isPresent()) {
            throw result.failure().get();
        }
        return (result.changed() ? ExitCode.DONE : whenNothingIsNew).code();
    }

    /** Runs a job that writes nothing, shows its answer and returns the exit code. */
    int answer(Function<DayJob, Answer> work) {
        Answer answer = work.apply(new DayJob(root.invocation(), root.status(), settings));
        PrintStream out = root.invocation().terminal().out();
        out.print(root.json() ? Json.text(answer.values()) + "\n" : answer.text());
        out.flush();
        return ExitCode.DONE.code();
    }

    private void show(DayJob.Result result) {
        PrintStream out = root.invocation().terminal().out();
        if (root.json()) {
            Map<String, Object> values = new LinkedHashMap<>(result.values());
            values.put("changed", result.changed());
            out.println(Json.text(values));
        } else {
            out.print(result.text());
        }
        out.flush();
    }
}
