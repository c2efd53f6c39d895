/**
 * Kinds of indicators as data: what each is called, takes, shows and comes from. Lists, the reference, feature sets and the
 * tests that every indicator must pass are made from these declarations.
 */
@NullMarked
package dev.almanac.analytics.indicator.type;

import org.jspecify.annotations.NullMarked;
