package dev.almanac.analytics.feature;

import dev.almanac.analytics.indicator.Quotient;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a column is made from what an indicator shows and the close of the bar. */
public enum Form {
    /** {@code close / x - 1}: how far the close lies above it. */
    EXCESS("close\\s*/(.+)-\\s*1"),
    /** {@code x / close}: a distance of prices as a share of the price. */
    SHARE("(.+)/\\s*close"),
    /** As it is. */
    VALUE("(.*)");

    private final Pattern written;

    Form(String written) {
        this.written = Pattern.compile(written, Pattern.DOTALL);
    }

    /** The first form that a formula is written in; every text has the last. */
    static Form of(String formula) {
        for (Form form : values()) {
            if (form.written.matcher(formula).matches()) {
                return form;
            }
        }
        throw new IllegalStateException(formula);
    }

    /** The {@code x} in a formula of this form. */
    String inside(String formula) {
        Matcher matcher = written.matcher(formula);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(formula + " is not of form " + this);
        }
        return matcher.group(1).strip();
    }

    /** The column's value. */
    double apply(double value, double close) {
        return switch (this) {
            case VALUE -> value;
            case EXCESS -> Quotient.excess(close, value);
            case SHARE -> value / close;
        };
    }

    /** How it is written around {@code x}. */
    String around(String x) {
        return switch (this) {
            case VALUE -> x;
            case EXCESS -> "close / " + x + " - 1";
            case SHARE -> x + " / close";
        };
    }

    /** What is appended to the name of a column that was given none. */
    String suffix() {
        return switch (this) {
            case VALUE -> "";
            case EXCESS -> "_excess";
            case SHARE -> "_share";
        };
    }
}
