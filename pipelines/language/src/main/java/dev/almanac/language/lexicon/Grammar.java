package dev.almanac.language.lexicon;

import java.util.Arrays;

/**
 * What the terms of a stretch of text add up to: each term's valence, turned and weighed by the words around it. What goes up
 * or down is looked for beside the word that says so ({@code losses narrow}, {@code cuts its dividend}).
 *
 * <p>Of one thread.
 */
final class Grammar {
    /** How many words may stand between a direction and what goes that way. */
    private static final int REACH = 4;
    /** How many words a negation reaches over. */
    private static final int NEGATION_REACH = 4;
    /** How many words away what a comparison is of may stand. */
    private static final int COMPARISON_REACH = 8;

    private static final double CONCEDED = 0.4;
    private static final double BEFORE_CONTRAST = 0.6;
    private static final double AFTER_CONTRAST = 1.3;
    private static final double ASKED = 0.7;
    private static final double SHOUTED = 1.2;
    private static final double CRIED = 0.1;
    private static final int MAX_CRIES = 3;
    private static final double REPEATED = 0.3;
    private static final double COMPARED = 2;
    private static final double SIGNED_PERCENT = 1.6;
    private static final double MAX_SIGNED_PERCENT = 3;
    /** A move of so many percent adds one to a valence, or doubles a direction's, up to the limit beside it. */
    private static final double PERCENT_OF_ONE = 10;

    private static final double PERCENT_OF_DOUBLE = 25;
    private static final double MAX_PERCENT_FACTOR = 1.5;

    private double[] values = new double[256];
    private double sum;
    private double weight;

    /** Forgets what was added. */
    void clear() {
        sum = 0;
        weight = 0;
    }

    /** The sum of all valences. */
    double sum() {
        return sum;
    }

    /** The sum of their sizes. */
    double weight() {
        return weight;
    }

    /** Adds a stretch of text. */
    void add(Tokens tokens, Items items) {
        int count = items.size();
        if (count > values.length) {
            values = new double[Math.max(count, values.length * 2)];
        }
        Arrays.fill(values, 0, count, 0);
        valences(tokens, items);
        boolean shouting = tokens.shouted() * 2 > tokens.words();
        int from = 0;
        for (int item = 0; item < count; item++) {
            if (items.role(item) == Role.SENTENCE) {
                int mark = items.start(item);
                double factor = tokens.isMarked(mark) ? ASKED : 1;
                factor *= 1 + CRIED * Math.min(MAX_CRIES, tokens.exclamations(mark));
                sentence(tokens, items, from, item, factor, shouting);
                from = item + 1;
            }
        }
        sentence(tokens, items, from, count, 1, shouting);
    }

    /** What each item says by itself and with what goes up or down. */
    private void valences(Tokens tokens, Items items) {
        // Nouns first, because a direction takes over the noun that it is of.
        for (int item = 0; item < items.size(); item++) {
            values[item] = switch (items.role(item)) {
                case WORD, GOOD, BAD -> items.first(item);
                case FIGURE -> signedPercent(tokens, items.start(item));
                default -> 0;
            };
        }
        for (int item = 0; item < items.size(); item++) {
            Role role = items.role(item);
            if (role.isDirection()) {
                values[item] = direction(tokens, items, item, role == Role.UP ? 1 : -1);
            } else if (role == Role.VERSUS) {
                values[item] = comparison(tokens, items, item);
            }
        }
    }

    private static double signedPercent(Tokens tokens, int token) {
        if (tokens.kind(token) != Tokens.Kind.PERCENT || !tokens.isMarked(token)) {
            return 0;
        }
        double percent = tokens.figure(token);
        double size = Math.min(MAX_SIGNED_PERCENT, SIGNED_PERCENT + Math.abs(percent) / PERCENT_OF_ONE);
        return percent == 0 ? 0 : Math.copySign(size, percent);
    }

    private double direction(Tokens tokens, Items items, int item, int sign) {
        int target = target(tokens, items, item);
        int percent = percent(tokens, items, item);
        double byDefault = items.first(item);
        double strength = items.second(item);
        double value;
        if (target >= 0) {
            Role of = items.role(target);
            value = of == Role.GOOD ? sign * strength : of == Role.BAD ? -sign * strength : 0;
            values[target] = 0;
        } else {
            value = percent >= 0 && byDefault != 0 ? sign * Math.max(Math.abs(byDefault), strength) : byDefault;
        }
        if (percent >= 0) {
            int token = items.start(percent);
            value *= Math.min(MAX_PERCENT_FACTOR, 1 + Math.abs(tokens.figure(token)) / PERCENT_OF_DOUBLE);
            values[percent] = 0;
        }
        return value;
    }

    /** The nearest item that can go up or down, of two as near the one behind; -1 where none is in reach. */
    private static int target(Tokens tokens, Items items, int item) {
        int behind = -1;
        for (int k = item + 1; k < items.size() && items.start(k) - items.end(item) <= REACH; k++) {
            Role role = items.role(k);
            if (role.isTarget() || isAmount(tokens, items, k)) {
                behind = k;
                break;
            }
            if (role.isBoundary() || role.isDirection() || role == Role.STOP || role == Role.CONTRAST) {
                break;
            }
        }
        for (int k = item - 1; k >= 0 && items.start(item) - items.end(k) <= REACH; k--) {
            Role role = items.role(k);
            boolean nearer = behind < 0 || items.start(item) - items.end(k) < items.start(behind) - items.end(item);
            if (role.isTarget()) {
                return nearer ? k : behind;
            }
            boolean stops = role == Role.STOP && items.first(k) >= 2;
            if (role.isBoundary() || role.isDirection() || stops || role == Role.CONTRAST) {
                break;
            }
        }
        return behind;
    }

    /** The percentage that a direction is by, behind it or just before it; -1 where there is none. */
    private static int percent(Tokens tokens, Items items, int item) {
        for (int k = item + 1; k < items.size() && items.start(k) - items.end(item) <= REACH; k++) {
            if (isPercent(tokens, items, k)) {
                return k;
            }
            if (items.role(k).isBoundary() || items.role(k).isDirection()) {
                break;
            }
        }
        return item > 0 && items.end(item - 1) == items.start(item) && isPercent(tokens, items, item - 1)
                ? item - 1
                : -1;
    }

    /** Money by itself says nothing: who {@code raises $40 million} has only been given it. */
    private static boolean isAmount(Tokens tokens, Items items, int item) {
        return items.role(item) == Role.FIGURE && tokens.kind(items.start(item)) == Tokens.Kind.AMOUNT;
    }

    private static boolean isPercent(Tokens tokens, Items items, int item) {
        return items.role(item) == Role.FIGURE && tokens.kind(items.start(item)) == Tokens.Kind.PERCENT;
    }

    /** Of {@code EPS $0.62 vs. $0.49 consensus}: more than what it is held against, or less. */
    private double comparison(Tokens tokens, Items items, int item) {
        boolean framed = item > 0
                && item + 1 < items.size()
                && items.role(item - 1) == Role.FIGURE
                && items.role(item + 1) == Role.FIGURE
                && items.start(item) - items.end(item - 1) <= 1
                && items.start(item + 1) - items.end(item) <= 1;
        if (!framed) {
            return 0;
        }
        double one = tokens.figure(items.start(item - 1));
        double other = tokens.figure(items.start(item + 1));
        double sign = Double.compare(one, other);
        for (int distance = 2; distance <= COMPARISON_REACH; distance++) {
            for (int k = item - distance; k <= item + distance; k += 2 * distance) {
                if (k >= 0 && k < items.size() && near(items, item, k)) {
                    Role role = items.role(k);
                    if (role == Role.GOOD || role == Role.BAD) {
                        return Math.signum(sign) * (role == Role.GOOD ? COMPARED : -COMPARED);
                    }
                }
            }
        }
        return 0;
    }

    private static boolean near(Items items, int item, int other) {
        int between = other < item ? items.start(item) - items.end(other) : items.start(other) - items.end(item);
        return between <= COMPARISON_REACH;
    }

    private void sentence(Tokens tokens, Items items, int from, int to, double factor, boolean shouting) {
        int contrast = -1;
        for (int item = from; item < to; item++) {
            if (items.role(item) == Role.CONTRAST) {
                contrast = item;
            }
        }
        double hedge = 1;
        double conceded = 1;
        for (int item = from; item < to; item++) {
            Role role = items.role(item);
            if (role == Role.CLAUSE) {
                hedge = 1;
                conceded = 1;
            } else if (role == Role.HEDGE) {
                hedge = Math.min(hedge, items.first(item));
            } else if (role == Role.CONCEDE) {
                conceded = CONCEDED;
            } else if (values[item] != 0) {
                double value =
                        values[item] * factor * hedge * conceded * around(tokens, items, item, from, to, shouting);
                if (contrast >= 0) {
                    value *= item < contrast ? BEFORE_CONTRAST : AFTER_CONTRAST;
                }
                sum += value;
                weight += Math.abs(value);
            }
        }
    }

    /** What scales, negations and capitals around an item, within its sentence, multiply it by. */
    private double around(Tokens tokens, Items items, int item, int from, int to, boolean shouting) {
        double factor = 1;
        int token = items.start(item);
        if (tokens.kind(token) == Tokens.Kind.EMOJI) {
            return token > 0 && tokens.key(token) == tokens.key(token - 1) ? REPEATED : 1;
        }
        if (!shouting && tokens.kind(token) == Tokens.Kind.WORD && tokens.isMarked(token)) {
            factor = SHOUTED;
        }
        int next = token;
        for (int k = item - 1; k >= from && items.role(k) == Role.SCALE && items.end(k) == next; k--) {
            factor *= items.first(k);
            next = items.start(k);
        }
        boolean adverb =
                item + 1 < to && items.role(item + 1) == Role.SCALE && items.start(item + 1) == items.end(item);
        if (adverb && items.role(item).isDirection()) {
            factor *= items.first(item + 1);
        }
        for (int k = item - 1; k >= from && token - items.end(k) < NEGATION_REACH; k--) {
            Role role = items.role(k);
            if (role.isBoundary() || role == Role.CONTRAST) {
                break;
            }
            if (role == Role.NEGATE) {
                factor *= items.first(k);
            }
        }
        return factor;
    }
}
