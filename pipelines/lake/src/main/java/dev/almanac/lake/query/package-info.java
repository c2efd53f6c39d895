/** Questions to the lake: SQL over its tables by their plain names, and what tables there are. */
@NullMarked
package dev.almanac.lake.query;

import org.jspecify.annotations.NullMarked;
