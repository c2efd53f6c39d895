/** What is measured, and how. */
@NullMarked
package dev.almanac.benchmarks;

import org.jspecify.annotations.NullMarked;
