package dev.almanac.analytics.universe;

/** What kind of asset a base is; only ordinary ones are ranked. */
public enum AssetClass {
    /** An asset with a price of its own. */
    ORDINARY("ordinary"),
    /** Pegged to a currency. */
    STABLECOIN("stablecoin"),
    /** A claim on another asset, which it follows. */
    WRAPPED("wrapped"),
    /** A token that multiplies or inverts another asset's moves. */
    LEVERAGED("leveraged"),
    /** A claim on something that is traded elsewhere, such as a share or gold. */
    TOKENISED("tokenised"),
    /** A state's currency. */
    FIAT("fiat");

    private final String code;

    AssetClass(String code) {
        this.code = code;
    }

    /** The short name in tables and reports. */
    public String code() {
        return code;
    }
}
