package dev.almanac.analytics.indicator.type;

import dev.almanac.analytics.figure.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the indicators of this program give and keep: the tests write a line for each type, with its version, a hash of its
 * outputs and one of its saved states on made-up bars, and fail where a type does not do as its line says. So a state can say
 * how it is laid out though nobody counts the layouts of the pieces that indicators share.
 */
public final class Fingerprints {
    /** Name of the file beside this class. */
    public static final String FILE = "fingerprints.txt";

    /** The line that all indicators of ta4j share: what is kept of them is one class of ours. */
    public static final String TA4J = "ta4j";

    private static final String TEXT = text();
    private static final String ALL = Digest.sha256(TEXT);
    private static final Map<String, String> STATES = TEXT.lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(" "))
            .collect(Collectors.toUnmodifiableMap(words -> words[0], words -> words[words.length - 1]));

    private Fingerprints() {}

    /**
     * A word for how indicators of a type lay out their states: it changes with the layout. A plug-in may be built on any of
     * our pieces, so the word for its types changes with that of any of ours.
     */
    public static String layout(IndicatorType<?> type) {
        return STATES.getOrDefault(type.group() == Group.TA4J ? TA4J : type.name(), ALL);
    }

    private static String text() {
        try (InputStream in = Fingerprints.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not beside Fingerprints.class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
