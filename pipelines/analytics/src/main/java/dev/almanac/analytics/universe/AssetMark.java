package dev.almanac.analytics.universe;

/**
 * What kind of asset one is, and what it was recognised by.
 *
 * @param assetClass the kind
 * @param basis what told
 * @param reason a clause with figures; empty for ordinary assets
 */
public record AssetMark(AssetClass assetClass, Basis basis, String reason) {
    /** An asset with a price of its own, as far as anything tells. */
    public static final AssetMark ORDINARY = new AssetMark(AssetClass.ORDINARY, Basis.NOTHING, "");

    /** What tells the kind of an asset. */
    public enum Basis {
        /** Nothing tells that it is anything but ordinary. */
        NOTHING(""),
        /** Its name. */
        RULE("rule"),
        /** Its prices. */
        BEHAVIOUR("behaviour");

        private final String code;

        Basis(String code) {
            this.code = code;
        }

        /** The name in tables; empty for nothing. */
        public String code() {
            return code;
        }
    }
}
