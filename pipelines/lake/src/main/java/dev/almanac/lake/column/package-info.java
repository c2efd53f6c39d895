/** Parquet by columns: candles read into arrays, arrays written as pages. No row is made on either way. */
@NullMarked
package dev.almanac.lake.column;

import org.jspecify.annotations.NullMarked;
