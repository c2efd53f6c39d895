/** The bundled sample of real candles, for the demo and for trying things out. */
@NullMarked
package dev.almanac.connectors.sample;

import org.jspecify.annotations.NullMarked;
