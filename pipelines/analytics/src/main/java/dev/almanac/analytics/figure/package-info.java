/** The one place where numbers and times become text. */
@NullMarked
package dev.almanac.analytics.figure;

import org.jspecify.annotations.NullMarked;
