/** Coinbase Exchange's public market data. */
@NullMarked
package dev.almanac.connectors.venue.coinbase;

import org.jspecify.annotations.NullMarked;
