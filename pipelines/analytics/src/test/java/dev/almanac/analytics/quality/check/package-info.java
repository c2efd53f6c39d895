@NullMarked
package dev.almanac.analytics.quality.check;

import org.jspecify.annotations.NullMarked;
