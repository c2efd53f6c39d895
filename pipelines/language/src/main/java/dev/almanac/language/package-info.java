/** What a text says, behind the ports that analytics declares. */
@NullMarked
package dev.almanac.language;

import org.jspecify.annotations.NullMarked;
