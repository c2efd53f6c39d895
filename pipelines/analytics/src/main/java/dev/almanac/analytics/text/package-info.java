/** What a text is found to say about a price. */
@NullMarked
package dev.almanac.analytics.text;

import org.jspecify.annotations.NullMarked;
