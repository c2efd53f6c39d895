/** Charts as small SVG that follows a stylesheet. */
@NullMarked
package dev.almanac.reports.svg;

import org.jspecify.annotations.NullMarked;
