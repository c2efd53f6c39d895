/** Audits of what stands in the lake. */
@NullMarked
package dev.almanac.lake.audit;

import org.jspecify.annotations.NullMarked;
