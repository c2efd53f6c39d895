/** Direction and strength of a trend. */
@NullMarked
package dev.almanac.analytics.indicator.trend;

import org.jspecify.annotations.NullMarked;
