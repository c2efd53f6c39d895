/** What a person sees on the terminal and what goes to the log file instead. */
@NullMarked
package dev.almanac.jobs.terminal;

import org.jspecify.annotations.NullMarked;
