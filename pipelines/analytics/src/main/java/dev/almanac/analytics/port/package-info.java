/** What analytics asks of the outside world; implemented by connectors, wired by jobs. */
@NullMarked
package dev.almanac.analytics.port;

import org.jspecify.annotations.NullMarked;
