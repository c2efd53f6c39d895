/** Indicators of ta4j as features: they keep no state that could be saved, so each is replayed over a declared window. */
@NullMarked
package dev.almanac.analytics.indicator.replay;

import org.jspecify.annotations.NullMarked;
