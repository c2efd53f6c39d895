package dev.almanac.analytics.quality;

/** What the gate looks for, with the name under which it is stored. Readers of sources add their own names. */
public enum QualityRule {
    /** A figure is NaN or infinite. */
    NOT_FINITE("not_finite", Lasting.LOAD),
    /** A price is zero or below. */
    NOT_POSITIVE("not_positive", Lasting.LOAD),
    /** A volume or a count is below zero. */
    NEGATIVE_VOLUME("negative_volume", Lasting.LOAD),
    /** A price is smaller or larger than any market's, see {@link CandleBounds}. */
    PRICE_OUT_OF_BOUNDS("price_out_of_bounds", Lasting.LOAD),
    /** A volume is smaller or larger than any market's, see {@link CandleBounds}. */
    VOLUME_OUT_OF_BOUNDS("volume_out_of_bounds", Lasting.LOAD),
    /** The high is below the open or the close. */
    HIGH_TOO_LOW("high_too_low", Lasting.LOAD),
    /** The low is above the open or the close. */
    LOW_TOO_HIGH("low_too_high", Lasting.LOAD),
    /** No bar of the interval opens at this time. */
    OFF_GRID("off_grid", Lasting.LOAD),
    /** The bar opens after the time at which it was read. */
    FROM_THE_FUTURE("from_the_future", Lasting.LOAD),
    /** The bar had not closed when it was read; no fault of the source, so it is not counted as bad. */
    STILL_OPEN("still_open", Lasting.LOAD),
    /** Rows of one load say different things of one bar. */
    CONFLICT("conflict", Lasting.LOAD),
    /** A row says something else than the stored bar; it is set aside but not counted as bad. */
    STORED_CONFLICT("stored_conflict", Lasting.LOAD),
    /** Rows of one load say the same of one bar, and all but one are dropped. */
    DUPLICATE("duplicate", Lasting.LOAD),
    /** The series as a whole was refused. */
    GATE_FAILED("gate_failed", Lasting.LOAD),
    /** Bars are missing between two others. */
    GAP("gap", Lasting.SERIES),
    /** Bars in which nothing was traded; they are kept and carry no price. */
    NO_TRADES("no_trades", Lasting.SERIES),
    /** A return far outside of those before it; the bar is kept. */
    OUTLIER("outlier", Lasting.SERIES),
    /** The bar may have been cut short by the end of its file; it is kept. */
    MAYBE_OPEN("maybe_open", Lasting.SERIES),
    /** A bar that was put together lacks some of the shorter bars within it. */
    INCOMPLETE("incomplete", Lasting.FOREVER),
    /** A stored bar was replaced by another one. */
    REPLACED("replaced", Lasting.FOREVER),
    /** Stored bars gained figures that they lacked. */
    FILLED("filled", Lasting.FOREVER),
    /** A row that had been refused was taken in after all. */
    RELEASED("released", Lasting.FOREVER),
    /** A venue was asked for bars and has none. */
    NOT_AT_VENUE("not_at_venue", Lasting.FOREVER),
    /** A venue was asked for bars, and those that it has were refused. */
    REFUSED_AT_VENUE("refused_at_venue", Lasting.FOREVER);

    /** How long a finding holds. */
    public enum Lasting {
        /** Until the next load of the series, whether that passes the gate or not. */
        LOAD,
        /** As long as the stored bars show it: a load that passes the gate judges anew what its bars may have changed. */
        SERIES,
        /** It happened: as long as the load that did it stands, and what it says of missing bars until they are stored. */
        FOREVER
    }

    private final String code;
    private final Lasting lasting;

    QualityRule(String code, Lasting lasting) {
        this.code = code;
        this.lasting = lasting;
    }

    /** The name in tables, such as {@code high_too_low}. */
    public String code() {
        return code;
    }

    /** How long its findings hold. */
    public Lasting lasting() {
        return lasting;
    }

    /** How long findings of the rule with this name hold; rules of readers, which have no constant here, speak of a load. */
    public static Lasting lasting(String code) {
        for (QualityRule rule : values()) {
            if (rule.code.equals(code)) {
                return rule.lasting;
            }
        }
        return Lasting.LOAD;
    }
}
