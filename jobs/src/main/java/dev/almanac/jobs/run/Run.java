package dev.almanac.jobs.run;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.connectors.web.WebAddress;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.Version;
import dev.almanac.jobs.config.Plugins;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.terminal.LogFile;
import dev.almanac.jobs.terminal.StatusLine;
import dev.almanac.lake.run.LastStep;
import dev.almanac.lake.run.RunLog;
import dev.almanac.lake.run.RunNote;
import dev.almanac.lake.run.StepRecord;
import dev.almanac.lake.session.SessionSize;
import dev.almanac.lake.session.Sessions;
import dev.almanac.lake.table.Housekeeping;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.LakeFolder;
import dev.almanac.lake.table.LakeLock;
import dev.almanac.lake.table.TableSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.slf4j.LoggerFactory;

/**
 * One run over one lake: a Spark session, the lake, the writer's lock where it writes, and its steps, which are shown as
 * they go and recorded in {@code runs} at the end, however that comes.
 */
final class Run implements AutoCloseable {
    /** Codes of steps that came to nothing. */
    private static final Set<Integer> FAILED =
            Set.of(ExitCode.BUG.code(), ExitCode.USAGE.code(), ExitCode.UNAVAILABLE.code());

    private final Invocation invocation;
    private final StatusLine status;
    private final Lake lake;
    private final Optional<LakeLock> lock;
    private final String id;
    private final List<StepRecord> steps = new ArrayList<>();

    private Run(Invocation invocation, StatusLine status, Lake lake, Optional<LakeLock> lock) {
        this.invocation = invocation;
        this.status = status;
        this.lake = lake;
        this.lock = lock;
        this.id = RunId.of(invocation.clock().instant());
    }

    /** Opens an existing lake to read; takes no lock and records nothing. */
    static Run reading(Invocation invocation, StatusLine status, String lake) {
        return reading(invocation, status, lake, List.of());
    }

    /** As {@link #reading}, to compute with the indicators of plug-ins. */
    static Run reading(Invocation invocation, StatusLine status, String lake, List<Path> plugins) {
        String location = location(invocation, lake);
        LakeFolder.local(location).requireLake(); // told at once, not after Spark has started
        SparkSession spark = session(invocation, status, plugins);
        return new Run(invocation, status, Lake.open(spark, location), Optional.empty());
    }

    /** Opens a lake to read, also one that is not there yet; takes no lock and records nothing. */
    static Run looking(Invocation invocation, StatusLine status, Settings settings) {
        String location = location(invocation, settings.lake());
        LakeFolder.local(location).requireRoom();
        SparkSession spark = session(invocation, status, List.of());
        return new Run(invocation, status, Lake.openOrCreate(spark, location), Optional.empty());
    }

    /** Opens an existing lake to write, alone. */
    static Run writing(Invocation invocation, StatusLine status, Settings settings) {
        String location = location(invocation, settings.lake());
        LakeFolder.local(location).requireLake();
        SparkSession spark = session(invocation, status, settings.plugins());
        Lake.open(spark, location);
        return locked(invocation, status, spark, location, settings.lockWait());
    }

    /** Opens a lake to write, alone; where there is none, the first thing that is written makes it. */
    static Run creating(Invocation invocation, StatusLine status, Settings settings) {
        String location = location(invocation, settings.lake());
        LakeFolder.local(location).requireRoom();
        SparkSession spark = session(invocation, status, settings.plugins());
        return locked(invocation, status, spark, location, settings.lockWait());
    }

    private static Run locked(
            Invocation invocation, StatusLine status, SparkSession spark, String location, Duration patience) {
        LakeLock lock = LakeLock.acquire(
                location, spark.sessionState().newHadoopConf(), typed(invocation), invocation.clock(), patience);
        try {
            Lake lake = Lake.openOrCreate(spark, location).guardedBy(lock);
            new RunNote(lake).settle();
            return new Run(invocation, status, lake, Optional.of(lock));
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private static SparkSession session(Invocation invocation, StatusLine status, List<Path> plugins) {
        LogFile.takeOver(invocation.environment());
        // Spark makes a folder for tables of its own, which Almanac has none of: not in the user's working directory.
        System.setProperty(
                "spark.sql.warehouse.dir",
                LogFile.locate(invocation.environment())
                        .resolveSibling("warehouse")
                        .toString());
        String size = System.getProperty("almanac.size", "small").toUpperCase(Locale.ROOT);
        try (StatusLine.Step step = status.begin("start")) {
            // Tasks within this process load classes through the loader that Spark was started with.
            Plugins.loader(plugins).ifPresent(Thread.currentThread()::setContextClassLoader);
            SparkSession spark = Sessions.open(SessionSize.valueOf(size));
            Sessions.addJars(spark, plugins);
            step.done("Spark");
            return spark;
        }
    }

    /** A path of the user's, absolute; one with a scheme stays as it is. */
    static String location(Invocation invocation, String lake) {
        return LakeFolder.hasScheme(lake)
                ? lake
                : invocation.path(Path.of(lake)).toString();
    }

    /** The command line as it was typed, but for what of web addresses in it is nobody's business. */
    private static String typed(Invocation invocation) {
        return "almanac "
                + invocation.arguments().stream()
                        .map(WebAddress::shown)
                        .map(word -> word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining(" "));
    }

    Lake lake() {
        return lake;
    }

    SparkSession spark() {
        return lake.spark();
    }

    /** The run's name, a UUID of version 7. */
    String id() {
        return id;
    }

    /** The steps so far. */
    List<StepRecord> steps() {
        return List.copyOf(steps);
    }

    /** Whether no step so far has written anything. */
    boolean isUnchanged() {
        return steps.stream().allMatch(step -> step.rows() == 0);
    }

    /** A line for people, between steps. */
    void say(String text) {
        status.note(text);
    }

    /**
     * Runs a step: shows it, times it, and notes the versions of what it reads and writes.
     *
     * @param reads tables that it reads
     * @param writes tables that it may write
     * @param work does it, and may tell the status line how far it is
     */
    <T> Outcome<T> step(
            String name, List<TableSpec> reads, List<TableSpec> writes, Function<StatusLine.Step, Outcome<T>> work) {
        Instant started = invocation.clock().instant();
        Map<String, Long> inputs = versions(reads);
        if (lock.isPresent()) {
            new RunNote(lake).begins(steps, id, name, typed(invocation), started, inputs, writes);
        }
        try (StatusLine.Step line = status.begin(name)) {
            try {
                Outcome<T> outcome = work.apply(line);
                double seconds = line.seconds();
                line.done(outcome.text());
                note(name, started, seconds, inputs, writes, outcome);
                return outcome;
            } catch (UserException e) {
                note(name, started, line.seconds(), inputs, writes, failure(e.exitCode(), e.problem()));
                throw e;
            } catch (RuntimeException | Error e) {
                note(name, started, line.seconds(), inputs, writes, failure(ExitCode.BUG, e.toString()));
                throw e;
            }
        }
    }

    /**
     * As {@link #step}, of one that is decided by its tables and by words alone. Where it ended well on the same before, it
     * is not done again.
     *
     * @param words what decides on its outcome beside the tables and the program, as it stands before and after
     * @param type of the value, which is kept as JSON
     * @param work does it
     * @param again what doing it again comes to, from the value that it had before
     * @return its value
     */
    <T> T repeatable(
            String name,
            List<TableSpec> reads,
            List<TableSpec> writes,
            Supplier<List<String>> words,
            Class<T> type,
            Supplier<Outcome<T>> work,
            Function<T, Outcome<T>> again) {
        Supplier<List<String>> decisive =
                () -> Stream.concat(Stream.of(Version.read().build()), words.get().stream())
                        .toList();
        List<TableSpec> tables =
                Stream.concat(reads.stream(), writes.stream()).distinct().toList();
        LastStep<T> last = new LastStep<>(lake, name, tables, type);
        return step(name, reads, writes, line -> {
                    Optional<T> before = last.recall(decisive.get());
                    if (before.isPresent()) {
                        return again.apply(before.get());
                    }
                    Outcome<T> outcome = work.get();
                    last.remember(decisive.get(), outcome.value());
                    return outcome;
                })
                .value();
    }

    private static Outcome<String> failure(ExitCode code, String message) {
        return new Outcome<>("", 0, message.lines().findFirst().orElse(""), Map.of(), code);
    }

    private void note(
            String name,
            Instant started,
            double seconds,
            Map<String, Long> inputs,
            List<TableSpec> writes,
            Outcome<?> outcome) {
        steps.add(new StepRecord(
                id,
                name,
                typed(invocation),
                started,
                seconds,
                outcome.rows(),
                inputs,
                versions(writes),
                outcome.counts(),
                outcome.exitCode().code(),
                outcome.text()));
    }

    private Map<String, Long> versions(List<TableSpec> tables) {
        Map<String, Long> versions = new TreeMap<>();
        for (TableSpec table : tables) {
            versions.put(table.name(), lake.version(table));
        }
        return versions;
    }

    /** Records the steps, tidies where nothing failed, and gives the lock back. */
    @Override
    public void close() {
        if (lock.isEmpty()) {
            return;
        }
        try {
            record();
            if (!hasFailed()) {
                tidy();
            }
        } finally {
            lock.get().close();
        }
    }

    private boolean hasFailed() {
        return steps.stream().anyMatch(step -> FAILED.contains(step.exitCode()));
    }

    /** The run is done and recorded: what goes wrong here is told, and changes neither its results nor its exit code. */
    private void tidy() {
        try {
            List<TableSpec> due = Housekeeping.due(lake);
            if (due.isEmpty()) {
                return;
            }
            Map<String, Exception> failures;
            try (StatusLine.Step line = status.begin("tidy")) {
                Housekeeping.Tidied tidied = Housekeeping.tidy(lake, due);
                failures = tidied.failures();
                line.done(tidied.files() + " files into " + tidied.into());
            }
            failures.forEach((table, failure) -> untidied("small files of " + table + " stay", failure));
        } catch (Exception e) { // Delta throws checked ones, too
            untidied("small files stay", e);
        }
    }

    private void untidied(String what, Exception failure) {
        LoggerFactory.getLogger(Run.class).warn(what, failure);
        String cause = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        say("note: " + what + ": " + cause + "; all results are kept, and a later run tries again");
    }

    /** A run that failed must tell its own failure: where its record cannot be written either, the log file says so. */
    private void record() {
        if (steps.isEmpty()) {
            return;
        }
        RunNote note = new RunNote(lake);
        boolean failed = hasFailed();
        try {
            if (!failed || lake.isCreated()) { // a first load of which nothing could be read makes no lake
                RunLog.append(lake, steps);
            }
            note.clear();
        } catch (RuntimeException e) {
            if (!failed) {
                throw e;
            }
            LoggerFactory.getLogger(Run.class).error("the record of run {} could not be written", id, e);
        }
    }
}
