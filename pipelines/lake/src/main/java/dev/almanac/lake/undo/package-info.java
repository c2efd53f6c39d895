/** Takes loads back: the tables of a load as they would be without it. */
@NullMarked
package dev.almanac.lake.undo;

import org.jspecify.annotations.NullMarked;
