/** Spark sessions, sized for the work. */
@NullMarked
package dev.almanac.lake.session;

import org.jspecify.annotations.NullMarked;
