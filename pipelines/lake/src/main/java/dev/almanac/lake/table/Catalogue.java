package dev.almanac.lake.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Every table of the lake; tables are created from here and the data dictionary is written from here. */
public final class Catalogue {
    private static final String RUN_ID = "last run that changed the row's content (UUIDv7)";

    /** One contribution to a score, as stored with the ranking. Delta enforces NOT NULL at the top level only. */
    public static final StructType CONTRIBUTION = new StructType()
            .add("component", StringType, true)
            .add("feature", StringType, true)
            .add("value", DoubleType, true)
            .add("z", DoubleType, true)
            .add("weight", DoubleType, true)
            .add("contribution", DoubleType, true)
            .add("place", IntegerType, true)
            .add("of", IntegerType, true);

    /** Candles of every venue, symbol and interval. */
    public static final TableSpec CANDLES = TableSpec.named(
                    "candles", "Open, high, low, close and volume of every bar that passed the quality gate")
            .writtenBy("almanac ingest")
            .key("venue", StringType, "where it trades, lower case; futures are a venue of their own")
            .key("symbol", StringType, "pair in the form BTC/USDT")
            .key("interval", StringType, "length of the bar: 1m 5m 15m 30m 1h 4h 1d 1w")
            .key("open_time", TimestampType, "inclusive start of the bar, UTC")
            .value("open", DoubleType, "first traded price, in the quote asset")
            .value("high", DoubleType, "highest traded price, in the quote asset")
            .value("low", DoubleType, "lowest traded price, in the quote asset")
            .value("close", DoubleType, "last traded price, in the quote asset")
            .value("volume", DoubleType, "traded amount, in the base asset")
            .optional("quote_volume", DoubleType, "traded amount, in the quote asset; NULL where the source has none")
            .optional("trade_count", LongType, "number of trades; NULL where the source has none")
            .optional("taker_buy_volume", DoubleType, "part of volume that takers bought, in the base asset")
            .optional(
                    "taker_buy_quote_volume", DoubleType, "part of quote_volume that takers bought, in the quote asset")
            .stamp("origin", StringType, "where the row came from: venue, file or resampled")
            .stamp("available_at", TimestampType, "when the bar became knowable: its close plus the configured delay")
            .stamp("first_seen", TimestampType, "when the lake learned of the bar")
            .stamp("run_id", StringType, RUN_ID)
            .check("prices_positive", "open > 0 AND high > 0 AND low > 0 AND close > 0")
            .check("high_is_highest", "high >= open AND high >= close AND high >= low")
            .check("low_is_lowest", "low <= open AND low <= close")
            .check("volume_not_negative", "volume >= 0")
            .boundedBy("open_time")
            .withChangeFeed()
            .build();

    /** What became of each pair, by whose word, and since when that is known. */
    public static final TableSpec INSTRUMENTS = TableSpec.named(
                    "instruments",
                    "When each pair was listed, delisted and renamed at its venue, by whose word and since when that is known,"
                            + " so that a past day's universe is that day's")
            .writtenBy("almanac rank and almanac universe refresh")
            .key("venue", StringType, "where it trades")
            .key("symbol", StringType, "pair in the form BTC/USDT")
            .key("valid_from", TimestampType, "when it was listed, delisted or renamed")
            .key(
                    "source",
                    StringType,
                    "who says so: candles (daily bars), venue (its list of instruments) or facts (known names)")
            .optional(
                    "valid_to",
                    TimestampType,
                    "when the next of the pair took effect, by the venue's word or by that of bars and facts; NULL while it"
                            + " stands")
            .value("status", StringType, "listed, delisted or renamed")
            .optional("renamed_to", StringType, "pair that it trades as since; NULL unless renamed")
            .value("asset", StringType, "asset that the base stands for from then on")
            .value(
                    "asset_class",
                    StringType,
                    "ordinary, stablecoin, wrapped, leveraged, tokenised or fiat, as the newest bars tell")
            .value("marked_by", StringType, "what told the class: rule or behaviour; empty for ordinary assets")
            .value(
                    "known_at",
                    TimestampType,
                    "from when on it could be known; for an as-of, rows that are known later do not exist")
            .value("detail", StringType, "more about the source; may be empty")
            .stamp("learned_at", TimestampType, "when the lake learned of it")
            .stamp("run_id", StringType, RUN_ID)
            .build();

    /** Ranked symbols with their reasons. */
    public static final TableSpec RANKINGS = TableSpec.named(
                    "rankings",
                    "Every symbol's place of a day, its score with additive contributions, or why it has none")
            .writtenBy("almanac rank")
            .key("as_of", TimestampType, "instant that the ranking speaks for")
            .key("profile", StringType, "ranking profile")
            .key("venue", StringType, "where it trades")
            .key("symbol", StringType, "pair in the form BTC/USDT")
            .key(
                    "revision",
                    IntegerType,
                    "1 for the first published ranking of the day, higher where inputs changed later")
            .value("status", StringType, "call, near_miss, ranked, vetoed or left_out")
            .optional("rank", IntegerType, "place, from 1; NULL where not ranked")
            .optional("score", DoubleType, "sum of the contributions; NULL where not ranked")
            .optional("confidence", DoubleType, "0 to 1, the least of its parts; NULL where not ranked")
            .optional("data_quality", DoubleType, "part of the confidence: completeness of bars and features, 0 to 1")
            .optional("agreement", DoubleType, "part of the confidence: net over gross of the components, 0 to 1")
            .optional(
                    "rank_stability",
                    DoubleType,
                    "part of the confidence: narrowness of the rank interval, less in a small universe, 0 to 1")
            .optional("best_rank", IntegerType, "best rank when each component is left out in turn")
            .optional("worst_rank", IntegerType, "worst rank when each component is left out in turn")
            .optional("bars", IntegerType, "daily bars with trades of the last 90 calendar days")
            .optional("outliers", IntegerType, "how many of them the quality gate flagged")
            .optional("idle_bars", IntegerType, "days of the last 7 without a bar or without a trade")
            .optional(
                    "median_quote_volume", DoubleType, "30-day median turnover in the quote asset; NaN where undefined")
            .optional(
                    "quote_volume_estimated",
                    BooleanType,
                    "whether turnover is partly close x volume, for want of better")
            .value("contributions", createArrayType(CONTRIBUTION, true), "what each feature added to the score")
            .value("rule", StringType, "what decided: cleared, score, confidence, places, a veto or a membership rule")
            .value("reason", StringType, "the same for a reader")
            .value("lacking", StringType, "what was lacking, with figures; empty for calls and who was left out")
            .optional("close", DoubleType, "last close at the as-of; NULL where there is none")
            .value("settings_hash", StringType, "SHA-256 of the settings that it was ranked with")
            .stamp("made_at", TimestampType, "when the row was made")
            .stamp("retrospective", BooleanType, "whether it was made after its entry bar had opened")
            .stamp("run_id", StringType, RUN_ID)
            .boundedBy("as_of")
            .build();

    /** Published calls. */
    public static final TableSpec RECOMMENDATIONS = TableSpec.named(
                    "recommendations", "Published calls with everything that is needed to settle them")
            .writtenBy("almanac rank, where there is a call")
            .key("as_of", TimestampType, "instant that the call speaks for")
            .key("profile", StringType, "ranking profile")
            .key("venue", StringType, "where it trades")
            .key("symbol", StringType, "pair in the form BTC/USDT")
            .key("revision", IntegerType, "revision of the ranking it belongs to; only the first is ever settled")
            .value("recommendation_id", StringType, "hash of the key")
            .value("rank", IntegerType, "place, from 1")
            .value("score", DoubleType, "sum of the contributions")
            .value("confidence", DoubleType, "0 to 1")
            .value("horizon_days", IntegerType, "days from entry to settlement")
            .value("entry_rule", StringType, "when the call is entered")
            .value("entry_time", TimestampType, "open of the entry bar")
            .value("reference_close", DoubleType, "close at the as-of, in the quote asset")
            .value("benchmark", StringType, "what the call is measured against")
            .stamp("made_at", TimestampType, "when the row was made")
            .stamp("retrospective", BooleanType, "whether it was made after its entry bar had opened")
            .stamp("run_id", StringType, RUN_ID)
            .boundedBy("as_of")
            .build();

    /** Manifests of rendered reports. */
    public static final TableSpec REPORTS = TableSpec.named(
                    "reports", "Manifest of every report: what it read and how to remake it")
            .writtenBy("almanac report")
            .key("report_id", StringType, "hash of everything the report is made from")
            .value("as_of", TimestampType, "instant that the report speaks for")
            .value("profile", StringType, "ranking profile")
            .value("revision", IntegerType, "revision of the ranking that it shows")
            .value("table_versions", createMapType(StringType, LongType, true), "Delta version of every table read")
            .value("feature_set", StringType, "name and definition hash of the feature set")
            .value("configuration", StringType, "effective settings that shape the report, without secrets")
            .value("configuration_hash", StringType, "SHA-256 of configuration")
            .value("code_version", StringType, "version of the program that made it, with the commit it was built from")
            .value(
                    "content_hashes",
                    createMapType(StringType, StringType, true),
                    "SHA-256 of each rendering, by format")
            .stamp("made_at", TimestampType, "when it was first made")
            .stamp("run_id", StringType, RUN_ID)
            .build();

    /** Current findings about the data. */
    public static final TableSpec DATA_QUALITY = TableSpec.named(
                    "data_quality", "What is missing, odd or corrected in the data as it stands")
            .writtenBy("almanac ingest and almanac quality, where something is missing or odd")
            .key("table_name", StringType, "table that the finding is about")
            .key("venue", StringType, "where it trades")
            .key("symbol", StringType, "pair in the form BTC/USDT")
            .key("interval", StringType, "length of the bars concerned")
            .key("rule", StringType, "gap, outlier, maybe_open, replaced, released ...")
            .key("range_start", TimestampType, "first instant concerned, inclusive")
            .key("range_end", TimestampType, "last instant concerned, exclusive")
            .value("bars", LongType, "how many bars are concerned")
            .value("message", StringType, "the finding as a sentence")
            .stamp("run_id", StringType, RUN_ID)
            .build();

    /** Rows that were refused. */
    public static final TableSpec QUARANTINE = TableSpec.named(
                    "quarantine", "Every row that was refused, as the source wrote it, with the reason")
            .writtenBy("almanac ingest, where a row is refused")
            .key("content_hash", StringType, "SHA-256 of the file's bytes, or the venue")
            .key("place", LongType, "line number or array index in the source")
            .key("raw_text", StringType, "the row as the source wrote it")
            .value("source_name", StringType, "file or venue")
            .optional("venue", StringType, "series it belongs to, where that could be read")
            .optional("symbol", StringType, "series it belongs to, where that could be read")
            .optional("interval", StringType, "series it belongs to, where that could be read")
            .optional("open_time", TimestampType, "time of the row, where that could be read")
            .value("rule", StringType, "rule that it broke; released where it was taken in after all")
            .value("reason", StringType, "the same for a reader, with the value at fault")
            .stamp("run_id", StringType, RUN_ID)
            .build();

    /** What ran. */
    public static final TableSpec RUNS = TableSpec.named(
                    "runs", "Every step of every run: what it read, wrote and took")
            .writtenBy("every command that writes")
            .key("run_id", StringType, "the run (UUIDv7)")
            .key("step", StringType, "ingest, features, rank, report ...")
            .value("command", StringType, "command line as it was typed, secrets masked")
            .value("started_at", TimestampType, "start of the step")
            .value("seconds", DoubleType, "how long it took")
            .value("rows", LongType, "rows that the step wrote or changed")
            .value("inputs", createMapType(StringType, LongType, true), "Delta version of every table read")
            .value("outputs", createMapType(StringType, LongType, true), "Delta version of every table after the step")
            .value(
                    "counts",
                    createMapType(StringType, LongType, true),
                    "what the step counted, such as rows read or refused")
            .value("exit_code", IntegerType, "exit code of the step")
            .value("message", StringType, "outcome in one line")
            .build();

    /** Saved state of the online feature engine. */
    public static final TableSpec FEATURE_STATE = TableSpec.named(
                    "feature_state", "State of the feature engine after a bar, from which increments go on")
            .writtenBy("almanac features")
            .key("set_name", StringType, "feature set")
            .key("definition", StringType, "hash of the set's definition")
            .key("venue", StringType, "where it trades")
            .key("symbol", StringType, "pair in the form BTC/USDT")
            .key("interval", StringType, "length of the bar")
            .key("open_time", TimestampType, "bar after which the state was saved")
            .value("bars", LongType, "bars consumed so far")
            .value("state", DataTypes.BinaryType, "the engine's own compact form; its first 8 bytes say which")
            .stamp("run_id", StringType, RUN_ID)
            .boundedBy("open_time")
            .build();

    /** What became of each bar. */
    public static final TableSpec LABELS = TableSpec.named(
                    "labels",
                    "What became of each bar within each horizon, once that has passed: for learning, never for features")
            .writtenBy("almanac labels")
            .key("venue", StringType, "where it trades, lower case")
            .key("symbol", StringType, "pair in the form BTC/USDT")
            .key("interval", StringType, "length of the bar")
            .key("open_time", TimestampType, "inclusive start of the bar, UTC")
            .key("horizon", IntegerType, "how far the label looks ahead of the bar's close, in intervals")
            .value("forward_return", DoubleType, "close at the horizon's end / close - 1; NaN where no such bar traded")
            .value(
                    "volatility",
                    DoubleType,
                    "sample deviation of one-interval log returns of the window before; NaN where fewer than half of them"
                            + " are there")
            .value(
                    "barrier",
                    DoubleType,
                    "triple barrier: 1 upper touched first, -1 lower first or both within one bar, 0 neither; or NaN")
            .optional("barrier_time", TimestampType, "close of the bar that touched, else the horizon's end")
            .value(
                    "barrier_return",
                    DoubleType,
                    "return from the close to the barrier, or to the open of a bar that opens beyond it; else"
                            + " forward_return; or NaN")
            .value("trend", DoubleType, "sign of the clearest linear trend from the bar on: 1, -1 or 0; or NaN")
            .value("trend_t", DoubleType, "t-value of its slope, -1e6 to 1e6; or NaN")
            .value("trend_span", DoubleType, "its length in intervals; or NaN")
            .value("definition", StringType, "hash of the settings that the row was made with")
            .stamp("available_at", TimestampType, "when all bars that the row is made from were knowable")
            .stamp("run_id", StringType, RUN_ID)
            .boundedBy("open_time")
            .build();

    private Catalogue() {}

    /** All fixed tables, in the order in which data flows; feature tables are declared by their set. */
    public static List<TableSpec> tables() {
        return List.of(
                CANDLES,
                INSTRUMENTS,
                FEATURE_STATE,
                LABELS,
                RANKINGS,
                RECOMMENDATIONS,
                REPORTS,
                DATA_QUALITY,
                QUARANTINE,
                RUNS);
    }
}
