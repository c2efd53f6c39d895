/** One call at a time to a venue: its budget, its answers, what is tried again and what is not. */
@NullMarked
package dev.almanac.connectors.venue.http;

import org.jspecify.annotations.NullMarked;
