package dev.almanac.reports;

import dev.almanac.analytics.figure.Figures;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A score as number and bar: {@code +0.84 ██████▊}. Bars of negative scores are shaded: {@code −0.30 ▒▒▒}. The bar is text,
 * so that plain text has it too; pages read it back and draw it.
 *
 * @param figure the number as written
 * @param eighths length of the bar in eighths of a letter
 * @param negative whether the score is below zero
 */
public record ScoreBar(String figure, int eighths, boolean negative) {
    /** Letters that the longest bar takes. */
    public static final int LETTERS = 8;

    private static final String PARTS = "▏▎▍▌▋▊▉";
    private static final char FULL = '█';
    private static final char SHADED = '▒';
    private static final Pattern TEXT = Pattern.compile("([+−]?\\d+\\.\\d\\d) ([█▒]*)([▏▎▍▌▋▊▉]?)");

    /** The bar of a score, where the longest bar stands for {@code largest}. */
    public static ScoreBar of(double score, double largest) {
        double share = largest > 0 && Double.isFinite(score) ? Math.min(1, Math.abs(score) / largest) : 0;
        return new ScoreBar(Figures.score(score), (int) Math.round(share * LETTERS * 8), score < 0);
    }

    /** The bar that {@link #text} wrote, or empty where {@code text} is something else. */
    public static Optional<ScoreBar> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int eighths = matcher.group(2).length() * 8 + PARTS.indexOf(matcher.group(3)) + 1;
        int whole = matcher.group(3).isEmpty() ? matcher.group(2).length() * 8 : eighths;
        return Optional.of(
                new ScoreBar(matcher.group(1), whole, matcher.group(1).startsWith("−")));
    }

    /** Number and bar as text. */
    public String text() {
        if (negative) {
            return figure + " " + String.valueOf(SHADED).repeat((eighths + 4) / 8);
        }
        String part = eighths % 8 == 0 ? "" : PARTS.substring(eighths % 8 - 1, eighths % 8);
        return figure + " " + String.valueOf(FULL).repeat(eighths / 8) + part;
    }
}
