/** Cross-sectional ranking: components, contributions, confidence, vetoes. */
@NullMarked
package dev.almanac.analytics.ranking;

import org.jspecify.annotations.NullMarked;
