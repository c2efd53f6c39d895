package dev.almanac.analytics.market;

/** Whether an instrument can be traded. */
public enum InstrumentStatus {
    /** It trades. */
    TRADING,
    /** It is listed, but does not trade freely now: not yet open, paused, or closing. */
    HALTED,
    /** It trades no more. */
    DELISTED
}
