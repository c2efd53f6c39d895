package dev.almanac.lake.universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.market.Instrument;
import dev.almanac.analytics.market.InstrumentStatus;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.InstrumentList;
import dev.almanac.analytics.port.InstrumentSource;
import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.analytics.universe.AssetFacts;
import dev.almanac.analytics.universe.VenueLists;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.table.Lake;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thirty pairs are known, and a list names fewer. */
class SoundListsTest {
    private static final int PAIRS = 30;
    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");
    private static final InstrumentSource SILENT = venue -> {
        throw new AssertionError("it was asked again");
    };

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void learn() {
        lake = Lake.openOrCreate(SparkFixture.session(), folder.resolve("lake").toString());
        InstrumentTable.write(
                lake,
                VenueLists.news(list(BEFORE, PAIRS), List.of(), AssetFacts.NONE),
                List.of(),
                AssetFacts.NONE,
                BEFORE,
                "r1");
    }

    private static InstrumentList list(Instant at, int pairs) {
        return new InstrumentList("binance", at, pairs(0, pairs, InstrumentStatus.TRADING), List.of());
    }

    private static List<Instrument> pairs(int from, int to, InstrumentStatus status) {
        return IntStream.range(from, to)
                .mapToObj(i -> new Instrument(new Symbol("S" + i, "USDT"), "S" + i, status, null, null, null, null))
                .toList();
    }

    private InstrumentList checked(InstrumentList list, InstrumentSource again) {
        return new SoundLists(lake, again, 0.1).checked(list);
    }

    @Test
    void aTenthMayGoAtOnce() {
        InstrumentList most = list(NOW, PAIRS - 3);
        assertThat(checked(most, SILENT)).isEqualTo(most);
        List<Instrument> delisted = Stream.concat(
                        pairs(0, 5, InstrumentStatus.TRADING).stream(),
                        pairs(5, PAIRS, InstrumentStatus.DELISTED).stream())
                .toList();
        InstrumentList said = new InstrumentList("binance", NOW, delisted, List.of());
        assertThat(checked(said, SILENT)).as("the venue says so itself").isEqualTo(said);
        InstrumentList other = new InstrumentList("okx", NOW, pairs(0, 1, InstrumentStatus.TRADING), List.of());
        assertThat(checked(other, SILENT)).as("of which nothing is known").isEqualTo(other);
    }

    @Test
    void whereMoreIsGoneTheVenueIsAskedAgain() {
        InstrumentList whole = list(NOW, PAIRS);
        assertThat(checked(list(NOW, PAIRS - 4), venue -> whole)).isEqualTo(whole);
    }

    @Test
    void aListThatStaysShortIsNotTakenUntilSomebodySaysSo() {
        InstrumentList part = list(NOW, 10);
        UserException failure = catchThrowableOfType(UserException.class, () -> checked(part, venue -> part));
        assertThat(failure).hasMessage("""
                        the list of binance is not taken
                        it lacks 20 of the 30 pairs that it had, also when it was asked for again: they would be delisted
                        ask again later; if they are gone indeed, let more of them go: venues.most_gone""");
        assertThat(new SoundLists(lake, SILENT, 1).checked(part)).isEqualTo(part);
        UserException down = catchThrowableOfType(
                UserException.class,
                () -> checked(part, venue -> {
                    throw UnreadableUnitException.unavailable("binance cannot be read", "nobody answers", "wait");
                }));
        assertThat(down.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    }
}
