/** Oscillators and rates of change. */
@NullMarked
package dev.almanac.analytics.indicator.momentum;

import org.jspecify.annotations.NullMarked;
