package dev.almanac.lake.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResamplePipelineTest {
    private static final Instant NOW = Instant.parse("2022-01-01T00:00:00Z");
    private static final long HOUR = Interval.H1.micros();
    private static final SeriesKey HOURS = series(Interval.H1);
    private static final SeriesKey DAYS = series(Interval.D1);
    private static final List<Interval> DAY = List.of(Interval.D1);
    private static final List<Interval> BOTH = List.of(Interval.H4, Interval.D1);

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void open() {
        lake = Lake.openOrCreate(SparkFixture.session(), folder.resolve("lake").toString());
    }

    @Test
    void longerBarsAreMadeOnceAndMarkedWhereTheyLackSomething() {
        load(file(hours(0, 30), hours(31, 80)));
        ResamplePipeline.Result made = resample("r1", BOTH);
        assertThat(made.made()).isEqualTo(20 + 3);
        assertThat(made.incomplete()).isEqualTo(2);
        assertThat(days())
                .containsExactly(
                        "0 0.0 23.5 resampled 1970-01-02T00:00:00Z r1",
                        "1 24.0 47.5 resampled 1970-01-03T00:00:00Z r1",
                        "2 48.0 71.5 resampled 1970-01-04T00:00:00Z r1");
        assertThat(incomplete())
                .containsExactly(
                        "1d 1970-01-02 00 the bar was put together of 23 of 24 bars of 1h",
                        "4h 1970-01-02 04 the bar was put together of 3 of 4 bars of 1h");
        long version = lake.version(Catalogue.CANDLES);
        assertThat(resample("r2", BOTH).made()).isZero();
        forget();
        ResamplePipeline.Result again = resample("r3", BOTH);
        assertThat(again.made()).isEqualTo(23);
        assertThat(again.written()).isZero();
        assertThat(lake.version(Catalogue.CANDLES)).isEqualTo(version);
    }

    @Test
    void onlyWhatChangedIsMadeAgain() {
        load(file(hours(0, 80)));
        resample("r1", DAY);
        load(file(hours(80, 100)));
        assertThat(resample("r2", DAY).made()).isEqualTo(1);
        assertThat(days()).hasSize(4).last().isEqualTo("3 72.0 95.5 resampled 1970-01-05T00:00:00Z r2");

        Candle corrected = Candle.of(70 * HOUR, 70, 500, 70, 70.5, 10);
        new IngestPipeline(lake)
                .run(
                        new RowSource().file("fix", HOURS, corrected),
                        IngestOptions.files(NOW, "fix").withReplace(true));
        ResamplePipeline.Result changed = resample("r3", DAY);
        assertThat(changed.made()).isEqualTo(2);
        assertThat(changed.load().total(SeriesReport::replaced)).isEqualTo(1);
        assertThat(lake.read(Catalogue.CANDLES)
                        .filter("interval = '1d' AND high = 500")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aBarThatIsCompletedLosesItsMark() {
        load(file(hours(0, 30), hours(31, 80)));
        resample("r1", DAY);
        assertThat(incomplete()).hasSize(1);
        load(file(hours(30, 31)));
        assertThat(incomplete()).as("the stored bar is still of 23").hasSize(1);
        resample("r2", DAY);
        assertThat(incomplete()).isEmpty();
    }

    @Test
    void barsOfASourceStayAndTakeThePlaceOfMadeOnes() {
        Candle own = Candle.of(0, 1, 40, 1, 23.5, 240);
        load(new RowSource().file("d", DAYS, own));
        load(file(hours(0, 30), hours(31, 80)));
        resample("r1", DAY);
        assertThat(days()).hasSize(3).first().isEqualTo("0 1.0 23.5 file 1970-01-02T00:00:00Z load");
        assertThat(lake.read(Catalogue.QUARANTINE).count()).isZero();

        Candle other = Candle.of(24 * HOUR, 24, 50, 23, 47.5, 230);
        Candle same = Candle.of(48 * HOUR, 48, 71.5, 48, 71.5, 240);
        IngestResult result = load(new RowSource().file("d2", DAYS, other, same));
        assertThat(result.total(SeriesReport::replaced)).isEqualTo(2);
        assertThat(lake.read(Catalogue.QUARANTINE).count()).isZero();
        assertThat(days()).extracting(line -> line.split(" ")[3]).containsExactly("file", "file", "file");
        assertThat(lake.read(Catalogue.DATA_QUALITY).filter("rule = 'replaced'").count())
                .isEqualTo(1);
        assertThat(incomplete()).as("the mark was of the bar that gave way").isEmpty();
        assertThat(resample("r2", DAY).load().candles()).isZero();
        assertThat(incomplete()).isEmpty();
        assertThat(load(new RowSource().file("d2", DAYS, other, same)).total(SeriesReport::equal))
                .isEqualTo(2);
    }

    private void forget() {
        lake.file("_resampled_1h_4h_1d").write("");
    }

    private ResamplePipeline.Result resample(String run, List<Interval> to) {
        return ResamplePipeline.run(
                lake, Interval.H1, to, IngestOptions.files(NOW, run).withBuild("build"));
    }

    private IngestResult load(RowSource source) {
        return new IngestPipeline(lake).run(source, IngestOptions.files(NOW, "load"));
    }

    private static RowSource file(Candle[]... parts) {
        List<Candle> all = new ArrayList<>();
        for (Candle[] part : parts) {
            all.addAll(List.of(part));
        }
        return new RowSource().file("hours", HOURS, all.toArray(Candle[]::new));
    }

    private static Candle[] hours(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(hour -> Candle.of(
                        hour * HOUR, hour == 0 ? 0.1 : hour, hour + 0.5, hour == 0 ? 0.1 : hour, hour + 0.5, 10))
                .toArray(Candle[]::new);
    }

    /** Daily bars as {@code day open close origin available run}. */
    private List<String> days() {
        return lake
                .read(Catalogue.CANDLES)
                .filter("interval = '1d'")
                .orderBy("open_time")
                .selectExpr("concat_ws(' ', unix_micros(open_time) div 86400000000, open, close, origin,"
                        + " date_format(available_at, \"yyyy-MM-dd'T'HH:mm:ss'Z'\"), run_id)")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0).replace(" 0.1 ", " 0.0 "))
                .toList();
    }

    private List<String> incomplete() {
        return lake
                .read(Catalogue.DATA_QUALITY)
                .filter("rule = 'incomplete'")
                .selectExpr("concat_ws(' ', interval, date_format(range_start, 'yyyy-MM-dd HH'), message)")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }

    private static SeriesKey series(Interval interval) {
        return new SeriesKey("binance", new Symbol("BTC", "USDT"), interval);
    }
}
