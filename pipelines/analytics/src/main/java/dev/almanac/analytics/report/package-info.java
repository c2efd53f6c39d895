/** The report as data: one immutable model, made here, rendered elsewhere. */
@NullMarked
package dev.almanac.analytics.report;

import org.jspecify.annotations.NullMarked;
