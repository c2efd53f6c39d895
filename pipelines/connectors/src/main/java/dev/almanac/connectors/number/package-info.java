/** Numbers in text, read exactly. */
@NullMarked
package dev.almanac.connectors.number;

import org.jspecify.annotations.NullMarked;
