package dev.almanac.analytics.port;

import dev.almanac.analytics.text.SentimentScore;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what texts say about a price. It may hold buffers, native memory or a connection, so it belongs to one thread at a time
 * and is closed when that thread is done; what is sent to tasks is a {@link SentimentScorerFactory}.
 */
public interface SentimentScorer extends AutoCloseable {
    /** What kind of scorer it is: a short word in lower case, such as {@code lexicon}. */
    String name();

    /** Which one of its kind, a word without spaces: scorers of equal name and version give equal texts equal scores. */
    String version();

    /**
     * Scores one text.
     *
     * @param text of any length and content, empty and malformed ones included
     */
    SentimentScore score(String text);

    /**
     * Scores several texts, each as {@link #score} would: which others are in the list changes nothing. For scorers that are
     * faster so.
     *
     * @return one score for each text, in their order
     */
    default List<SentimentScore> scoreAll(List<String> texts) {
        List<SentimentScore> scores = new ArrayList<>(texts.size());
        for (String text : texts) {
            scores.add(score(text));
        }
        return scores;
    }

    /** Gives back what it holds; it is not used afterwards. */
    @Override
    void close();
}
