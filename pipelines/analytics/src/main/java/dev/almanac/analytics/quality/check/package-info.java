/** Checks of whole series, and the declared list of everything that is checked. */
@NullMarked
package dev.almanac.analytics.quality.check;

import org.jspecify.annotations.NullMarked;
