/** From a source of candles, through the quality gate, into the tables. */
@NullMarked
package dev.almanac.lake.ingest;

import org.jspecify.annotations.NullMarked;
