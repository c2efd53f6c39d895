/** Checks of the stored candles, over the whole lake. */
@NullMarked
package dev.almanac.lake.quality;

import org.jspecify.annotations.NullMarked;
