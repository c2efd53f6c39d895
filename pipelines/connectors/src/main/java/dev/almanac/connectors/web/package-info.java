/** Addresses on the web, as they may be shown. */
@NullMarked
package dev.almanac.connectors.web;

import org.jspecify.annotations.NullMarked;
