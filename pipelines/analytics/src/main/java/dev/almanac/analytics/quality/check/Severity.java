package dev.almanac.analytics.quality.check;

import java.util.Locale;

/** How much a finding matters, which is also what is done about it; the gravest first. Nothing is ever repaired silently. */
public enum Severity {
    /** What breaks the check is not stored: it goes to quarantine as the source wrote it. */
    QUARANTINE("set aside in quarantine with its reason, not stored", 10),
    /** The bars are kept, and the pair is not ranked while its daily bars of the last 90 days show it. */
    VETO("kept; the pair is not ranked while it lies within the last 90 days of its daily bars", 40),
    /** The bars are kept, and somebody should look. */
    WARN("kept; somebody should look", 10),
    /** The bars are kept, and this is how the market or the source is. */
    NOTE("kept; worth knowing", 2);

    private final String action;
    private final double points;

    Severity(String action, double points) {
        this.action = action;
        this.points = points;
    }

    /** The name in tables and on the command line, such as {@code veto}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is done, for a person. */
    public String action() {
        return action;
    }

    /** What a check that found something costs at most, of 100; see {@link QualityScore}. */
    public double points() {
        return points;
    }
}
