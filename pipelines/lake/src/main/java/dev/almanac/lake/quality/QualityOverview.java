package dev.almanac.lake.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.quality.Finding;
import dev.almanac.analytics.quality.check.Checks;
import dev.almanac.analytics.quality.check.QualityScore;
import dev.almanac.analytics.report.QualityFinding;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is known of the quality of the stored candles, of loads and of the checks over the lake.
 *
 * @param findings as {@link FewFindings} has them, the gravest first, then by symbol, venue, interval, check and time
 * @param series every series with its score, by symbol, venue and interval
 */
public record QualityOverview(List<QualityFinding> findings, List<SeriesQuality> series) {
    private static final Comparator<QualityFinding> GRAVEST_FIRST = Comparator.comparing(
                    (QualityFinding one) -> Checks.severity(one.rule()))
            .thenComparing(QualityFinding::symbol)
            .thenComparing(QualityFinding::venue)
            .thenComparing(QualityFinding::interval, Comparator.comparing(QualityOverview::length))
            .thenComparing(QualityFinding::rule)
            .thenComparing(QualityFinding::from)
            .thenComparing(QualityFinding::until);

    /** Defensive copies. */
    public QualityOverview {
        findings = List.copyOf(findings);
        series = List.copyOf(series);
    }

    /**
     * What is asked for.
     *
     * @param since findings that end by then do not count, nor do the bars before; empty for all
     * @param venue the one that is asked for; empty for all
     * @param symbol the one that is asked for; empty for all
     */
    public record Wanted(Optional<Instant> since, Optional<String> venue, Optional<Symbol> symbol) {
        private Column series() {
            Column ofVenue = venue.map(name -> col("venue").equalTo(name)).orElse(lit(true));
            return symbol.map(one -> ofVenue.and(col("symbol").equalTo(one.toString())))
                    .orElse(ofVenue);
        }

        private Column after(String column) {
            return since.map(time -> col(column).gt(Timestamp.from(time))).orElse(lit(true));
        }

        private Column opens() {
            return since.map(time -> col("open_time").geq(Timestamp.from(time))).orElse(lit(true));
        }
    }

    /** The overview as the tables stand. */
    public static QualityOverview read(Lake lake, Wanted wanted) {
        List<QualityFinding> findings = FewFindings.of(lake.read(Catalogue.DATA_QUALITY)
                        .filter(wanted.series())
                        .filter(wanted.after("range_end")))
                .stream()
                .sorted(GRAVEST_FIRST)
                .toList();
        Map<String, List<Finding>> bySeries = findings.stream()
                .collect(Collectors.groupingBy(
                        one -> SeriesNames.name(one.venue(), one.symbol(), one.interval()),
                        Collectors.mapping(QualityOverview::plain, Collectors.toList())));
        Dataset<Row> counts = lake.read(Catalogue.CANDLES)
                .filter(wanted.series())
                .filter(wanted.opens())
                .groupBy("venue", "symbol", "interval")
                .agg(count(lit(1)));
        List<SeriesQuality> series = counts.collectAsList().stream()
                .map(row -> scored(row, bySeries))
                .sorted(Comparator.comparing(SeriesQuality::symbol)
                        .thenComparing(SeriesQuality::venue)
                        .thenComparing(one -> length(one.interval())))
                .toList();
        return new QualityOverview(findings, series);
    }

    private static SeriesQuality scored(Row row, Map<String, List<Finding>> findings) {
        String name = SeriesNames.name(row.getString(0), row.getString(1), row.getString(2));
        long bars = row.getLong(3);
        return new SeriesQuality(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                bars,
                QualityScore.of(findings.getOrDefault(name, List.of()), bars));
    }

    private static Finding plain(QualityFinding one) {
        return new Finding(
                one.rule(), CandleRows.micros(one.from()), CandleRows.micros(one.until()), one.bars(), one.message());
    }

    private static long length(String interval) {
        return Interval.parse(interval).map(Interval::micros).orElse(0L);
    }
}
