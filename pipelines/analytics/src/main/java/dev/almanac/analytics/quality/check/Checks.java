package dev.almanac.analytics.quality.check;

import static dev.almanac.analytics.quality.check.Check.Stage.AGREEMENT;
import static dev.almanac.analytics.quality.check.Check.Stage.BAR;
import static dev.almanac.analytics.quality.check.Check.Stage.FILE;
import static dev.almanac.analytics.quality.check.Check.Stage.LOAD;
import static dev.almanac.analytics.quality.check.Check.Stage.REPAIR;
import static dev.almanac.analytics.quality.check.Check.Stage.ROW;
import static dev.almanac.analytics.quality.check.Check.Stage.SERIES;
import static dev.almanac.analytics.quality.check.Severity.NOTE;
import static dev.almanac.analytics.quality.check.Severity.QUARANTINE;
import static dev.almanac.analytics.quality.check.Severity.VETO;
import static dev.almanac.analytics.quality.check.Severity.WARN;

import dev.almanac.analytics.quality.QualityRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that is checked, declared once: the page docs/quality.md is written from here. */
public final class Checks {
    /** Bars that trade and do not move. */
    public static final Check FROZEN_PRICE = new Check(
            "frozen_price",
            SERIES,
            VETO,
            "traded bars repeat all four prices of the bar before, more often in a row than this series' own habit explains");

    /** A series that goes on after its last trade. */
    public static final Check FLAT_TAIL = new Check(
            "flat_tail",
            SERIES,
            VETO,
            "the series ends with bars without trades at one price, as sources pad a pair that was delisted");

    /** A long time without trades. */
    public static final Check ZERO_VOLUME_RUN =
            new Check("zero_volume_run", SERIES, WARN, "nothing is traded for a long time, and then again");

    /** A move without volume. */
    public static final Check MOVED_WITHOUT_TRADES = new Check(
            "moved_without_trades", SERIES, WARN, "high and low differ though the volume is 0: the volume is missing");

    /** A wrong unit. */
    public static final Check POWER_OF_TEN = new Check(
            "power_of_ten",
            SERIES,
            VETO,
            "prices are off by a power of ten: some of one bar's, or all of several bars until they come back");

    /** A jump that stays. */
    public static final Check REDENOMINATION = new Check(
            "redenomination",
            SERIES,
            VETO,
            "the price jumps to another level without a trade between and stays: a split, a redenomination, another asset of"
                    + " the same name");

    /** Columns in each other's place. */
    public static final Check SWAPPED_COLUMNS = new Check(
            "swapped_columns",
            SERIES,
            VETO,
            "open and close, or volume and quote volume, stand in each other's place, or the bars run backwards");

    /** Turnover that does not fit the prices. */
    public static final Check TURNOVER_MISMATCH = new Check(
            "turnover_mismatch",
            SERIES,
            WARN,
            "quote volume / volume, the mean price, lies beyond the bar's high or low: one of the two is something else");

    /** Bars of a longer interval. */
    public static final Check INTERVAL_SWITCH =
            new Check("interval_switch", SERIES, VETO, "bars of a longer interval stand in the middle of the series");

    /** An interval against a shorter one. */
    public static final Check INTERVAL_DISAGREEMENT = new Check(
            "interval_disagreement",
            AGREEMENT,
            WARN,
            "the bar is not what the bars of the next shorter interval within it come to");

    /** A venue against others. */
    public static final Check VENUE_DISAGREEMENT = new Check(
            "venue_disagreement", AGREEMENT, WARN, "the close of the same bar of the same pair differs between venues");

    private static final List<Check> ALL = List.of(
            new Check("unreadable_time", ROW, QUARANTINE, "the time is no time in any known form"),
            new Check("time_unit", ROW, QUARANTINE, "the time is too small for seconds or too large for nanoseconds"),
            new Check("time_mismatch", ROW, QUARANTINE, "two time columns of the row do not agree"),
            new Check("missing_field", ROW, QUARANTINE, "a figure that every candle has is missing"),
            new Check("extra_field", ROW, QUARANTINE, "the row has more fields than the header"),
            new Check("not_a_number", ROW, QUARANTINE, "a figure is no finite number"),
            new Check(
                    "thousands_separator",
                    ROW,
                    QUARANTINE,
                    "a figure is written with separators of thousands; where the first row is, the file is not read"),
            new Check("unknown_venue", ROW, QUARANTINE, "the venue is no name of a venue"),
            new Check("unknown_symbol", ROW, QUARANTINE, "the symbol cannot be split into base and quote"),
            new Check("unknown_interval", ROW, QUARANTINE, "the interval is none that is known"),
            new Check("open_quote", ROW, QUARANTINE, "a quoted field has no end"),
            new Check("not_a_candle", ROW, QUARANTINE, "the JSON value is no candle"),
            new Check("repeated_banner", ROW, QUARANTINE, "the banner or the header of the file stands among its rows"),
            new Check("banner", FILE, NOTE, "lines stand above the header; they are skipped"),
            new Check("descending_order", FILE, NOTE, "the rows stand newest first; they are taken in order of time"),
            new Check(
                    "mixed_time_units",
                    FILE,
                    NOTE,
                    "times are in seconds, milli-, micro- or nanoseconds by turns; each is taken by its size"),
            new Check("null_word", FILE, NOTE, "a word such as NULL stands for a figure; it is taken as absent"),
            of(QualityRule.NOT_FINITE, BAR, QUARANTINE, "a figure is NaN or infinite"),
            of(QualityRule.NOT_POSITIVE, BAR, QUARANTINE, "a price is zero or below"),
            of(QualityRule.NEGATIVE_VOLUME, BAR, QUARANTINE, "a volume or a count is below zero"),
            of(QualityRule.PRICE_OUT_OF_BOUNDS, BAR, QUARANTINE, "a price is smaller or larger than any market's"),
            of(QualityRule.VOLUME_OUT_OF_BOUNDS, BAR, QUARANTINE, "a volume is smaller or larger than any market's"),
            of(
                    QualityRule.HIGH_TOO_LOW,
                    BAR,
                    QUARANTINE,
                    "the high is below open or close, as where columns are swapped"),
            of(
                    QualityRule.LOW_TOO_HIGH,
                    BAR,
                    QUARANTINE,
                    "the low is above open or close, as where columns are swapped"),
            of(QualityRule.OFF_GRID, BAR, QUARANTINE, "no bar of the interval opens at this time"),
            of(QualityRule.FROM_THE_FUTURE, BAR, QUARANTINE, "the bar opens after it was read"),
            of(QualityRule.STILL_OPEN, BAR, QUARANTINE, "the bar had not closed when it was read; not counted as bad"),
            of(QualityRule.CONFLICT, BAR, QUARANTINE, "rows of one load say different things of one bar"),
            of(QualityRule.STORED_CONFLICT, BAR, QUARANTINE, "a row contradicts the stored bar, which stays"),
            of(QualityRule.DUPLICATE, REPAIR, NOTE, "rows of one load say the same of one bar; they count once"),
            of(
                    QualityRule.FILLED,
                    REPAIR,
                    NOTE,
                    "stored bars gained figures that they lacked, such as a quote volume; stays until that is undone"),
            of(QualityRule.GATE_FAILED, LOAD, QUARANTINE, "too many rows are bad: nothing of the load is taken"),
            of(QualityRule.MAYBE_OPEN, LOAD, WARN, "a file's last bar may be cut short; not ranked until confirmed"),
            of(QualityRule.GAP, LOAD, NOTE, "bars are missing between two others; none is invented"),
            of(QualityRule.NO_TRADES, LOAD, NOTE, "nothing was traded; such bars carry no price"),
            of(QualityRule.OUTLIER, LOAD, NOTE, "a return far outside of those before it; it lowers the confidence"),
            of(
                    QualityRule.INCOMPLETE,
                    LOAD,
                    WARN,
                    "a bar that was put together of shorter ones lacks some of them; until it has all or a source's bar takes"
                            + " its place"),
            of(
                    QualityRule.REPLACED,
                    LOAD,
                    NOTE,
                    "a stored bar was replaced by another one; stays until that is undone"),
            of(QualityRule.RELEASED, LOAD, NOTE, "a refused row was taken in after all; stays until that is undone"),
            of(
                    QualityRule.NOT_AT_VENUE,
                    LOAD,
                    NOTE,
                    "a venue was asked for bars and has none; they are not asked for again but by --repair"),
            of(
                    QualityRule.REFUSED_AT_VENUE,
                    LOAD,
                    NOTE,
                    "the bars that a venue gave were refused; they are not asked for again but by --repair"),
            FROZEN_PRICE,
            FLAT_TAIL,
            ZERO_VOLUME_RUN,
            MOVED_WITHOUT_TRADES,
            POWER_OF_TEN,
            REDENOMINATION,
            SWAPPED_COLUMNS,
            TURNOVER_MISMATCH,
            INTERVAL_SWITCH,
            INTERVAL_DISAGREEMENT,
            VENUE_DISAGREEMENT);

    private static final Map<String, Check> BY_NAME = ALL.stream()
            .collect(Collectors.toMap(Check::name, Function.identity(), (one, other) -> one, LinkedHashMap::new));

    private Checks() {}

    private static Check of(QualityRule rule, Check.Stage stage, Severity severity, String meaning) {
        return new Check(rule.code(), stage, severity, meaning);
    }

    /** All of them, in the order in which a candle meets them. */
    public static List<Check> all() {
        return ALL;
    }

    /** The one of that name; empty where none is declared. */
    public static Optional<Check> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** How much a finding of that name matters; what is not declared is a warning. */
    public static Severity severity(String name) {
        return named(name).map(Check::severity).orElse(WARN);
    }

    /** Names of those that judge the lake as it stands, whose findings each run over it replaces. */
    public static List<String> ofLake() {
        return ALL.stream()
                .filter(check -> check.stage().isOfLake())
                .map(Check::name)
                .toList();
    }
}
