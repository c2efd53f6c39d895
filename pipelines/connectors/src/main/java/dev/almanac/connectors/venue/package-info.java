/** Candles, trades and instruments from venues over the network, behind the ports of analytics. */
@NullMarked
package dev.almanac.connectors.venue;

import org.jspecify.annotations.NullMarked;
