/** What traded volume adds to price. */
@NullMarked
package dev.almanac.analytics.indicator.volume;

import org.jspecify.annotations.NullMarked;
