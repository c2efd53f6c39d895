/** Labelled texts: those that are shipped, and those of users. */
@NullMarked
package dev.almanac.language.training;

import org.jspecify.annotations.NullMarked;
