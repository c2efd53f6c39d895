/** Candlestick patterns: what they are made of, all 61 of the field's usual list, and what followed them. */
@NullMarked
package dev.almanac.analytics.indicator.pattern;

import org.jspecify.annotations.NullMarked;
