/** Values of the market: symbols, intervals, series, candles. */
@NullMarked
package dev.almanac.analytics.market;

import org.jspecify.annotations.NullMarked;
