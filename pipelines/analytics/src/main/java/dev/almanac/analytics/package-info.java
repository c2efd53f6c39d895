/** Pure Java: values, indicators, statistics, ranking and the report model. No Spark, no I/O, no clock. */
@NullMarked
package dev.almanac.analytics;

import org.jspecify.annotations.NullMarked;
