/** What ran: one row for every step of every run. */
@NullMarked
package dev.almanac.lake.run;

import org.jspecify.annotations.NullMarked;
