/** Candles from files: what they are of, how their bytes are read, and what is wrong with them. */
@NullMarked
package dev.almanac.connectors.file;

import org.jspecify.annotations.NullMarked;
