package dev.almanac.lake.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.CandleTestRows;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryLengthTest {
    @TempDir
    Path folder;

    private static Stream<Row> series(String symbol, Interval interval, int bars) {
        return LongStream.range(0, bars)
                .mapToObj(i ->
                        CandleTestRows.candle("binance", symbol, interval, i * interval.micros(), 100 + i, 101, 10, 0));
    }

    private static FeatureSet set(String... columns) {
        return FeatureSet.parse(
                "mine", List.of(Interval.D1, Interval.H4), List.of(columns), IndicatorLibrary.builtIn());
    }

    private Lake lake() {
        return Lake.openOrCreate(SparkFixture.session(), folder.resolve("lake").toString());
    }

    @Test
    void aColumnThatNoSeriesIsLongEnoughForIsRefused() {
        Lake lake = lake();
        FeatureSet longOne = set("sma(200)");
        assertThatCode(() -> HistoryLength.check(lake, longOne))
                .as("no candles yet")
                .doesNotThrowAnyException();

        List<Row> rows = Stream.of(
                        series("BTC/USDT", Interval.D1, 30),
                        series("BTC/USDT", Interval.H4, 180),
                        series("ETH/USDT", Interval.D1, 20))
                .flatMap(one -> one)
                .toList();
        lake.upsert(Catalogue.CANDLES, SparkFixture.session().createDataFrame(rows, Catalogue.CANDLES.schema()));
        assertThatCode(() -> HistoryLength.check(lake, set("sma(180)", "sma(30) @ 1d")))
                .doesNotThrowAnyException();
        assertThat(refused(lake, longOne)).satisfies(refusal -> {
            assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(refusal.problem()).isEqualTo("column sma_200 of feature set mine can have no value");
            assertThat(refusal.reason())
                    .isEqualTo("its first one takes 200 bars, and the longest history in the lake has 180 of 4h");
        });
        assertThat(refused(lake, set("rsi(5)", "daily = sma(31) @ 1d")))
                .satisfies(refusal -> assertThat(refusal.reason())
                        .endsWith("takes 31 bars, and the longest history" + " in the lake has 30 of 1d"));

        FeaturePipeline.run(lake, longOne, "features");
        assertThatCode(() -> HistoryLength.check(lake, longOne))
                .as("it has a table")
                .doesNotThrowAnyException();
    }

    private static UserException refused(Lake lake, FeatureSet set) {
        UserException refusal = catchThrowableOfType(UserException.class, () -> HistoryLength.check(lake, set));
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
