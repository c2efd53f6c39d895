/** Gathers the report model from tables at known versions, and again from the recorded ones. */
@NullMarked
package dev.almanac.lake.reporting;

import org.jspecify.annotations.NullMarked;
