/** Binance's public spot interface. */
@NullMarked
package dev.almanac.connectors.venue.binance;

import org.jspecify.annotations.NullMarked;
