/** Unusual bars, and which kind of market a series is in. */
@NullMarked
package dev.almanac.analytics.indicator.regime;

import org.jspecify.annotations.NullMarked;
