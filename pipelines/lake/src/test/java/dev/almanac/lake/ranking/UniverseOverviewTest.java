package dev.almanac.lake.ranking;

import static dev.almanac.lake.ranking.MarketLake.AS_OF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Instrument;
import dev.almanac.analytics.market.InstrumentStatus;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.InstrumentList;
import dev.almanac.analytics.quality.check.CheckSettings;
import dev.almanac.analytics.ranking.RankingSettings;
import dev.almanac.analytics.universe.AssetClassifier;
import dev.almanac.analytics.universe.AssetFacts;
import dev.almanac.lake.row.DailyRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.universe.InstrumentRefresh;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UniverseOverviewTest {
    @TempDir
    Path folder;

    private MarketLake market;

    @BeforeEach
    void fill() {
        market = MarketLake.create(folder.resolve("lake"));
    }

    @Test
    void theTopAsOfADayIsNotChangedByWhatComesLater() {
        Instant before = AS_OF.minus(Duration.ofDays(40));
        refresh(before, "A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "NEW");
        List<String> then = words(before, 4);
        assertThat(then)
                .hasSize(11)
                .filteredOn(word -> word.endsWith(" member"))
                .hasSize(4);
        assertThat(then).filteredOn(word -> word.endsWith(" below_top")).hasSize(6);
        assertThat(then).contains("NEW/USDT 0 short_history");

        market.nextDay();
        market.mistakeTheUnit(3, 20);
        refresh(AS_OF, "A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7");
        assertThat(words(before, 4)).isEqualTo(then);
        assertThat(words(AS_OF, 0))
                .contains("A3/USDT 0 power_of_ten", "A8/USDT 0 delisted", "NEW/USDT 0 delisted")
                .filteredOn(word -> word.endsWith(" member"))
                .hasSize(7);
    }

    @Test
    void aPairWithoutBarsIsShownFromWhenItWasLearnedOf() {
        refresh(AS_OF, "A0", "LATE");
        assertThat(words(AS_OF.minusSeconds(1), 0)).noneMatch(word -> word.startsWith("LATE"));
        assertThat(UniverseOverview.read(market.lake(), AS_OF, settings(0), CheckSettings.DEFAULT)
                        .pairs())
                .filteredOn(pair -> pair.symbol().equals("LATE/USDT"))
                .singleElement()
                .satisfies(pair -> {
                    assertThat(pair.reason().orElseThrow().rule()).isEqualTo("no_bars");
                    assertThat(pair.standing().orElseThrow().learnedAt()).isEqualTo(AS_OF);
                });
    }

    private void refresh(Instant now, String... bases) {
        List<Instrument> listed = new ArrayList<>();
        for (String base : bases) {
            listed.add(new Instrument(
                    new Symbol(base, "USDT"), base + "USDT", InstrumentStatus.TRADING, null, null, null, null));
        }
        InstrumentRefresh.run(
                market.lake(),
                DailyRows.read(
                        market.lake().read(Catalogue.CANDLES),
                        new DailyRows.Question(now, 365, Set.of(), AssetClassifier.BARS, 30, AssetFacts.NONE)),
                List.of(new InstrumentList("binance", now, listed, List.of())),
                30,
                AssetFacts.NONE,
                now,
                "run-" + now);
    }

    private List<String> words(Instant asOf, int top) {
        return UniverseOverview.read(market.lake(), asOf, settings(top), CheckSettings.DEFAULT).pairs().stream()
                .map(pair -> pair.symbol() + " " + pair.place() + " "
                        + pair.reason().map(reason -> reason.rule()).orElse("member"))
                .toList();
    }

    private static RankingSettings settings(int top) {
        RankingSettings settings = MarketLake.settings(0, 7);
        return settings.with(settings.universe().withTop(top));
    }
}
