/** What is to be fetched from a venue, told from what is stored. */
@NullMarked
package dev.almanac.analytics.fetch;

import org.jspecify.annotations.NullMarked;
