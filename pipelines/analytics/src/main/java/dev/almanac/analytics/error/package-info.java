/** What a user can cause: problem, cause, remedy. */
@NullMarked
package dev.almanac.analytics.error;

import org.jspecify.annotations.NullMarked;
