package dev.almanac.lake.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.quality.check.CheckSettings;
import dev.almanac.analytics.report.QualityFinding;
import dev.almanac.lake.CandleTestRows;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.WriteResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityPipelineTest {
    private static final long FIRST = 1_577_836_800_000_000L; // 2020-01-01, a Wednesday
    private static final int DAYS = 120;
    private static final QualityOverview.Wanted ALL =
            new QualityOverview.Wanted(Optional.empty(), Optional.empty(), Optional.empty());

    private final SparkSession spark = SparkFixture.session();

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void open() {
        lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    }

    @Test
    void findsWhatNoLoadShowsAndTakesItBackWhenItIsMended() {
        List<Row> sound = new ArrayList<>(days("binance", "BTC/USDT", 1, 1, 0, 0));
        sound.addAll(days("binance", "ETH/USDT", 2, 1, 0, 0));
        sound.addAll(fourHours(days("binance", "ETH/USDT", 2, 1, 0, 0)));
        store(sound);
        store(days("coinbase", "BTC/USDT", 1, 1.2, 40, 43));
        store(days("kraken", "BTC/USDT", 1, 1, 0, 0));
        store(days("binance", "ETH/USDT", 2, 1000, 60, 62));
        ofALoad("binance", "ETH/USDT", "gap");

        assertThat(run("first").changed()).isEqualTo(3);
        assertThat(findings())
                .containsExactly(
                        "ETH/USDT binance 1d power_of_ten 60-62 2",
                        "BTC/USDT coinbase 1d venue_disagreement 40-43 3",
                        "ETH/USDT binance 1d interval_disagreement 60-62 2",
                        "ETH/USDT binance 1d gap 3-4 1");
        QualityOverview overview = QualityOverview.read(lake, ALL);
        assertThat(overview.series())
                .extracting(one -> one.venue() + " " + one.symbol() + " " + one.interval() + " " + one.bars())
                .containsExactly(
                        "binance BTC/USDT 1d 120",
                        "coinbase BTC/USDT 1d 120",
                        "kraken BTC/USDT 1d 120",
                        "binance ETH/USDT 4h 720",
                        "binance ETH/USDT 1d 120");
        assertThat(overview.series())
                .extracting(one -> Math.round(10 * one.score()))
                .containsExactly(1000L, 900L, 1000L, 1000L, 482L);

        long version = lake.version(Catalogue.DATA_QUALITY);
        assertThat(run("again").changed()).isZero();
        assertThat(lake.version(Catalogue.DATA_QUALITY)).isEqualTo(version);

        store(days("binance", "ETH/USDT", 2, 1, 0, 0));
        assertThat(QualityPipeline.run(lake, CheckSettings.DEFAULT, Optional.of(new Symbol("BTC", "USDT")), "other")
                        .changed())
                .isZero();
        run("mended");
        assertThat(findings())
                .containsExactly("BTC/USDT coinbase 1d venue_disagreement 40-43 3", "ETH/USDT binance 1d gap 3-4 1");
    }

    @Test
    void showsWhatIsAskedFor() {
        store(days("binance", "BTC/USDT", 1, 10, 40, 42));
        store(days("binance", "ETH/USDT", 2, 10, 100, 101));
        run("first");

        Instant since = CandleRows.timestamp(FIRST + 50 * Interval.D1.micros()).toInstant();
        assertThat(QualityOverview.read(
                                lake,
                                new QualityOverview.Wanted(Optional.of(since), Optional.empty(), Optional.empty()))
                        .findings())
                .extracting(QualityFinding::symbol)
                .containsExactly("ETH/USDT");
        QualityOverview one = QualityOverview.read(
                lake,
                new QualityOverview.Wanted(
                        Optional.empty(), Optional.of("binance"), Optional.of(new Symbol("BTC", "USDT"))));
        assertThat(one.findings()).extracting(QualityFinding::symbol).containsExactly("BTC/USDT");
        assertThat(one.series()).extracting(SeriesQuality::symbol).containsExactly("BTC/USDT");
        assertThat(QualityOverview.read(
                                lake,
                                new QualityOverview.Wanted(Optional.empty(), Optional.of("kraken"), Optional.empty()))
                        .series())
                .isEmpty();
    }

    private WriteResult run(String run) {
        return QualityPipeline.run(lake, CheckSettings.DEFAULT, Optional.empty(), run);
    }

    private void store(List<Row> rows) {
        lake.upsert(Catalogue.CANDLES, spark.createDataFrame(rows, Catalogue.CANDLES.schema()));
    }

    /** Findings as {@code symbol venue interval rule from-until bars}, in days from the first. */
    private List<String> findings() {
        return QualityOverview.read(lake, ALL).findings().stream()
                .map(one -> one.symbol() + " " + one.venue() + " " + one.interval() + " " + one.rule() + " "
                        + day(one.from()) + "-" + day(one.until()) + " " + one.bars())
                .toList();
    }

    private static long day(Instant time) {
        return (CandleRows.micros(time) - FIRST) / Interval.D1.micros();
    }

    /** A walk from the seed; from one day to before another its prices are so many times what they are. */
    private static List<Row> days(String venue, String symbol, long seed, double factor, int from, int until) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        double open = 100;
        for (int day = 0; day < DAYS; day++) {
            double close = open * Math.exp(0.03 * random.nextGaussian());
            double times = day >= from && day < until ? factor : 1;
            rows.add(CandleTestRows.candle(
                    venue,
                    symbol,
                    Interval.D1,
                    FIRST + day * Interval.D1.micros(),
                    open * times,
                    close * times,
                    1000 + random.nextInt(1000),
                    0));
            open = close;
        }
        return rows;
    }

    /** Bars of four hours that come to those days: all of the day's range and volume in the first, its close in the others. */
    private static List<Row> fourHours(List<Row> days) {
        List<Row> rows = new ArrayList<>();
        for (Row day : days) {
            for (int part = 0; part < 6; part++) {
                Object[] cells = new Object[day.size()];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = day.get(i);
                }
                long open = CandleRows.micros(day.getTimestamp(3)) + part * Interval.H4.micros();
                cells[2] = Interval.H4.code();
                cells[3] = CandleRows.timestamp(open);
                if (part > 0) {
                    cells[4] = cells[5] = cells[6] = cells[7];
                    cells[8] = 0.0;
                }
                cells[cells.length - 3] = CandleRows.timestamp(open + Interval.H4.micros());
                rows.add(RowFactory.create(cells));
            }
        }
        return rows;
    }

    private void ofALoad(String venue, String symbol, String rule) {
        Row row = RowFactory.create(
                "candles",
                venue,
                symbol,
                "1d",
                rule,
                CandleRows.timestamp(FIRST + 3 * Interval.D1.micros()),
                CandleRows.timestamp(FIRST + 4 * Interval.D1.micros()),
                1L,
                "1 bar is missing",
                "load");
        lake.upsert(Catalogue.DATA_QUALITY, List.of(row));
    }
}
