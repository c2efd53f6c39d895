package dev.almanac.jobs.run;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.lake.ingest.ResamplePipeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What putting bars together came to, for people and for programs. */
final class ResampleText {
    private ResampleText() {}

    static String text(Interval from, List<Interval> to, ResamplePipeline.Result result) {
        String what = "bars of " + to.stream().map(Interval::code).collect(Collectors.joining(", ")) + " of " + from
                + " bars: ";
        String incomplete = result.incomplete() == 0
                ? ""
                : "; " + Figures.count(result.incomplete(), "bar lacks", "bars lack")
                        + " some of the shorter ones (almanac quality: incomplete)";
        return what + result.load().total(SeriesReport::added) + " new, "
                + result.load().total(report -> report.replaced() + report.filled()) + " changed, "
                + result.load().total(SeriesReport::equal) + " as before" + incomplete + "\n";
    }

    static Map<String, Object> values(Interval from, List<Interval> to, ResamplePipeline.Result result) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("from", from.code());
        values.put("to", to.stream().map(Interval::code).toList());
        values.putAll(counts(result));
        return values;
    }

    /** The counts by name, in a fixed order. */
    static Map<String, Long> counts(ResamplePipeline.Result result) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("made", result.made());
        counts.put("added", result.load().total(SeriesReport::added));
        counts.put("replaced", result.load().total(report -> report.replaced() + report.filled()));
        counts.put("equal", result.load().total(SeriesReport::equal));
        counts.put("incomplete", result.incomplete());
        return counts;
    }
}
