package dev.almanac.analytics.universe;

import dev.almanac.analytics.market.Symbol;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A pair that is not ranked on a day.
 *
 * @param venue where it trades
 * @param symbol the pair
 * @param rule short name: {@code short_history}, {@code no_last_bar}, {@code stablecoin} ...
 * @param reason a clause with figures
 */
public record NonMember(String venue, Symbol symbol, String rule, String reason) {
    /** How many were kept out by what, the most frequent first: {@code 31 without the last closed daily bar, 2 futures}. */
    public static String summary(Collection<NonMember> nonMembers) {
        Map<String, Integer> counts = new TreeMap<>();
        nonMembers.forEach(one -> counts.merge(phrase(one.rule()), 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String phrase(String rule) {
        return switch (rule) {
            case "no_last_bar" -> "without the last closed daily bar";
            case "not_yet_ranked" -> "whose last daily bar is of a day that too few others know";
            case "not_yet_known" -> "whose last daily bar is not known yet";
            case "delisted" -> "no longer traded";
            case "renamed" -> "traded under another name";
            case "below_top" -> "with less turnover than those that are ranked";
            case "maybe_open" -> "with a last bar that may be cut short";
            case "short_history" -> "with too few daily bars";
            case "second_pair" -> "ranked in another quote";
            case "quote" -> "in a quote that is not ranked";
            case "excluded", "not_included" -> "kept out by the configuration";
            case "no_features" -> "without features";
            default -> "kept out as " + rule.replace('_', ' ');
        };
    }
}
