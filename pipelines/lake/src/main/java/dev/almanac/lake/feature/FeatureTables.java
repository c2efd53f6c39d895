package dev.almanac.lake.feature;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.feature.FeatureSpec;
import dev.almanac.lake.query.LakeTables;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.DataTypes;

/** Tables of feature sets: one for each definition, and a pointer to the one that the set's plain name means. */
public final class FeatureTables {
    private FeatureTables() {}

    /** The table of a set's present definition, at {@code features_SET/HASH}. */
    public static TableSpec spec(FeatureSet set) {
        TableSpec.Builder builder = TableSpec.named(
                        plainName(set), "Features of set " + set.name() + ", definition " + set.definitionHash())
                .at(plainName(set) + "/" + set.definitionHash())
                .writtenBy("almanac features")
                .key("venue", DataTypes.StringType, "where it trades, lower case")
                .key("symbol", DataTypes.StringType, "pair in the form BTC/USDT")
                .key("interval", DataTypes.StringType, "length of the bar")
                .key("open_time", DataTypes.TimestampType, "inclusive start of the bar, UTC");
        for (FeatureSpec spec : set.specs()) {
            builder.value(spec.name(), DataTypes.DoubleType, comment(spec));
        }
        return builder.stamp(
                        "available_at",
                        DataTypes.TimestampType,
                        "when all bars that the row is made from were knowable")
                .stamp("run_id", DataTypes.StringType, "last run that changed the row's content (UUIDv7)")
                .clusteredBy("interval", "venue", "symbol", "open_time")
                .boundedBy("open_time")
                .build();
    }

    private static String comment(FeatureSpec spec) {
        return spec.label() + ": " + spec.formula() + "; " + spec.unit() + "; NaN before bar " + spec.warmUp();
    }

    private static String plainName(FeatureSet set) {
        return "features_" + set.name();
    }

    /** Hash of the definition that the set's plain name means in this lake, empty before the first build. */
    public static Optional<String> current(Lake lake, FeatureSet set) {
        try (var in = lake.fileSystem().open(pointer(lake, set))) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the plain name mean the set's present definition; readers see the old pointer or the new one, never none. */
    static void makeCurrent(Lake lake, FeatureSet set) {
        String hash = set.definitionHash();
        if (current(lake, set).equals(Optional.of(hash))) {
            return;
        }
        Path pointer = pointer(lake, set);
        Path written = new Path(pointer.getParent(), LakeTables.CURRENT + "." + hash);
        try {
            FileContext files = FileContext.getFileContext(
                    pointer.toUri(), lake.fileSystem().getConf());
            try (var out = files.create(written, EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE))) {
                out.write((hash + "\n").getBytes(StandardCharsets.UTF_8));
            }
            files.rename(written, pointer, Options.Rename.OVERWRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path pointer(Lake lake, FeatureSet set) {
        return new Path(new Path(lake.root(), plainName(set)), LakeTables.CURRENT);
    }
}
