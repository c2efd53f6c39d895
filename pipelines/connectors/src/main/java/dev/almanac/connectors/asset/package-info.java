/** Facts about names of assets, from files. */
@NullMarked
package dev.almanac.connectors.asset;

import org.jspecify.annotations.NullMarked;
