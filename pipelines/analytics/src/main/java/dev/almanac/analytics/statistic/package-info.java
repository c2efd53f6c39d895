/** Small statistics with a fixed order of summation: the same bits on every machine. */
@NullMarked
package dev.almanac.analytics.statistic;

import org.jspecify.annotations.NullMarked;
