/** Looks for values that depend on what came after them. */
@NullMarked
package dev.almanac.analytics.audit;

import org.jspecify.annotations.NullMarked;
