/** Bybit's public spot interface. */
@NullMarked
package dev.almanac.connectors.venue.bybit;

import org.jspecify.annotations.NullMarked;
