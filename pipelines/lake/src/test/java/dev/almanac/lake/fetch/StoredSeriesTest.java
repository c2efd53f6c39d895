package dev.almanac.lake.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.fetch.Span;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredSeriesTest {
    private static final long HOUR = Interval.H1.micros();
    private static final SeriesKey BTC = new SeriesKey("coinbase", new Symbol("BTC", "USD"), Interval.H1);
    private static final SeriesKey ETH = new SeriesKey("coinbase", new Symbol("ETH", "USD"), Interval.H1);

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void open() {
        lake = Lake.openOrCreate(SparkFixture.session(), folder.resolve("lake").toString());
    }

    private void store(SeriesKey series, String origin, LongStream hours) {
        List<Row> rows = hours.mapToObj(hour -> {
                    Object[] values = new Object[Catalogue.CANDLES.schema().size()];
                    set(values, "venue", series.venue());
                    set(values, "symbol", series.symbol().toString());
                    set(values, "interval", series.interval().code());
                    set(values, "open_time", CandleRows.timestamp(hour * HOUR));
                    List.of("open", "high", "low", "close", "volume").forEach(name -> set(values, name, 1.0));
                    set(values, "origin", origin);
                    set(values, "available_at", CandleRows.timestamp((hour + 1) * HOUR));
                    set(values, "first_seen", CandleRows.timestamp((hour + 1) * HOUR));
                    set(values, "run_id", "r");
                    return RowFactory.create(values);
                })
                .toList();
        lake.upsert(Catalogue.CANDLES, lake.spark().createDataFrame(rows, Catalogue.CANDLES.schema()));
    }

    private static void set(Object[] values, String column, Object value) {
        values[Catalogue.CANDLES.schema().fieldIndex(column)] = value;
    }

    private void say(SeriesKey series, String rule, Span... spans) {
        List<Row> rows = new ArrayList<>();
        for (Span span : spans) {
            rows.add(RowFactory.create(
                    "candles",
                    series.venue(),
                    series.symbol().toString(),
                    series.interval().code(),
                    rule,
                    CandleRows.timestamp(span.from()),
                    CandleRows.timestamp(span.to()),
                    1L,
                    "said",
                    "r"));
        }
        lake.upsert(Catalogue.DATA_QUALITY, lake.spark().createDataFrame(rows, Catalogue.DATA_QUALITY.schema()));
    }

    private static Span hours(long from, long to) {
        return new Span(from * HOUR, to * HOUR);
    }

    private static LongStream hours(long until, LongPredicate which) {
        return LongStream.range(0, until).filter(which);
    }

    private static String text(List<Span> spans) {
        return spans.stream()
                .map(span -> span.from() / HOUR + "-" + span.to() / HOUR)
                .collect(Collectors.joining(" "));
    }

    private String stored(SeriesKey series, Map<SeriesKey, List<Span>> absent) {
        return text(StoredSeries.spans(lake, List.of(BTC, ETH), absent).getOrDefault(series, List.of()));
    }

    @Test
    void gapsAreToldButForThoseThatTheVenueHasNothingOf() {
        store(BTC, "venue", hours(50, hour -> hour != 7 && (hour < 20 || hour > 29)));
        store(ETH, "file", hours(5, hour -> true));
        assertThat(stored(BTC, Map.of())).isEqualTo("0-7 8-20 30-50");
        assertThat(stored(ETH, Map.of())).isEqualTo("0-5");
        assertThat(stored(BTC, Map.of(BTC, List.of(hours(3, 12)), ETH, List.of(hours(0, 40)))))
                .isEqualTo("0-20 30-50");
        assertThat(stored(BTC, Map.of(BTC, List.of(hours(20, 29)))))
                .as("in part")
                .isEqualTo("0-7 8-20 30-50");
    }

    /** A pair that is not traded every other hour: what comes to this process does not grow with its gaps. */
    @Test
    void manyGapsAreFewSpansThatLeaveNoMissingBarOut() {
        store(BTC, "venue", hours(4001, hour -> hour % 2 == 0));
        List<Span> spans = StoredSeries.spans(lake, List.of(BTC), Map.of()).getOrDefault(BTC, List.of());
        assertThat(spans).hasSizeLessThanOrEqualTo(StoredSeries.MOST_GAPS + 1);
        assertThat(spans.get(0).from()).isZero();
        assertThat(spans.get(spans.size() - 1).to()).isEqualTo(4001 * HOUR);
        assertThat(spans).allMatch(span -> span.to() - span.from() == HOUR);
        assertThat(stored(BTC, Map.of(BTC, List.of(hours(0, 4001))))).isEqualTo("0-4001");
        assertThat(stored(BTC, Map.of(BTC, List.of(hours(0, 3995))))).isEqualTo("0-3995 3996-3997 3998-3999 4000-4001");
    }

    @Test
    void aBarThatWasPutTogetherAndLacksSomethingIsAsGoodAsMissing() {
        store(BTC, "resampled", hours(10, hour -> hour != 5));
        store(BTC, "venue", LongStream.of(5));
        say(BTC, "incomplete", hours(3, 4), hours(5, 6), hours(9, 10));
        say(ETH, "incomplete", hours(1, 2));
        assertThat(stored(BTC, Map.of()))
                .as("the one of a source is what it is")
                .isEqualTo("0-3 4-9");
        assertThat(text(KnownFindings.doubtful(lake, List.of(BTC)).getOrDefault(BTC, List.of())))
                .isEqualTo("3-4 5-6 9-10");
    }

    @Test
    void whatIsKnownOfASeriesIsFewSpansHoweverMuchThereIs() {
        Span[] spans = hours(1000, hour -> hour % 2 == 0)
                .mapToObj(hour -> hours(hour, hour + 1))
                .toArray(Span[]::new);
        say(BTC, "gap", spans);
        say(BTC, "not_at_venue", hours(2000, 2010), hours(2010, 2020), hours(2015, 2030));
        say(BTC, "refused_at_venue", hours(2030, 2031), hours(2040, 2041));
        assertThat(text(KnownFindings.absent(lake, List.of(BTC, ETH)).getOrDefault(BTC, List.of())))
                .isEqualTo("2000-2031 2040-2041");
        List<Span> doubtful = KnownFindings.doubtful(lake, List.of(BTC)).getOrDefault(BTC, List.of());
        assertThat(doubtful).hasSizeLessThanOrEqualTo(StoredSeries.MOST_GAPS);
        for (Span span : spans) {
            assertThat(doubtful).anyMatch(one -> one.from() <= span.from() && one.to() >= span.to());
        }
    }

    @Test
    void howFarASilentPairWasAskedForIsKept() {
        store(BTC, "venue", LongStream.of(1));
        String name = "coinbase\tBTC/USD\t1h";
        SilentEnds.write(lake, Map.of(name, hours(5, 9)));
        assertThat(SilentEnds.read(lake)).isEqualTo(Map.of(name, hours(5, 9)));
        assertThat(text(KnownFindings.absent(lake, List.of(BTC, ETH)).getOrDefault(BTC, List.of())))
                .isEqualTo("5-9");
        lake.file("_silent.tsv").write("none of ours\na\tb\tc\t7\t7\nx\ty\tz\tone\ttwo\n" + name + "\t1\t2\n");
        assertThat(SilentEnds.read(lake)).isEqualTo(Map.of(name, new Span(1, 2)));
    }
}
