package dev.almanac.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.quality.check.CheckSettings;
import dev.almanac.analytics.quality.check.SymbolChecks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sound candles of real markets have next to no finding: what they say is written down in docs/quality.md. */
class RealCandlesQualityTest {
    private static final Comparator<Rows.Good> ORDER = Comparator.comparingLong((Rows.Good row) ->
                    row.candle().openTime() + row.series().interval().micros())
            .thenComparing(row -> row.series().interval())
            .thenComparing(row -> row.series().venue());

    @Test
    void soundCandlesHaveNextToNoFinding() throws Exception {
        FileCandleSource source = FileCandleSource.of(
                List.of(
                        SharedCandles.path("binance").toString(),
                        SharedCandles.path("coinbase").toString()),
                FileOverrides.NONE);
        Map<Symbol, List<CandleUnit>> files = new TreeMap<>();
        for (CandleUnit unit : source.plan()) {
            SeriesKey series = Objects.requireNonNull(unit.series(), unit.name());
            files.computeIfAbsent(series.symbol(), symbol -> new ArrayList<>()).add(unit);
        }
        List<String> findings = new ArrayList<>();
        long bars = 0;
        for (Map.Entry<Symbol, List<CandleUnit>> symbol : files.entrySet()) {
            Rows rows = new Rows();
            for (CandleUnit unit : symbol.getValue()) {
                source.read(unit, rows);
            }
            bars += check(symbol.getKey(), rows.good, findings);
        }
        assertThat(bars).isGreaterThan(1_250_000);
        assertThat(findings)
                .containsExactly("coinbase ETH/USD 1d interval_disagreement 2022-05-11T00:00:00Z:"
                        + " 1 bar differs from the 4h bars within, the first in its volume"
                        + " 562341.54813863 against 640335.2419396699");
    }

    private static int check(Symbol symbol, List<Rows.Good> rows, List<String> findings) {
        rows.sort(ORDER);
        SymbolChecks checks = new SymbolChecks(
                CheckSettings.DEFAULT,
                (venue, interval, finding) -> findings.add(venue + " " + symbol + " " + interval + " " + finding.rule()
                        + " " + Instant.ofEpochSecond(finding.from() / 1_000_000) + ": "
                        + finding.message()));
        Bar bar = new Bar();
        for (Rows.Good row : rows) {
            Candle one = row.candle();
            bar.fill(one.openTime(), one.open(), one.high(), one.low(), one.close(), one.volume(), one.quoteVolume());
            checks.bar(row.series().venue(), row.series().interval(), bar);
        }
        checks.finish();
        return rows.size();
    }
}
