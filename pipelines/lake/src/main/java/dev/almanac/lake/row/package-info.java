/** The one place where rows become values and values rows. */
@NullMarked
package dev.almanac.lake.row;

import org.jspecify.annotations.NullMarked;
