package dev.almanac.language.training;

import dev.almanac.analytics.text.LabelledText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The sentences that the shipped classifier is trained on: some 720, a third of each label, in the registers in which people
 * write about prices. They were written for this purpose, and what they tell of companies and prices is invented.
 */
public final class TrainingSentences {
    private static final String RESOURCE = "sentences.csv";

    private TrainingSentences() {}

    /** All of them, in the order of the file. */
    public static List<LabelledText> read() {
        try (InputStream in = TrainingSentences.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("this build has no " + RESOURCE);
            }
            return LabelledTexts.read(RESOURCE, new InputStreamReader(in, StandardCharsets.UTF_8), LabelledTexts.WORDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
