package dev.almanac.lake.feature;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.lake.column.ParquetPlace;
import java.io.Serializable;

/**
 * What every task of a build by columns is told.
 *
 * @param features folder of the feature table
 * @param states folder of the table of saved states
 */
record ColumnTask(FeatureSet set, ParquetPlace place, String features, String states, String runId)
        implements Serializable {}
