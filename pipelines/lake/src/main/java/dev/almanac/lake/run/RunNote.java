package dev.almanac.lake.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.LakeFile;
import dev.almanac.lake.table.LakeFolder;
import dev.almanac.lake.table.TableSpec;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;

/**
 * What the run under way has done and is about to do, beside the tables until {@code runs} says it: a run that is cut off can
 * tell it no more, and nobody could take its load back. The next run that writes finds the note and records the run.
 */
public final class RunNote {
    /** What the system's {@code kill -9} makes of a process; one that was cut off in another way left no code either. */
    private static final int CUT_OFF = 137;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Lake lake;
    private final LakeFile file;

    /** @param lake whose lock the caller holds where it writes */
    public RunNote(Lake lake) {
        this.lake = lake;
        this.file = lake.file(LakeFolder.RUN_NOTE);
    }

    /** A step as plain values, in the order of {@link StepRecord}. */
    private record Line(
            String runId,
            String step,
            String command,
            String startedAt,
            double seconds,
            long rows,
            Map<String, Long> inputs,
            Map<String, Long> outputs,
            Map<String, Long> counts,
            int exitCode,
            String message) {
        static Line of(StepRecord step) {
            return new Line(
                    step.runId(),
                    step.step(),
                    step.command(),
                    step.startedAt().toString(),
                    step.seconds(),
                    step.rows(),
                    step.inputs(),
                    step.outputs(),
                    step.counts(),
                    step.exitCode(),
                    step.message());
        }

        StepRecord record() {
            return new StepRecord(
                    runId,
                    step,
                    command,
                    Instant.parse(startedAt),
                    seconds,
                    rows,
                    inputs,
                    outputs,
                    counts,
                    exitCode,
                    message);
        }
    }

    /** What is written down. */
    private record Content(List<Line> done, Line underWay) {}

    /**
     * Notes that a step is about to begin.
     *
     * @param done the steps of its run before it
     * @param inputs version of every table that it reads, -1 where the table does not exist
     * @param writes tables that it may write
     */
    public void begins(
            List<StepRecord> done,
            String runId,
            String step,
            String command,
            Instant started,
            Map<String, Long> inputs,
            List<TableSpec> writes) {
        StepRecord begun = new StepRecord(
                runId,
                step,
                command,
                started,
                Double.NaN,
                0,
                inputs,
                versions(writes.stream().map(TableSpec::name).toList()),
                Map.of(),
                CUT_OFF,
                "was cut off");
        Content content = new Content(done.stream().map(Line::of).toList(), Line.of(begun));
        try {
            file.write(JSON.writeValueAsString(content) + "\n");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the note away: {@code runs} says it all, or there is nothing to say. */
    public void clear() {
        file.remove();
    }

    /** Records a run that was cut off, where there is one. */
    public void settle() {
        if (file.read().isEmpty()) {
            return;
        }
        List<StepRecord> missing = missing();
        if (!missing.isEmpty()) {
            RunLog.append(lake, missing);
        }
        clear();
    }

    /** Steps of the noted run that {@code runs} lacks, the one that was under way with what it has come to. */
    List<StepRecord> missing() {
        Optional<Content> noted = content();
        if (noted.isEmpty() || !lake.isCreated()) {
            return List.of();
        }
        List<StepRecord> steps = new ArrayList<>();
        noted.get().done().forEach(line -> steps.add(line.record()));
        steps.add(asItStands(noted.get().underWay().record()));
        Set<String> known = new HashSet<>();
        lake.read(Catalogue.RUNS)
                .filter(col("run_id").equalTo(lit(steps.get(0).runId())))
                .select("step")
                .collectAsList()
                .forEach(row -> known.add(row.getString(0)));
        return steps.stream().filter(step -> !known.contains(step.step())).toList();
    }

    private Optional<Content> content() {
        Optional<String> text = file.read();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(text.get(), Content.class));
        } catch (JsonProcessingException e) {
            LoggerFactory.getLogger(RunNote.class).warn("the note of a run that was cut off is none of ours", e);
            return Optional.empty();
        }
    }

    /** Nobody wrote since: whoever writes looks for the note first. */
    private StepRecord asItStands(StepRecord step) {
        List<String> tables = step.outputs().keySet().stream().sorted().toList();
        long rows = Catalogue.tables().stream()
                .filter(table ->
                        tables.contains(table.name()) && table.columnNames().contains("run_id"))
                .mapToLong(table -> lake.read(table)
                        .filter(col("run_id").equalTo(lit(step.runId())))
                        .count())
                .sum();
        return new StepRecord(
                step.runId(),
                step.step(),
                step.command(),
                step.startedAt(),
                step.seconds(),
                rows,
                step.inputs(),
                versions(tables),
                step.counts(),
                step.exitCode(),
                step.message());
    }

    /** Of the fixed tables; that of a feature set is called by its definition, which a name does not tell. */
    private Map<String, Long> versions(List<String> names) {
        Map<String, Long> versions = new TreeMap<>();
        Catalogue.tables().stream()
                .filter(table -> names.contains(table.name()))
                .forEach(table -> versions.put(table.name(), lake.version(table)));
        return versions;
    }
}
