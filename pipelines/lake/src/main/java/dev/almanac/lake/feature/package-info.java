/** From candles to features: full builds, increments from saved state, and which definition a set's plain name means. */
@NullMarked
package dev.almanac.lake.feature;

import org.jspecify.annotations.NullMarked;
