/** Candles become labels. */
@NullMarked
package dev.almanac.lake.label;

import org.jspecify.annotations.NullMarked;
