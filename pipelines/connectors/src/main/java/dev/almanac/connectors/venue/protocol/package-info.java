/** What every venue's protocol has to say, and the pieces that protocols share: rows of JSON, paging, bars from trades. */
@NullMarked
package dev.almanac.connectors.venue.protocol;

import org.jspecify.annotations.NullMarked;
