/** Kraken's public spot interface. */
@NullMarked
package dev.almanac.connectors.venue.kraken;

import org.jspecify.annotations.NullMarked;
