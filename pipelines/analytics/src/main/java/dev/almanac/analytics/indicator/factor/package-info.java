/** Plain ratios, ranks and shares of prices and volumes, made for learners rather than for the eye. */
@NullMarked
package dev.almanac.analytics.indicator.factor;

import org.jspecify.annotations.NullMarked;
