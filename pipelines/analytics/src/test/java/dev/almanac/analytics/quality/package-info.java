/** Tests of the quality gate. */
@NullMarked
package dev.almanac.analytics.quality;

import org.jspecify.annotations.NullMarked;
