package dev.almanac.lake.table;

import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;

/** Tables as lakes had them until clustering was no longer declared. */
public final class OlderTables {
    private OlderTables() {}

    /** Creates a table that declares a clustering, which no job ever carried out. */
    public static void create(Lake lake, TableSpec table, String... clustering) {
        lake.createIfAbsent(Catalogue.RUNS); // makes the folder a lake
        DeltaTableBuilder builder = DeltaTable.create(lake.spark())
                .location(lake.path(table))
                .addColumns(table.schema())
                .property("delta.enableDeletionVectors", "false")
                .property("delta.checkpointPolicy", "classic")
                .property(
                        "delta.dataSkippingNumIndexedCols",
                        Integer.toString(table.key().size()))
                .clusterBy(clustering);
        table.constraints().forEach((name, check) -> builder.property("delta.constraints." + name, check));
        if (table.changeFeed()) {
            builder.property("delta.enableChangeDataFeed", "true");
        }
        builder.execute();
    }
}
