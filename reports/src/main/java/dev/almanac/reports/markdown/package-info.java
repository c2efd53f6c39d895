/** The report as CommonMark with GFM tables, readable as plain text. */
@NullMarked
package dev.almanac.reports.markdown;

import org.jspecify.annotations.NullMarked;
