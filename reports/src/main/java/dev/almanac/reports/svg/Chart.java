package dev.almanac.reports.svg;

import java.util.regex.Pattern;

/**
 * A drawn chart.
 *
 * @param name its file name without extension, unique within a report; letters, digits and hyphens
 * @param title what is seen
 * @param svg the picture: an {@code svg} element whose colours are CSS variables with fallbacks, to stand inside a page
 *     that defines them
 */
public record Chart(String name, String title, String svg) {
    /** Size of text in a chart's own units where it is shown small, as on a phone: 340 px make it 9.6 px. */
    static final int TEXT_SIZE = 17;

    /** Text may be smaller in a chart's own units where the chart is shown this wide (CSS px) or wider. */
    private static final int WIDE = 560;

    /** That smaller size: charts at 600 px and more make it 11 px and more. */
    static final int TEXT_SIZE_WIDE = 11;

    private static final Pattern VARIABLE = Pattern.compile("var\\(--[a-z-]+,(#[0-9a-f]{6})\\)");
    private static final Pattern TEXT_SIZE_ATTRIBUTE = Pattern.compile(" font-size=\"" + TEXT_SIZE + "\"");

    /** The picture as a file of its own, with a stylesheet for light and dark and for small and large. */
    public String standalone() {
        String style = "<style>\n" + Ink.stylesheet() + "@media (min-width:" + WIDE + "px){svg{font-size:"
                + TEXT_SIZE_WIDE + "px}.name{font-size:1em}}\n</style>\n";
        int end = svg.indexOf('>') + 1;
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg.substring(0, end) + "\n" + style
                + svg.substring(end) + "\n";
    }

    /** The picture with its light colours written out, for readers of SVG that know no CSS variables. */
    public String resolved() {
        String plain = VARIABLE.matcher(svg).replaceAll("$1");
        return TEXT_SIZE_ATTRIBUTE.matcher(plain).replaceFirst(" font-size=\"" + (TEXT_SIZE_WIDE + 1) + "\"");
    }

    /** Rules for a page that holds charts: the same change of text size by the width that a chart has there. */
    public static String pageStylesheet() {
        return ".chart{container-type:inline-size}\n.chart svg{display:block;width:100%;height:auto}\n"
                + "@container (min-width:460px){.chart svg{font-size:14px}}\n@container (min-width:" + WIDE
                + "px){.chart svg{font-size:" + TEXT_SIZE_WIDE + "px}.chart .name{font-size:1em}}\n";
    }
}
