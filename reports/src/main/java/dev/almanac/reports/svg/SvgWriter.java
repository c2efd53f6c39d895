package dev.almanac.reports.svg;

/**
 * Writes the few SVG elements that charts are made of. Coordinates are rounded to a tenth of a unit; what is written is the
 * same on every machine.
 */
final class SvgWriter {
    private final StringBuilder out = new StringBuilder(8192);
    private final String name;
    private final String title;

    /**
     * @param name unique within a page; prefixes the ids
     * @param title what is seen, read out by screen readers
     * @param description the same in two sentences
     */
    SvgWriter(String name, int width, int height, String title, String description) {
        this.name = name;
        this.title = title;
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height);
        out.append("\" role=\"img\" aria-labelledby=\"")
                .append(name)
                .append("-t ")
                .append(name)
                .append("-d\"");
        out.append(" font-family=\"system-ui,'Segoe UI',Roboto,'DejaVu Sans',sans-serif\" font-size=\"");
        out.append(Chart.TEXT_SIZE)
                .append("\">\n<title id=\"")
                .append(name)
                .append("-t\">")
                .append(escape(title));
        out.append("</title>\n<desc id=\"")
                .append(name)
                .append("-d\">")
                .append(escape(description))
                .append("</desc>\n");
        rect(0, 0, width, height, Ink.GROUND);
    }

    /** The finished chart. */
    Chart chart() {
        return new Chart(name, title, out + "</svg>");
    }

    /** A filled rectangle. */
    void rect(double x, double y, double width, double height, Ink fill) {
        out.append("<path d=\"M")
                .append(num(x))
                .append(' ')
                .append(num(y))
                .append('h')
                .append(num(width))
                .append('v');
        out.append(num(height))
                .append('h')
                .append(num(-width))
                .append("z\" fill=\"")
                .append(fill.css())
                .append("\"/>\n");
    }

    /** A straight line; {@code dash} is an SVG dash pattern, empty for none. */
    void line(double x1, double y1, double x2, double y2, Ink stroke, double width, String dash) {
        String d = "M" + num(x1) + " " + num(y1) + "L" + num(x2) + " " + num(y2);
        stroke(d, stroke, width, dash);
    }

    /** An open path; {@code dash} is an SVG dash pattern, empty for none. Nothing is written where the path is empty. */
    void stroke(String d, Ink stroke, double width, String dash) {
        if (d.isEmpty()) {
            return;
        }
        out.append("<path d=\"").append(d).append("\" fill=\"none\" stroke=\"").append(stroke.css());
        out.append("\" stroke-width=\"").append(num(width)).append("\" stroke-linejoin=\"round\"");
        if (!dash.isEmpty()) {
            out.append(" stroke-dasharray=\"").append(dash).append('"');
        }
        out.append("/>\n");
    }

    /** A closed path, filled and outlined. Nothing is written where the path is empty. */
    void shape(String d, Ink fill, Ink stroke, double width) {
        if (!d.isEmpty()) {
            out.append("<path d=\"")
                    .append(d)
                    .append("\" fill=\"")
                    .append(fill.css())
                    .append("\" stroke=\"");
            out.append(stroke.css())
                    .append("\" stroke-width=\"")
                    .append(num(width))
                    .append("\"/>\n");
        }
    }

    /** A filled path that shows {@code tip} when pointed at. */
    void shapeWithTip(String d, Ink fill, String tip) {
        out.append("<path d=\"")
                .append(d)
                .append("\" fill=\"")
                .append(fill.css())
                .append("\"><title>");
        out.append(escape(tip)).append("</title></path>\n");
    }

    /** What {@code content} writes, with attributes that all of it shares, each with a leading space. */
    void group(String attributes, Runnable content) {
        out.append("<g").append(attributes).append(">\n");
        content.run();
        out.append("</g>\n");
    }

    /** Text that takes everything but its place from its group. */
    void plain(double x, double y, String text) {
        out.append("<text x=\"").append(num(x)).append("\" y=\"").append(num(y)).append("\">");
        out.append(escape(text)).append("</text>\n");
    }

    /** An open path of which the ground shows through; used within a scaled group. */
    void veil(String d, Ink stroke, String width, String opacity) {
        out.append("<path d=\"").append(d).append("\" fill=\"none\" stroke=\"").append(stroke.css());
        out.append("\" stroke-width=\"")
                .append(width)
                .append("\" stroke-opacity=\"")
                .append(opacity)
                .append("\"/>\n");
    }

    /** Text at a point; {@code attributes} are further ones, each with a leading space. */
    void text(double x, double y, Anchor anchor, Ink fill, String attributes, String text) {
        out.append("<text x=\"").append(num(x)).append("\" y=\"").append(num(y)).append('"');
        if (anchor != Anchor.START) {
            out.append(" text-anchor=\"")
                    .append(anchor == Anchor.END ? "end" : "middle")
                    .append('"');
        }
        out.append(" fill=\"").append(fill.css()).append('"').append(attributes).append('>');
        out.append(escape(text)).append("</text>\n");
    }

    /** A name, and its figure behind it with less weight. */
    void labelled(double x, double y, String name, String figure) {
        out.append("<text x=\"").append(num(x)).append("\" y=\"").append(num(y)).append("\" fill=\"");
        out.append(Ink.TEXT.css()).append("\">").append(escape(name)).append("<tspan dx=\".6em\" fill=\"");
        out.append(Ink.MUTED.css()).append("\">").append(escape(figure)).append("</tspan></text>\n");
    }

    /** Where a text's point lies in it. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** A coordinate with at most one digit after the point. */
    static String num(double value) {
        long tenths = Math.round(value * 10);
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return size % 10 == 0 ? sign + size / 10 : sign + size / 10 + "." + size % 10;
    }

    /** An upper bound of the width of a text in the usual system fonts, in units, at a text size. */
    static double width(String text, double size) {
        return text.codePointCount(0, text.length()) * 0.56 * size;
    }

    /** Text and attribute values; what XML 1.0 cannot hold at all is left out. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    if (c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF)
                            || c == '\n'
                            || c == '\t') {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
