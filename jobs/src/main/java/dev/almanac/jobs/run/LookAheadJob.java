package dev.almanac.jobs.run;

import dev.almanac.analytics.audit.Finding;
import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.feature.Column;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.PairName;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.terminal.StatusLine;
import dev.almanac.jobs.terminal.TextTable;
import dev.almanac.lake.audit.AuditResult;
import dev.almanac.lake.audit.AuditResult.Ahead;
import dev.almanac.lake.audit.AuditResult.Different;
import dev.almanac.lake.audit.AuditResult.Late;
import dev.almanac.lake.audit.LookAheadPipeline;
import dev.almanac.lake.feature.FeatureTables;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Audits a feature set over a lake's candles. */
public final class LookAheadJob {
    private static final int SHOWN = 50;

    private static final int MOST_CUTS = 1000;

    private LookAheadJob() {}

    /**
     * What was found.
     *
     * @param failure what was, to be told when the rest has been shown; empty where nothing was
     * @param text for a person
     * @param values for a program
     */
    public record Answer(Optional<UserException> failure, String text, Map<String, Object> values) {}

    /**
     * Runs the audit.
     *
     * @param settings which lake, with which plug-ins
     * @param cuts cut points of each symbol, at least 1
     */
    public static Answer run(
            Invocation invocation, StatusLine status, Settings settings, FeatureSet set, int cuts, long seed) {
        if (cuts < 1 || cuts > MOST_CUTS) {
            throw UserException.usage(
                    "--cuts " + cuts + " cannot be used",
                    cuts < 1
                            ? "an audit needs a cut"
                            : "each is one more computation of every history, and more than " + MOST_CUTS
                                    + " would take days",
                    "give 1 to " + MOST_CUTS + ", for example 2");
        }
        try (Run run = Run.reading(invocation, status, settings.lake(), settings.plugins());
                StatusLine.Step step = status.begin("audit")) {
            AuditResult result = LookAheadPipeline.run(run.lake(), set, cuts, seed);
            step.done(result.bars() + " bars of " + Figures.count(result.series(), "symbol", "symbols"));
            String folder = settings.lake() + "/" + FeatureTables.spec(set).path();
            return new Answer(
                    failure(set.name(), folder, result),
                    text(set.name(), cuts, result) + hint(set, result),
                    values(set, result));
        }
    }

    /**
     * Why the audit ends with exit code 3; the first of what was found is named.
     *
     * @param folder of the set's tables
     */
    static Optional<UserException> failure(String set, String folder, AuditResult result) {
        Optional<String> first = Stream.of(
                        result.ahead().stream().map(row -> row.finding().feature()),
                        result.late().stream().map(Late::feature),
                        result.different().stream().map(Different::feature))
                .flatMap(Function.identity())
                .findFirst();
        return first.map(feature -> new UserException(
                ExitCode.QUALITY,
                "feature set " + set + " has values that it should not have, the first of " + feature,
                result.ahead().size() + " looked ahead, " + result.late().size() + " were early, "
                        + result.different().size() + " are not what the candles give",
                (result.ahead().isEmpty()
                                ? "the table is not what almanac features computes now (changed by hand, or by a plug-in that is"
                                        + " another under the same version): "
                                : "mend what computes them, then ")
                        + "delete the folder " + folder + " and run almanac features, which makes it anew"));
    }

    static String text(String set, int cuts, AuditResult result) {
        StringBuilder text = new StringBuilder();
        text.append(Figures.count(result.columns(), "column", "columns"))
                .append(" of ")
                .append(set)
                .append(" over ")
                .append(Figures.count(result.series(), "symbol", "symbols"))
                .append(", ")
                .append(Figures.count(cuts, "cut", "cuts"))
                .append(" each, truncated and with noise: ");
        if (result.isClean()) {
            String stored = result.stored()
                    ? "no value changed, no stored row was early, and every stored value is what the candles give\n"
                    : "no value changed (the set has no table yet, whose rows could be checked)\n";
            return text.append(stored).append(derived(result)).toString();
        }
        text.append(result.ahead().size())
                .append(" looked ahead, ")
                .append(result.late().size())
                .append(" were early, ")
                .append(result.different().size())
                .append(" are not what the candles give\n")
                .append(derived(result));
        if (!result.ahead().isEmpty()) {
            text.append('\n').append(ahead(result.ahead()));
        }
        if (!result.late().isEmpty()) {
            text.append('\n').append(late(result.late()));
        }
        if (!result.different().isEmpty()) {
            text.append('\n').append(different(result.different()));
        }
        return text.toString();
    }

    /** A line on the columns of plug-ins that looked ahead; empty where there are none. */
    static String hint(FeatureSet set, AuditResult result) {
        Set<String> ahead =
                result.ahead().stream().map(row -> row.finding().feature()).collect(Collectors.toSet());
        String foreign = Stream.concat(set.own().stream(), set.joined().stream())
                .filter(column -> !column.call().type().origin().isEmpty())
                .map(Column::name)
                .filter(ahead::contains)
                .collect(Collectors.joining(", "));
        return foreign.isEmpty()
                ? ""
                : "\nnote: " + foreign
                        + ": made by a plug-in, whose code need not have read the future: what an indicator's save"
                        + " leaves out\nlooks the same from a cut on (docs/plugins.md, What is saved)\n";
    }

    /** What SQL makes of a row sees no other row, so there is no future to take away. */
    private static String derived(AuditResult result) {
        if (result.derived() == 0) {
            return "";
        }
        boolean one = result.derived() == 1;
        return Figures.count(result.derived(), "SQL column", "SQL columns")
                + (result.stored()
                        ? (one ? ", which sees no row but its own" : ", which see no row but their own")
                                + ": compared as stored\n"
                        : (one ? " was" : " were") + " not checked: no table\n");
    }

    private static String ahead(List<Ahead> rows) {
        TextTable table = new TextTable(false, false, false, false, false, true, true, true);
        table.row("feature", "interval", "symbol", "first bar", "future", "rows", "value", "without future");
        rows.stream().limit(SHOWN).forEach(row -> {
            Finding finding = row.finding();
            table.row(
                    finding.feature(),
                    finding.interval().code(),
                    PairName.of(row.venue(), row.symbol()),
                    instant(finding.openTime()).toString(),
                    finding.experiment().label(),
                    Long.toString(finding.rows()),
                    Double.toString(finding.withFuture()),
                    Double.toString(finding.without()));
        });
        return table.text() + more(rows.size());
    }

    private static String late(List<Late> rows) {
        TextTable table = new TextTable(false, false, false, false, false, false);
        table.row("feature", "interval", "symbol", "first bar", "said knowable", "made from what was knowable");
        rows.stream()
                .limit(SHOWN)
                .forEach(row -> table.row(
                        row.feature(),
                        row.interval().code(),
                        PairName.of(row.venue(), row.symbol()),
                        instant(row.openTime()).toString(),
                        instant(row.rowAvailable()).toString(),
                        instant(row.inputAvailable()).toString()));
        return table.text() + more(rows.size());
    }

    private static String different(List<Different> rows) {
        TextTable table = new TextTable(false, false, false, false, true, true, true);
        table.row("feature", "interval", "symbol", "first bar", "rows", "stored", "computed");
        rows.stream()
                .limit(SHOWN)
                .forEach(row -> table.row(
                        row.feature(),
                        row.interval().code(),
                        PairName.of(row.venue(), row.symbol()),
                        instant(row.openTime()).toString(),
                        Long.toString(row.rows()),
                        value(row.feature(), row.stored()),
                        value(row.feature(), row.computed())));
        return table.text() + more(rows.size());
    }

    /** Times are stored as microseconds, and read as times. */
    private static String value(String feature, double value) {
        return feature.equals("available_at") && Double.isFinite(value)
                ? instant((long) value).toString()
                : Double.toString(value);
    }

    private static String more(int rows) {
        return rows > SHOWN ? "and " + (rows - SHOWN) + " more; --json shows all\n" : "";
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }

    private static Map<String, Object> values(FeatureSet set, AuditResult result) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("set", set.name());
        values.put("definition", set.definitionHash());
        values.put("symbols", result.series());
        values.put("bars", result.bars());
        values.put("columns", result.columns());
        values.put("sql_columns", result.derived());
        values.put("sql_columns_checked", result.stored() ? result.derived() : 0);
        values.put("clean", result.isClean());
        values.put("ahead", result.ahead().stream().map(LookAheadJob::object).toList());
        values.put("late", result.late().stream().map(LookAheadJob::object).toList());
        values.put(
                "different",
                result.different().stream().map(LookAheadJob::object).toList());
        return values;
    }

    private static Map<String, Object> object(Ahead row) {
        Finding finding = row.finding();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("venue", row.venue());
        object.put("symbol", row.symbol());
        object.put("feature", finding.feature());
        object.put("interval", finding.interval().code());
        object.put("open_time", instant(finding.openTime()).toString());
        object.put("cut", instant(finding.cut()).toString());
        object.put("future", finding.experiment().label());
        object.put("rows", finding.rows());
        // Texts, because JSON has no NaN and a difference may be one.
        object.put("value", Double.toString(finding.withFuture()));
        object.put("without_future", Double.toString(finding.without()));
        return object;
    }

    private static Map<String, Object> object(Late row) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("venue", row.venue());
        object.put("symbol", row.symbol());
        object.put("feature", row.feature());
        object.put("interval", row.interval().code());
        object.put("open_time", instant(row.openTime()).toString());
        object.put("row_available_at", instant(row.rowAvailable()).toString());
        object.put("input_available_at", instant(row.inputAvailable()).toString());
        return object;
    }

    private static Map<String, Object> object(Different row) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("venue", row.venue());
        object.put("symbol", row.symbol());
        object.put("feature", row.feature());
        object.put("interval", row.interval().code());
        object.put("open_time", instant(row.openTime()).toString());
        object.put("rows", row.rows());
        object.put("stored", Double.toString(row.stored()));
        object.put("computed", Double.toString(row.computed()));
        return object;
    }
}
