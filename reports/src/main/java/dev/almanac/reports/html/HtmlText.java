package dev.almanac.reports.html;

/** Text as HTML and XML both read it. */
final class HtmlText {
    private HtmlText() {}

    /** Text for content and for attribute values in double quotes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
