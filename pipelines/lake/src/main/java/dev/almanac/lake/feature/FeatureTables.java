package dev.almanac.lake.feature;

import dev.almanac.analytics.feature.DerivedColumn;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.feature.FeatureSpec;
import dev.almanac.lake.query.LakeTables;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.LakeFile;
import dev.almanac.lake.table.TableSpec;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;

/** Tables of feature sets: one for each definition, and a pointer to the one that the set's plain name means. */
public final class FeatureTables {
    private FeatureTables() {}

    /** Whether a first build of the set's present definition has ended; one that was cut off leaves a table without rows. */
    public static boolean isBuilt(Lake lake, FeatureSet set) {
        return isBuilt(lake.version(spec(set)));
    }

    /** The same of a set's table at a version. */
    public static boolean isBuilt(long version) {
        return version > 0;
    }

    /** The table of a set's present definition, at {@code features_SET/HASH}. */
    public static TableSpec spec(FeatureSet set) {
        TableSpec.Builder builder = keyed(set, set.definitionHash());
        for (FeatureSpec spec : set.specs()) {
            builder.value(spec.name(), DataTypes.DoubleType, comment(spec));
        }
        for (DerivedColumn column : set.derived()) {
            builder.value(column.name(), DataTypes.DoubleType, column.label() + "; NaN where not defined");
        }
        return stamped(builder).build();
    }

    /** What the tables of all sets have in common, for readers of the data dictionary: one column stands for all features. */
    public static TableSpec described() {
        TableSpec.Builder builder = keyed(TableSpec.named(
                        "features_SET",
                        "The features of set SET, such as features_core, on every bar. Each definition of a set has a table of its"
                                + " own in features_SET/DEFINITION; the plain name is the one that the file features_SET/_current"
                                + " names, and features_SET/_definition_DEFINITION has the text that DEFINITION is a hash of. What"
                                + " each column is made of is listed by almanac features list --set SET and explained in"
                                + " features.md; the schema has it as the column's comment"))
                .value(
                        "NAME",
                        DataTypes.DoubleType,
                        "one such column for each of the set's, under its name: rsi_14; NaN before its first bar and wherever"
                                + " it is not defined, as on bars without trades; never NULL, never infinite");
        return stamped(builder).build();
    }

    private static TableSpec.Builder stamped(TableSpec.Builder builder) {
        return builder.stamp(
                        "available_at",
                        DataTypes.TimestampType,
                        "when all bars that the row is made from were knowable")
                .stamp("run_id", DataTypes.StringType, "last run that changed the row's content (UUIDv7)")
                .boundedBy("open_time");
    }

    /** The place of the table of another definition, with its key alone. */
    static TableSpec at(FeatureSet set, String hash) {
        return keyed(set, hash).build();
    }

    private static TableSpec.Builder keyed(FeatureSet set, String hash) {
        return keyed(TableSpec.named(plainName(set), "Features of set " + set.name() + ", definition " + hash)
                .at(plainName(set) + "/" + hash));
    }

    private static TableSpec.Builder keyed(TableSpec.Builder builder) {
        return builder.writtenBy("almanac features")
                .key("venue", DataTypes.StringType, "where it trades, lower case")
                .key("symbol", DataTypes.StringType, "pair in the form BTC/USDT")
                .key("interval", DataTypes.StringType, "length of the bar")
                .key("open_time", DataTypes.TimestampType, "inclusive start of the bar, UTC");
    }

    private static String comment(FeatureSpec spec) {
        return spec.label() + ": " + spec.formula() + "; " + spec.unit() + "; NaN before bar " + spec.warmUp();
    }

    private static String plainName(FeatureSet set) {
        return "features_" + set.name();
    }

    /** Hash of the definition that the set's plain name means in this lake, empty before the first build. */
    public static Optional<String> current(Lake lake, FeatureSet set) {
        return pointer(lake, set).read().map(String::strip);
    }

    /** Makes the plain name mean the set's present definition; readers see the old pointer or the new one, never none. */
    static void makeCurrent(Lake lake, FeatureSet set) {
        String hash = set.definitionHash();
        LakeFile definition = definitionFile(lake, set, hash);
        if (definition.read().isEmpty()) {
            definition.write(set.definition());
        }
        if (current(lake, set).equals(Optional.of(hash))) {
            return;
        }
        pointer(lake, set).write(hash + "\n");
    }

    /** The text that a hash is of, empty where it was not kept. */
    static Optional<String> definition(Lake lake, FeatureSet set, String hash) {
        return definitionFile(lake, set, hash).read();
    }

    private static LakeFile definitionFile(Lake lake, FeatureSet set, String hash) {
        return lake.file(plainName(set) + "/_definition_" + hash);
    }

    private static LakeFile pointer(Lake lake, FeatureSet set) {
        return lake.file(plainName(set) + "/" + LakeTables.CURRENT);
    }
}
