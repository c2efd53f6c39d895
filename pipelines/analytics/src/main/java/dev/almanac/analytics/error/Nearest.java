package dev.almanac.analytics.error;

import java.util.Collection;
import java.util.Optional;

/** Finds the known name that a mistyped one was probably meant to be. */
public final class Nearest {
    private Nearest() {}

    /**
     * The name in {@code known} with the least edit distance to {@code word}, where at most a third of the word (two
     * letters of a short one) would have to change; of equals the first.
     */
    public static Optional<String> to(String word, Collection<String> known) {
        int limit = Math.max(2, word.length() / 3);
        String best = "";
        int least = limit + 1;
        for (String name : known) {
            int distance = distance(word, name);
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return least <= limit ? Optional.of(best) : Optional.empty();
    }

    /** Levenshtein's distance: how many letters must be added, dropped or changed (V. I. Levenshtein, 1966). */
    static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int changed = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[right.length()];
    }
}
