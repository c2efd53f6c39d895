/** What commands do with Spark: one session, one lake, steps that are timed and recorded. */
@NullMarked
package dev.almanac.jobs.run;

import org.jspecify.annotations.NullMarked;
