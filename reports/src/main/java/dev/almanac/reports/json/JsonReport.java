package dev.almanac.reports.json;

import dev.almanac.analytics.report.Call;
import dev.almanac.analytics.report.ConfidencePart;
import dev.almanac.analytics.report.ContributionLine;
import dev.almanac.analytics.report.Head;
import dev.almanac.analytics.report.LeftOut;
import dev.almanac.analytics.report.NearMiss;
import dev.almanac.analytics.report.Provenance;
import dev.almanac.analytics.report.ReportModel;
import dev.almanac.analytics.report.SymbolFigures;
import dev.almanac.reports.Renderer;
import dev.almanac.reports.ReportCharts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Everything that the model knows as JSON: keys in a fixed order, numbers unrounded, and what does not exist absent. Within
 * arrays, where an absent entry would move its neighbours, {@code null} holds its place. {@link #schema()} describes it.
 */
public final class JsonReport implements Renderer {
    private static final String SCHEMA = "report-" + ReportModel.SCHEMA_VERSION + ".schema.json";

    /** The published JSON Schema (draft 2020-12) of this form. */
    public static String schema() {
        try (InputStream in = JsonReport.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException("resource is missing: " + SCHEMA);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] render(ReportModel model, ReportCharts charts) {
        JsonOut json = new JsonOut();
        json.object(() -> {
            json.text("schema_version", ReportModel.SCHEMA_VERSION);
            json.object("head", () -> head(json, model.head()));
            json.objects("calls", model.calls(), call -> call(json, call));
            json.objects("near_misses", model.nearMisses(), miss -> nearMiss(json, miss));
            json.objects("left_out", model.leftOut(), left -> leftOut(json, left));
            json.object("market", () -> JsonMarket.market(json, model.market()));
            json.object("data", () -> JsonMarket.data(json, model.data()));
            json.object("provenance", () -> provenance(json, model.provenance()));
        });
        return json.bytes();
    }

    private static void head(JsonOut json, Head head) {
        json.instant("as_of", head.asOf());
        json.text("profile", head.profile());
        json.whole("revision", head.revision());
        json.flag("retrospective", head.retrospective());
        json.texts("notices", head.notices());
        json.text("headline", head.headline());
        json.texts("stands_out", head.standsOut());
        json.whole("ranked", head.ranked());
        json.whole("horizon_days", head.horizonDays());
        json.text("entry_rule", head.entryRule());
        json.text("benchmark", head.benchmark());
    }

    private static void call(JsonOut json, Call call) {
        json.whole("rank", call.rank());
        if (call.previousRank() > 0) {
            json.whole("previous_rank", call.previousRank());
        }
        json.text("venue", call.venue());
        json.text("symbol", call.symbol());
        json.text("recommendation_id", call.recommendationId());
        json.number("score", call.score());
        json.number("confidence", call.confidence());
        json.objects("confidence_parts", call.confidenceParts(), part -> confidencePart(json, part));
        json.object("figures", () -> figures(json, call.figures()));
        json.texts("rationale", call.rationale());
        json.objects("contributions", call.contributions(), line -> contribution(json, line));
        JsonMarket.levels(json, call.levels());
        json.texts("view_changes", call.viewChanges());
        json.object("chart", () -> JsonMarket.chart(json, call.chart()));
    }

    private static void confidencePart(JsonOut json, ConfidencePart part) {
        json.text("name", part.name());
        json.number("value", part.value());
        json.text("text", part.text());
    }

    private static void figures(JsonOut json, SymbolFigures figures) {
        json.number("close", figures.close());
        json.whole("price_decimals", figures.priceDecimals());
        json.number("change_1d", figures.change1d());
        json.number("change_7d", figures.change7d());
        json.number("change_30d", figures.change30d());
        json.number("distance_to_52w_high", figures.distanceTo52wHigh());
        json.number("normal_day_move", figures.normalDayMove());
    }

    private static void contribution(JsonOut json, ContributionLine line) {
        json.text("component", line.component());
        json.text("feature", line.feature());
        json.text("label", line.label());
        json.number("value", line.value());
        json.text("value_text", line.valueText());
        json.number("z", line.z());
        json.number("weight", line.weight());
        json.number("contribution", line.contribution());
        if (line.place() > 0) {
            json.whole("place", line.place());
        }
        json.whole("of", line.of());
    }

    private static void nearMiss(JsonOut json, NearMiss miss) {
        json.whole("rank", miss.rank());
        json.text("venue", miss.venue());
        json.text("symbol", miss.symbol());
        json.number("score", miss.score());
        json.number("confidence", miss.confidence());
        json.object("figures", () -> figures(json, miss.figures()));
        json.text("reason", miss.reason());
        json.text("lacking", miss.lacking());
    }

    private static void leftOut(JsonOut json, LeftOut left) {
        json.text("venue", left.venue());
        json.text("symbol", left.symbol());
        json.text("rule", left.rule());
        json.text("reason", left.reason());
    }

    private static void provenance(JsonOut json, Provenance provenance) {
        List<Provenance.TableVersion> tables = provenance.tables();
        json.text("report_id", provenance.reportId());
        json.text("code_version", provenance.codeVersion());
        json.text("configuration_hash", provenance.configurationHash());
        json.text("configuration", provenance.configuration());
        json.objects("tables", tables, table -> {
            json.text("name", table.name());
            json.whole("version", table.version());
            json.text("detail", table.detail());
        });
        json.text("command", provenance.command());
    }
}
