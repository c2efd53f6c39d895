/** Simulated venues: servers on this machine that speak the venues' documented protocols over bars of one's own or of chance. */
@NullMarked
package dev.almanac.connectors.sandbox;

import org.jspecify.annotations.NullMarked;
