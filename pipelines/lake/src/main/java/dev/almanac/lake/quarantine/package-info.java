/** Looks into quarantine, and takes rows in after all. */
@NullMarked
package dev.almanac.lake.quarantine;

import org.jspecify.annotations.NullMarked;
