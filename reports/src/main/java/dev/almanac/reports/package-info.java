/** Renders the report model into files and onto the terminal; lays out, never computes or phrases. */
@NullMarked
package dev.almanac.reports;

import org.jspecify.annotations.NullMarked;
