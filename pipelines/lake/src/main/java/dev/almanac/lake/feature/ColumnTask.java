package dev.almanac.lake.feature;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.lake.column.ParquetPlace;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every task of a build by columns is told.
 *
 * @param features folder of the feature table
 * @param states folder of the table of saved states
 * @param runId written with every row
 * @param sql makes the derived columns; absent where there are none (an Optional cannot be sent)
 */
record ColumnTask(
        FeatureSet set,
        ParquetPlace place,
        String features,
        String states,
        String runId,
        @Nullable DerivedValues sql) implements Serializable {
    /** What makes the derived columns, where there are any. */
    Optional<DerivedValues> derived() {
        return Optional.ofNullable(sql);
    }
}
