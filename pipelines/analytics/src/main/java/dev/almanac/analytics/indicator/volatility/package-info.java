/** Ranges, bands and dispersion. */
@NullMarked
package dev.almanac.analytics.indicator.volatility;

import org.jspecify.annotations.NullMarked;
