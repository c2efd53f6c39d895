package dev.almanac.lake.audit;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.lake.audit.AuditResult.Ahead;
import dev.almanac.lake.audit.AuditResult.Different;
import dev.almanac.lake.audit.AuditResult.Late;
import dev.almanac.lake.audit.AuditTask.Chunk;
import dev.almanac.lake.audit.AuditTask.Group;
import dev.almanac.lake.audit.AuditTask.Input;
import dev.almanac.lake.audit.AuditWalk.SymbolAudit;
import dev.almanac.lake.column.CandleFiles;
import dev.almanac.lake.column.ParquetPlace;
import dev.almanac.lake.feature.FeatureTables;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * Audits the columns of a feature set over all candles of a lake: each task takes whole symbols, reads candles and stored rows
 * as arrays, and computes and compares in one walk.
 */
public final class LookAheadPipeline {
    private static final Comparator<Ahead> AHEAD = Comparator.comparing(Ahead::venue)
            .thenComparing(Ahead::symbol)
            .thenComparing(one -> one.finding().feature())
            .thenComparing(one -> one.finding().interval())
            .thenComparing(one -> one.finding().cut())
            .thenComparing(one -> one.finding().experiment());

    private static final Comparator<Late> LATE = Comparator.comparing(Late::venue)
            .thenComparing(Late::symbol)
            .thenComparing(Late::feature)
            .thenComparing(Late::interval);

    private static final Comparator<Different> DIFFERENT = Comparator.comparing(Different::venue)
            .thenComparing(Different::symbol)
            .thenComparing(one -> one.interval().code())
            .thenComparing(Different::feature);

    private final Lake lake;
    private final AuditTask task;
    private final JavaSparkContext context;
    private final int cores;
    private final List<Group> groups = new ArrayList<>();
    private final List<JavaRDD<Chunk>> rows = new ArrayList<>();
    private long rowNumbers;

    private LookAheadPipeline(Lake lake, AuditTask task) {
        this.lake = lake;
        this.task = task;
        this.context = JavaSparkContext.fromSparkContext(lake.spark().sparkContext());
        this.cores = context.defaultParallelism();
    }

    /**
     * Computes every column again on histories that end at seeded cut points, and on ones that go on as noise; derived
     * columns, which see nothing but their row, are looked at where they are stored.
     *
     * @param cuts cut points of each symbol
     * @param seed the same seed gives the same cuts and noise
     */
    public static AuditResult run(Lake lake, FeatureSet set, int cuts, long seed) {
        return run(lake, set, cuts, seed, AuditPlan.TASK_NUMBERS);
    }

    /** The same, with how many numbers make it worth another task. */
    static AuditResult run(Lake lake, FeatureSet set, int cuts, long seed, long taskNumbers) {
        StoredSet stored = StoredSet.of(lake, set);
        ParquetPlace place = new ParquetPlace(
                new SerializableConfiguration(lake.spark().sessionState().newHadoopConf()));
        boolean behind = stored.built() && stored.consumed() != stored.candles();
        AuditTask task = new AuditTask(set, cuts, seed, place, stored.built(), behind);
        LookAheadPipeline pipeline = new LookAheadPipeline(lake, task);
        pipeline.add(Input.CANDLES, Catalogue.CANDLES, stored.candles());
        if (stored.built()) {
            pipeline.add(Input.STORED, FeatureTables.spec(set), stored.table());
        }
        if (behind) {
            pipeline.addRows(Input.CONSUMED, lake.read(Catalogue.CANDLES, stored.consumed()));
        }
        List<SymbolAudit> symbols = pipeline.audited(taskNumbers);
        // After the audit, for it computes every history whole: what remembers bars in a static field would know them.
        List<Different> derived = stored.built() && !set.derived().isEmpty()
                ? DerivedCheck.check(lake, set, stored.table(), stored.consumed())
                : List.of();
        return result(task, symbols, derived);
    }

    /** Takes a table's rows as row groups, or as rows where its files cannot be read by columns. */
    private void add(Input input, TableSpec table, long version) {
        if (version < 0) {
            return;
        }
        Optional<List<Group>> whole = lake.files(table, version).flatMap(files -> groups(input, files));
        whole.ifPresentOrElse(groups::addAll, () -> addRows(input, lake.read(table, version)));
    }

    /** No footer says of which symbols these are; how many they are tells how many tasks it takes. */
    private void addRows(Input input, Dataset<Row> table) {
        rowNumbers += table.count() * task.width(input);
        rows.add(RowChunks.of(task, input, table));
    }

    private Optional<List<Group>> groups(Input input, List<String> files) {
        if (files.isEmpty()) {
            return Optional.of(List.of());
        }
        List<CandleFiles.Contents> contents = contents(context, task, input, files, Math.min(files.size(), 2 * cores));
        return contents.stream().allMatch(CandleFiles.Contents::readable)
                ? Optional.of(contents.stream()
                        .flatMap(file -> file.groups().stream())
                        .map(group -> new Group(input, group, task.width(input)))
                        .toList())
                : Optional.empty();
    }

    /** Static, like what is below it, so that a task is sent what it needs and nothing of the driver. */
    private static List<CandleFiles.Contents> contents(
            JavaSparkContext context, AuditTask task, Input input, List<String> files, int tasks) {
        return context.parallelize(files, tasks)
                .map(file -> CandleFiles.contents(task.place(), file, task.intervals(), task.figures(input)))
                .collect();
    }

    private static JavaRDD<Chunk> read(JavaSparkContext context, AuditTask task, List<Group> groups) {
        return context.parallelize(groups, groups.size())
                .flatMap(group -> task.read(group).iterator());
    }

    private static JavaRDD<SymbolAudit> walks(
            JavaSparkContext context, AuditTask task, AuditPlan.Tasks plan, JavaRDD<Chunk> sent) {
        int tasks = plan.straight().size();
        List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
        JavaRDD<Chunk> dealt = sent.mapToPair(chunk -> new Tuple2<>(plan.of(AuditWalk.name(chunk)), chunk))
                .partitionBy(new HashPartitioner(tasks))
                .values();
        return context.parallelize(numbers, tasks).zipPartitions(dealt, (number, chunks) -> {
            int own = number.next();
            return AuditWalk.of(task, plan.straight().get(own), chunks, symbol -> plan.of(symbol) == own);
        });
    }

    private List<SymbolAudit> audited(long taskNumbers) {
        AuditPlan.Tasks plan = AuditPlan.of(groups, rowNumbers, cores, taskNumbers);
        if (!plan.sent().isEmpty()) {
            rows.add(read(context, task, plan.sent()));
        }
        JavaRDD<Chunk> sent = rows.stream().reduce(JavaRDD::union).orElseGet(() -> context.emptyRDD());
        return walks(context, task, plan, sent).collect();
    }

    private static AuditResult result(AuditTask task, List<SymbolAudit> symbols, List<Different> derived) {
        FeatureSet set = task.set();
        return new AuditResult(
                symbols.stream().filter(symbol -> symbol.bars() > 0).count(),
                symbols.stream().mapToLong(SymbolAudit::bars).sum(),
                set.names().size(),
                set.derived().size(),
                symbols.stream()
                        .flatMap(symbol -> symbol.ahead().stream())
                        .sorted(AHEAD)
                        .toList(),
                task.stored(),
                symbols.stream()
                        .flatMap(symbol -> symbol.late().stream())
                        .sorted(LATE)
                        .toList(),
                Stream.concat(symbols.stream().flatMap(symbol -> symbol.different().stream()), derived.stream())
                        .sorted(DIFFERENT)
                        .toList());
    }
}
