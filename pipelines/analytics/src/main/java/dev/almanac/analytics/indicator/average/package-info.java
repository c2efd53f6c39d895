/** Moving averages. */
@NullMarked
package dev.almanac.analytics.indicator.average;

import org.jspecify.annotations.NullMarked;
