package dev.almanac.analytics.error;

import java.util.Collection;
import java.util.Optional;

/** Finds the known name that a mistyped one was probably meant to be. */
public final class Nearest {
    /** Most letters of a short word. */
    private static final int SHORT = 4;

    private Nearest() {}

    /**
     * The name in {@code known} with the least distance to {@code word}, where at most a third of the word (one letter of a
     * short one) would have to change; of equals the first.
     */
    public static Optional<String> to(String word, Collection<String> known) {
        return nearest(word, known, Math.max(1, (word.length() + 1) / 3), 1);
    }

    /**
     * The same among many short names, where as much as a third would often be another word: at most a quarter of the word may
     * change, and of a word of up to four letters one may be missing, too many or swapped, but not another.
     */
    public static Optional<String> slip(String word, Collection<String> known) {
        boolean isShort = word.length() <= SHORT;
        return nearest(word, known, Math.max(1, word.length() / 4), isShort ? 2 : 1);
    }

    private static Optional<String> nearest(String word, Collection<String> known, int limit, int change) {
        String best = "";
        int least = limit + 1;
        for (String name : known) {
            int distance = distance(word, name, change);
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return least <= limit ? Optional.of(best) : Optional.empty();
    }

    /** What is appended to the cause of a failure: {@code ; did you mean rank?}, nothing where no name is near. */
    public static String question(String word, Collection<String> known) {
        return to(word, known).map(near -> "; did you mean " + near + "?").orElse("");
    }

    /**
     * How many letters must be added, dropped, changed or swapped with their neighbour (F. J. Damerau, A technique for
     * computer detection and correction of spelling errors, 1964; no letter is touched twice).
     */
    static int distance(String left, String right) {
        return distance(left, right, 1);
    }

    /** The same where a changed letter counts as so many. */
    private static int distance(String left, String right, int changed) {
        int[][] least = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    least[i][j] = i + j;
                    continue;
                }
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : changed;
                least[i][j] = Math.min(least[i - 1][j - 1] + change, 1 + Math.min(least[i - 1][j], least[i][j - 1]));
                boolean swapped = i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
                if (swapped) {
                    least[i][j] = Math.min(least[i][j], least[i - 2][j - 2] + 1);
                }
            }
        }
        return least[left.length()][right.length()];
    }
}
