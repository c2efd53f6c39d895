/**
 * Online indicators: objects fed one bar at a time. None allocates per bar, each is {@code NaN} until it has seen enough
 * bars, and its state can be saved and restored to the last bit. A gap between bars is no event: state goes on over the
 * next bar that exists.
 */
@NullMarked
package dev.almanac.analytics.indicator;

import org.jspecify.annotations.NullMarked;
