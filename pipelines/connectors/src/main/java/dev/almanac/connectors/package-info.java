/** Sources of the outside world behind the ports of analytics. */
@NullMarked
package dev.almanac.connectors;

import org.jspecify.annotations.NullMarked;
