/** Prices at which others are likely to act. */
@NullMarked
package dev.almanac.analytics.indicator.level;

import org.jspecify.annotations.NullMarked;
