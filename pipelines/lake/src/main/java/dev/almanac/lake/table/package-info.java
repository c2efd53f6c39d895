/** The tables of the lake: what they are, how they are read and written, who may write. */
@NullMarked
package dev.almanac.lake.table;

import org.jspecify.annotations.NullMarked;
