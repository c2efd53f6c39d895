/** What may be ranked on a day: listings, classes of assets, membership with its reasons. */
@NullMarked
package dev.almanac.analytics.universe;

import org.jspecify.annotations.NullMarked;
