package dev.almanac.analytics.ranking;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One side of a score; its features share its weight equally. */
public enum Component {
    /** Where the price stands to its averages and which way they point. */
    TREND("trend"),
    /** How far the price has come. */
    MOMENTUM("momentum"),
    /** How quietly it moves; quiet is favourable. */
    VOLATILITY("volatility"),
    /** How easily it trades. */
    LIQUIDITY("liquidity"),
    /** How ordinary its last day was; ordinary is favourable. */
    ANOMALY("anomaly");

    private final String code;

    Component(String code) {
        this.code = code;
    }

    /** The name in configuration, tables and reports. */
    public String code() {
        return code;
    }

    /** The features that speak for this component, in a fixed order. */
    public List<RankedFeature> features() {
        return RankedFeature.of(this);
    }

    /** The component of that name. */
    public static Optional<Component> parse(String code) {
        return Arrays.stream(values())
                .filter(component -> component.code.equals(code))
                .findFirst();
    }
}
