package dev.almanac.reports.markdown;

/** Escapes text so that CommonMark shows it as it is, with as few backslashes as that takes. */
final class MarkdownText {
    private MarkdownText() {}

    /** Text that may stand anywhere in a line or a table cell; line breaks become spaces. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7F) {
                escaped.append(' ');
            } else {
                if (isSpecial(text, i)) {
                    escaped.append('\\');
                }
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** A literal in monospace; its delimiter is longer than any run of backticks in it. */
    static String code(String text) {
        String flat = text.replaceAll("[\\r\\n]+", " ").replace("|", "\\|");
        String fence = "`".repeat(longestRun(flat) + 1);
        boolean padded = flat.startsWith("`") || flat.endsWith("`");
        return flat.isEmpty() ? "" : fence + (padded ? " " + flat + " " : flat) + fence;
    }

    /** Lines of literal text, fenced. */
    static String block(String text) {
        String fence = "`".repeat(Math.max(3, longestRun(text) + 1));
        String body = text.replace("\r\n", "\n");
        return fence + "text\n" + body + (body.endsWith("\n") ? "" : "\n") + fence;
    }

    private static boolean isSpecial(String text, int i) {
        char c = text.charAt(i);
        return switch (c) {
            case '\\', '`', '*', '[', ']', '<', '|', '~' -> true;
            case '_' -> !(isWord(text, i - 1) && isWord(text, i + 1));
            case '&' -> i + 1 < text.length() && (text.charAt(i + 1) == '#' || isWord(text, i + 1));
            case '#', '>', '=' -> i == 0;
            case '+', '-' -> i == 0 && (text.length() == 1 || text.charAt(1) == ' ' || text.charAt(1) == c);
            case '.', ')' -> startsNumber(text, i);
            default -> false;
        };
    }

    /** Whether all before {@code i} is a number and a space follows: the start of an ordered list. */
    private static boolean startsNumber(String text, int i) {
        if (i == 0 || i > 9 || i + 1 < text.length() && text.charAt(i + 1) != ' ') {
            return false;
        }
        for (int k = 0; k < i; k++) {
            if (text.charAt(k) < '0' || text.charAt(k) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(String text, int i) {
        return i >= 0 && i < text.length() && Character.isLetterOrDigit(text.charAt(i));
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
