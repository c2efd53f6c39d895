/** One command per job: read configuration, open the session, wire the parts, exit code. */
@NullMarked
package dev.almanac.jobs;

import org.jspecify.annotations.NullMarked;
