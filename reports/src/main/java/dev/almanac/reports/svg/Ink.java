package dev.almanac.reports.svg;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The colours of charts and pages, each with a value on a light and on a dark ground. Hues are those of Okabe and Ito
 * (<i>Color Universal Design</i>, 2008), which people with a colour vision deficiency can tell apart; text in a hue is
 * darkened or lightened until it has a contrast of 4.5 to its ground.
 */
public enum Ink {
    /** The ground. */
    GROUND("ground", "#ffffff", "#14171b"),
    /** Raised ground: header rows, notices. */
    RAISED("raised", "#f3f5f7", "#1f242a"),
    /** Text. */
    TEXT("text", "#1b1f24", "#e6e9ec"),
    /** Text of less weight: axes, captions. */
    MUTED("muted", "#59616b", "#a3abb5"),
    /** Grid lines and borders. */
    GRID("grid", "#dfe3e7", "#323941"),
    /** Rising, above, in favour. */
    UP("up", "#0072b2", "#56b4e9"),
    /** Falling, below, against. */
    DOWN("down", "#d55e00", "#e69f00"),
    /** {@link #UP} as text. */
    UP_TEXT("up-text", "#00619a", "#7cc6f0"),
    /** {@link #DOWN} as text. */
    DOWN_TEXT("down-text", "#a84a00", "#efb340"),
    /** First line of a chart. */
    FIRST("first", "#009e73", "#12b886"),
    /** Second line of a chart. */
    SECOND("second", "#cc79a7", "#d98bb6"),
    /** Third and later lines of a chart. */
    THIRD("third", "#b8860b", "#f0e442"),
    /** {@link #FIRST} as text. */
    FIRST_TEXT("first-text", "#00704f", "#35cfa0"),
    /** {@link #SECOND} as text. */
    SECOND_TEXT("second-text", "#9b3f75", "#e6a5ca"),
    /** {@link #THIRD} as text. */
    THIRD_TEXT("third-text", "#7a5800", "#f0e442");

    private final String name;
    private final String light;
    private final String dark;

    Ink(String name, String light, String dark) {
        this.name = name;
        this.light = light;
        this.dark = dark;
    }

    /** As a CSS value: the variable of this ink, and its light colour where no stylesheet defines it. */
    String css() {
        return "var(--" + name + "," + light + ")";
    }

    /** A stylesheet that defines the variables, light, and dark where the reader prefers that; print is always light. */
    public static String stylesheet() {
        return ":root{color-scheme:light dark;" + definitions(ink -> ink.light)
                + "}\n@media screen and (prefers-color-scheme:dark){:root{" + definitions(ink -> ink.dark) + "}}\n";
    }

    private static String definitions(Function<Ink, String> value) {
        return Arrays.stream(values())
                .map(ink -> "--" + ink.name + ":" + value.apply(ink))
                .collect(Collectors.joining(";"));
    }
}
