package dev.almanac.lake.query;

import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;

/** The tables that a lake holds, under the plain names that people query them by. */
public final class LakeTables {
    /** Names the definition that a feature set's plain name means, beside the definitions' folders. */
    public static final String CURRENT = "_current";

    private static final String FEATURES = "features_";

    private LakeTables() {}

    /**
     * One table as it stands.
     *
     * @param name plain name
     * @param path its folder
     * @param description what it holds
     */
    public record Located(String name, String path, String description) {}

    /** Every table that exists: the catalogue's in its order, then feature tables by name. */
    public static List<Located> located(Lake lake) {
        List<Located> tables = new ArrayList<>();
        for (TableSpec table : Catalogue.tables()) {
            if (lake.exists(table)) {
                tables.add(new Located(table.name(), lake.path(table), table.description()));
            }
        }
        tables.addAll(featureTables(lake));
        return tables;
    }

    private static List<Located> featureTables(Lake lake) {
        List<Located> tables = new ArrayList<>();
        FileSystem files = lake.fileSystem();
        try {
            for (FileStatus folder : files.listStatus(lake.root())) {
                String name = folder.getPath().getName();
                if (folder.isDirectory() && name.startsWith(FEATURES)) {
                    lake.file(name + "/" + CURRENT)
                            .read()
                            .map(String::strip)
                            .ifPresent(hash -> tables.add(new Located(
                                    name,
                                    new Path(folder.getPath(), hash).toString(),
                                    "Features of set " + name.substring(FEATURES.length()) + ", definition " + hash)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tables.sort(Comparator.comparing(Located::name));
        return tables;
    }

    /**
     * Makes every table of the lake known to SQL by its plain name; one that does not exist yet has no rows.
     *
     * @return the names
     */
    public static List<String> register(Lake lake) {
        List<String> names = new ArrayList<>();
        for (TableSpec table : Catalogue.tables()) {
            lake.read(table).createOrReplaceTempView(table.name());
            names.add(table.name());
        }
        for (Located table : featureTables(lake)) {
            lake.spark().read().format("delta").load(table.path()).createOrReplaceTempView(table.name());
            names.add(table.name());
        }
        return names;
    }

    /**
     * What there is to say of every table: the catalogue's, whether they exist or not, then feature tables by name.
     *
     * @param features the feature table that the configuration asks for; said to be absent where there is none of its name
     */
    public static List<TableSummary> summaries(Lake lake, TableSpec features) {
        List<TableSummary> all = new ArrayList<>();
        for (TableSpec table : Catalogue.tables()) {
            all.add(new TableSummary(
                    table.name(),
                    table.description(),
                    table.writtenBy(),
                    lake.exists(table) ? Optional.of(state(lake, lake.path(table))) : Optional.empty()));
        }
        List<Located> stored = featureTables(lake);
        for (Located table : stored) {
            all.add(new TableSummary(
                    table.name(), table.description(), features.writtenBy(), Optional.of(state(lake, table.path()))));
        }
        if (stored.stream().noneMatch(table -> table.name().equals(features.name()))) {
            all.add(new TableSummary(features.name(), features.description(), features.writtenBy(), Optional.empty()));
        }
        return all;
    }

    private static TableSummary.State state(Lake lake, String path) {
        var delta = io.delta.tables.DeltaTable.forPath(lake.spark(), path);
        Row detail = delta.detail().first();
        Row last = delta.history(1).first();
        return new TableSummary.State(
                delta.toDF().count(),
                detail.<Long>getAs("sizeInBytes"),
                last.<Long>getAs("version"),
                last.<java.sql.Timestamp>getAs("timestamp").toInstant());
    }
}
