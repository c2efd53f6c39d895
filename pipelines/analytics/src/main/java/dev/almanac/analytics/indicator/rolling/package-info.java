/** Pieces that windows are made of: each O(1) or O(log n) a value, none of them drifts. */
@NullMarked
package dev.almanac.analytics.indicator.rolling;

import org.jspecify.annotations.NullMarked;
