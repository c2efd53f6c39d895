package dev.almanac.language.training;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.almanac.analytics.text.LabelledText;
import dev.almanac.analytics.text.Sentiment;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Labelled finance tweets of the shared data, in two parts that never change: one to fix things on, one to measure on. */
public final class SharedTweets {
    private static final Map<String, Sentiment> LABELS =
            Map.of("0", Sentiment.BEARISH, "1", Sentiment.BULLISH, "2", Sentiment.NEUTRAL);
    private static final long SEED = 7;
    private static final double TRAINING_SHARE = 0.8;

    private SharedTweets() {}

    /** All of them, shuffled with seed 7; the test is skipped where the folder is absent. */
    public static List<LabelledText> all() throws IOException {
        Path root = Path.of(System.getProperty("almanac.root"), "..", "shared", "data");
        assumeTrue(Files.isDirectory(root), "skipped: no folder " + root);
        Path file = root.resolve("text/financial-tweets-train.csv");
        try (Reader csv = Files.newBufferedReader(file)) {
            List<LabelledText> texts = LabelledTexts.read(file.toString(), csv, LABELS);
            Collections.shuffle(texts, new Random(SEED));
            return texts;
        }
    }

    /** The first four fifths. */
    public static List<LabelledText> training() throws IOException {
        List<LabelledText> all = all();
        return all.subList(0, cut(all));
    }

    /** The others. */
    public static List<LabelledText> heldOut() throws IOException {
        List<LabelledText> all = all();
        return all.subList(cut(all), all.size());
    }

    private static int cut(List<LabelledText> all) {
        return (int) (all.size() * TRAINING_SHARE);
    }
}
