package dev.almanac.analytics.port;

import dev.almanac.analytics.market.SeriesKey;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work that one task reads from start to end: a file, or a window of one series at a venue.
 *
 * @param name what a person calls it: the file's path as it was found, or venue, symbol and window
 * @param bytes the size of its content where that is known or can be guessed, else 0; spreads units over tasks and
 *     tells how much room a load needs
 * @param series what it holds where that is known before reading; {@code null} where its columns say so row by row
 */
public record CandleUnit(String name, long bytes, @Nullable SeriesKey series) implements Serializable {}
