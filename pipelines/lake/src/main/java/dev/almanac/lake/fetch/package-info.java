/** What the lake has of series that are to be fetched. */
@NullMarked
package dev.almanac.lake.fetch;

import org.jspecify.annotations.NullMarked;
