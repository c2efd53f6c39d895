/** Scoring texts by a word list: no model, no library, hundreds of thousands of texts a second. */
@NullMarked
package dev.almanac.language.lexicon;

import org.jspecify.annotations.NullMarked;
