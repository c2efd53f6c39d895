package dev.almanac.analytics.port;

import java.io.Serializable;

/**
 * Makes scorers where they are needed. Made once on the driver and sent to tasks, so it is serialisable and holds no open
 * resource; what is large, such as a model, it loads at most once in a process, whatever the number of scorers.
 */
public interface SentimentScorerFactory extends Serializable {
    /** The {@link SentimentScorer#name} of its scorers. */
    String name();

    /** The {@link SentimentScorer#version} of its scorers, known without opening one: it tells which texts have been scored. */
    String version();

    /**
     * A scorer of the caller's own, to be closed.
     *
     * @throws dev.almanac.analytics.error.UserException where what it is made from is absent or unfit, such as a model file
     */
    SentimentScorer open();
}
