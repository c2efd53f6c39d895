/** What became of a bar: labels to learn from, which look ahead by their nature and which no feature may read. */
@NullMarked
package dev.almanac.analytics.label;

import org.jspecify.annotations.NullMarked;
