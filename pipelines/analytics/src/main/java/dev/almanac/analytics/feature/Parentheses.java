package dev.almanac.analytics.feature;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Output;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said of a column where one of its parentheses has no other half. */
final class Parentheses {
    /** Numbers behind a parenthesis that opens, as far as they go on without anything else between them. */
    private static final Pattern NUMBERS =
            Pattern.compile("\\s*-?[0-9]+(?:\\.[0-9]+)?(?:\\s*,\\s*-?[0-9]+(?:\\.[0-9]+)?)*");

    /** A name and at most one number: what is left of a call that ended at its first comma. */
    private static final Pattern BEFORE_COMMA = Pattern.compile("([A-Za-z]\\w*)\\s*\\([^(),]*");

    private Parentheses() {}

    /**
     * Makes sure that every parenthesis of a column is closed, and none that is not open.
     *
     * @throws UserException where one is not
     */
    static void check(Declaration declaration, IndicatorLibrary library) {
        String body = declaration.body();
        int stray = stray(body);
        if (stray >= 0) {
            throw UserException.usage(
                    "a parenthesis is closed that is not open",
                    "nothing opens the last one of " + body.substring(0, stray + 1),
                    "write " + declaration.with(body.substring(0, stray) + body.substring(stray + 1)));
        }
        if (lastOpen(body) < 0) {
            return;
        }
        Optional<String> whole = beforeComma(body, library);
        throw UserException.usage(
                "its parenthesis is not closed",
                whole.isPresent()
                        ? "in a file a column with commas stands in quotes; without them it ends at its first comma"
                        : "nothing closes the one of " + body.substring(start(body, lastOpen(body))),
                "write " + whole.orElseGet(() -> declaration.with(closed(body))));
    }

    /** Where a parenthesis closes that nothing opens, -1 where none does. */
    private static int stray(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (depth < 0) {
                return i;
            }
        }
        return -1;
    }

    /** Where the last parenthesis opens that nothing closes, -1 where there is none. */
    private static int lastOpen(String text) {
        int depth = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            char sign = text.charAt(i);
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (depth > 0) {
                return i;
            }
        }
        return -1;
    }

    /** Where the name before a parenthesis begins. */
    private static int start(String text, int parenthesis) {
        int start = parenthesis;
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** With each one closed behind the numbers that follow it, or at the end where none do. */
    private static String closed(String text) {
        String mended = text;
        for (int open = lastOpen(mended); open >= 0; open = lastOpen(mended)) {
            Matcher numbers = NUMBERS.matcher(mended).region(open + 1, mended.length());
            int end = numbers.lookingAt() ? numbers.end() : mended.length();
            mended = mended.substring(0, end) + ")" + mended.substring(end);
        }
        return mended;
    }

    /** How a column is written, in quotes, of which there is only what stands before its first comma. */
    private static Optional<String> beforeComma(String body, IndicatorLibrary library) {
        Matcher call = BEFORE_COMMA.matcher(body);
        if (!call.matches()) {
            return Optional.empty();
        }
        if (call.group(1).equals("ta4j")) {
            return Optional.of("\"ta4j(RSIIndicator, 14, window = 300)\"");
        }
        return library.all().stream()
                .filter(type -> type.name().equals(call.group(1)))
                .filter(type -> type.parameters().size() > 1)
                .findFirst()
                .map(type -> "\"" + type.signature() + firstOutput(type) + "\"");
    }

    private static String firstOutput(IndicatorType<?> type) {
        Output<?> first = type.outputs().get(0);
        return first.name().isEmpty() ? "" : "." + first.name();
    }
}
