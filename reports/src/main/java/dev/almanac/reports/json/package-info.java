/** The report as data, and the published schema of it. */
@NullMarked
package dev.almanac.reports.json;

import org.jspecify.annotations.NullMarked;
