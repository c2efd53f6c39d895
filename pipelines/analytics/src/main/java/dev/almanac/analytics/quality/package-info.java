/** Rules that every candle passes before it is stored. */
@NullMarked
package dev.almanac.analytics.quality;

import org.jspecify.annotations.NullMarked;
