/**
 * Ranges, bands, stops and dispersion. Windows count bars, not time: a bar without trades is a bar that did not move, and the
 * move over a gap belongs to the bar after it.
 */
@NullMarked
package dev.almanac.analytics.indicator.volatility;

import org.jspecify.annotations.NullMarked;
