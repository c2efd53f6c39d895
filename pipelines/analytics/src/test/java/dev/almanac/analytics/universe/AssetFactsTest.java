package dev.almanac.analytics.universe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.NameEras;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetFactsTest {
    private static final AssetFacts FACTS = new AssetFacts(List.of(
            new AssetFact(AssetFact.Kind.ALIAS, "XBT", "BTC", Long.MIN_VALUE, Long.MIN_VALUE, "code of the currency"),
            new AssetFact(AssetFact.Kind.RENAME, "XRB", "NANO", micros("2018-01-31"), micros("2018-01-31"), "test"),
            new AssetFact(AssetFact.Kind.RENAME, "NANO", "XNO", micros("2021-11-15"), micros("2021-11-15"), "test"),
            new AssetFact(AssetFact.Kind.RENAME, "MATIC", "POL", micros("2024-09-04"), micros("2024-07-18"), "test"),
            new AssetFact(AssetFact.Kind.REISSUE, "LUNA", "LUNC", micros("2022-05-28"), micros("2022-05-25"), "test")));

    @ParameterizedTest
    @CsvSource({
        "XBT, 2015-01-01, 2015-01-01, BTC",
        "BTC, 2015-01-01, 2015-01-01, BTC",
        "MATIC, 2024-09-01, 2024-07-17, MATIC",
        "MATIC, 2021-01-01, 2024-07-18, POL",
        "POL, 2024-10-01, 2024-10-01, POL",
        "XRB, 2017-12-01, 2017-12-01, XRB",
        "XRB, 2017-12-01, 2020-01-01, NANO",
        "XRB, 2017-12-01, 2022-01-01, XNO",
        "LUNA, 2022-05-01, 2022-05-01, LUNA",
        "LUNA, 2022-05-27, 2023-01-01, LUNC",
        "LUNA, 2022-05-28, 2023-01-01, LUNA",
        "LUNC, 2023-01-01, 2023-01-01, LUNC"
    })
    void aNameStandsForWhatItStoodForThenAsFarAsThatWasKnown(String name, String at, String asOf, String asset) {
        assertThat(FACTS.asset(name, micros(at), micros(asOf))).isEqualTo(asset);
    }

    @Test
    void namesThatPointAtEachOtherEnd() {
        AssetFacts circle = new AssetFacts(List.of(
                new AssetFact(AssetFact.Kind.RENAME, "A", "B", 0, 0, "test"),
                new AssetFact(AssetFact.Kind.RENAME, "B", "A", 10, 10, "test")));
        assertThat(circle.asset("A", 20, 20)).isEqualTo("A");
    }

    @Test
    void theLaterFactOfANameWins() {
        AssetFacts twice = new AssetFacts(List.of(
                new AssetFact(AssetFact.Kind.RENAME, "A", "B", 0, 0, "built in"),
                new AssetFact(AssetFact.Kind.RENAME, "A", "C", 0, 0, "of one's own")));
        assertThat(twice.asset("A", 20, 20)).isEqualTo("C");
    }

    @Test
    void reissuesAreWhereSeriesBeginAfresh() {
        assertThat(FACTS.eras().begins()).isEqualTo(Map.of("LUNA", List.of(micros("2022-05-28"))));
        assertThat(AssetFacts.NONE.eras()).isEqualTo(NameEras.NONE);
    }

    private static long micros(String day) {
        return Instant.parse(day + "T00:00:00Z").getEpochSecond() * 1_000_000;
    }
}
