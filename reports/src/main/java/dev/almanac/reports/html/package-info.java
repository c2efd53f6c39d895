/** The report as one self-contained page, made from the Markdown. */
@NullMarked
package dev.almanac.reports.html;

import org.jspecify.annotations.NullMarked;
