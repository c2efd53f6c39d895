/** From tables to the ranking of a day and back into tables. */
@NullMarked
package dev.almanac.lake.ranking;

import org.jspecify.annotations.NullMarked;
