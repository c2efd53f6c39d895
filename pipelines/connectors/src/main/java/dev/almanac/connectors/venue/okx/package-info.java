/** OKX's public spot interface. */
@NullMarked
package dev.almanac.connectors.venue.okx;

import org.jspecify.annotations.NullMarked;
