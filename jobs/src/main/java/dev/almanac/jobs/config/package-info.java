/** Configuration: one file with every default, layers with one rule of precedence, records that check themselves. */
@NullMarked
package dev.almanac.jobs.config;

import org.jspecify.annotations.NullMarked;
