package dev.almanac.analytics.feature;

import dev.almanac.analytics.market.Interval;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A named list of features over declared intervals. Columns are its own features, then the joined ones.
 *
 * @param name snake_case, such as {@code core}
 * @param algorithmVersion raised whenever the same declaration gives other numbers
 * @param intervals what bars it is computed for, longest first
 * @param higher the interval that joined features come from, one of {@code intervals}
 * @param own features of each interval, in the order in which the program writes them
 * @param joined features of {@code higher} on every row
 * @param programs makes the program of one series
 */
public record FeatureSet(
        String name,
        int algorithmVersion,
        List<Interval> intervals,
        Interval higher,
        List<FeatureSpec> own,
        List<JoinedFeature> joined,
        ProgramFactory programs)
        implements Serializable {
    private static final int HASH_DIGITS = 12;

    /** Makes the program of one series; sent to Spark's tasks. */
    @FunctionalInterface
    public interface ProgramFactory extends Serializable {
        /** A program that has seen no bar yet. */
        FeatureProgram create(Interval interval);
    }

    /** @throws IllegalArgumentException where names clash, intervals are out of order or a joined feature is unknown */
    public FeatureSet {
        intervals = List.copyOf(intervals);
        own = List.copyOf(own);
        joined = List.copyOf(joined);
        List<String> names = names(own, joined);
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("a feature is named twice in " + names);
        }
        if (intervals.isEmpty() || intervals.get(0) != higher) {
            throw new IllegalArgumentException("joined features come from the longest interval, not from " + higher);
        }
        for (int i = 1; i < intervals.size(); i++) {
            if (intervals.get(i - 1).compareTo(intervals.get(i)) <= 0) {
                throw new IllegalArgumentException("not longest first: " + intervals);
            }
        }
        for (JoinedFeature feature : joined) {
            indexOf(own, feature.of());
        }
    }

    /** Names of all columns in order: own, then joined. */
    public List<String> names() {
        return names(own, joined);
    }

    /** All columns in order: own, then joined. */
    public List<FeatureSpec> specs() {
        return Stream.concat(own.stream(), joined.stream().map(JoinedFeature::spec))
                .toList();
    }

    /** Where the joined features stand among the own ones, in the order of {@code joined}. */
    int[] joinedFrom() {
        return joined.stream().mapToInt(feature -> indexOf(own, feature.of())).toArray();
    }

    /**
     * What tells this definition from any other: the first 12 hexadecimal digits of the SHA-256 of its declaration. Equal
     * hashes mean equal numbers for equal bars.
     */
    public String definitionHash() {
        StringBuilder text = new StringBuilder("almanac features 1\n");
        text.append(name).append('\n').append(algorithmVersion).append('\n');
        text.append(intervals).append(' ').append(higher).append('\n');
        for (FeatureSpec spec : own) {
            text.append(line(spec)).append('\n');
        }
        for (JoinedFeature feature : joined) {
            text.append(line(feature.spec()))
                    .append(" <- ")
                    .append(feature.of())
                    .append('\n');
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Labels and sources are words for readers: a better one makes no other numbers. */
    private static String line(FeatureSpec spec) {
        return spec.name() + " = " + spec.formula() + " from " + spec.warmUp();
    }

    private static List<String> names(List<FeatureSpec> own, List<JoinedFeature> joined) {
        return Stream.concat(
                        own.stream().map(FeatureSpec::name),
                        joined.stream().map(feature -> feature.spec().name()))
                .toList();
    }

    private static int indexOf(List<FeatureSpec> own, String name) {
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no feature of its own is called " + name);
    }
}
