/**
 * Direction and strength of a trend, and its turns. Windows, ages and shifts count bars, not time, so a gap makes none of
 * them longer.
 */
@NullMarked
package dev.almanac.analytics.indicator.trend;

import org.jspecify.annotations.NullMarked;
