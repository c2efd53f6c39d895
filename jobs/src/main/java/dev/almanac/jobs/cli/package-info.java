/** The command line: one class a command, and how failures are told. */
@NullMarked
package dev.almanac.jobs.cli;

import org.jspecify.annotations.NullMarked;
