/** The online feature engine: sets of indicators behind one loop. */
@NullMarked
package dev.almanac.analytics.feature;

import org.jspecify.annotations.NullMarked;
