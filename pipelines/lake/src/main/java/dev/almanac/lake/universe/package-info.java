/** What became of pairs at their venues, as the table {@code instruments} has it. */
@NullMarked
package dev.almanac.lake.universe;

import org.jspecify.annotations.NullMarked;
