package dev.almanac.lake.audit;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.lake.feature.FeatureTables;
import dev.almanac.lake.table.CandleFeed;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import java.util.OptionalLong;

/**
 * Versions that belong together: an audit takes no lock, so that either table may get commits while it looks.
 *
 * @param candles version of the candles, -1 where there are none
 * @param table version of the set's table
 * @param consumed version of the candles that the table then stands for
 * @param built whether the set has a table
 */
record StoredSet(long candles, long table, long consumed, boolean built) {
    /** The versions as they stand, of one moment between two commits to the set's table. */
    static StoredSet of(Lake lake, FeatureSet set) {
        TableSpec table = FeatureTables.spec(set);
        StoredSet standing = once(lake, table);
        while (lake.version(table) != standing.table) {
            standing = once(lake, table);
        }
        return standing;
    }

    private static StoredSet once(Lake lake, TableSpec table) {
        long version = lake.version(table);
        OptionalLong mark = lake.exists(Catalogue.CANDLES)
                ? lake.marked(table, CandleFeed.mark(lake).application())
                : OptionalLong.empty();
        // After the mark: the table never stands for candles that are newer than these.
        long candles = lake.version(Catalogue.CANDLES);
        return new StoredSet(candles, version, mark.orElse(candles), FeatureTables.isBuilt(version));
    }
}
