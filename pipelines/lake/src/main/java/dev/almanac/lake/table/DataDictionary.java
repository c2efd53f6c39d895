package dev.almanac.lake.table;

import java.util.List;
import java.util.Map;

/** The data dictionary as Markdown, written from the declarations so that it cannot differ from the tables. */
public final class DataDictionary {
    private DataDictionary() {}

    /** One section per table, in the order given. */
    public static String markdown(List<TableSpec> tables) {
        StringBuilder text = new StringBuilder("""
                # Data dictionary

                Written from the catalogue (`dev.almanac.lake.table.Catalogue`) and the feature set's declaration; a test keeps
                this page equal to them. Regenerate it with
                `./mvnw -pl pipelines/lake -am test -Dtest=DataDictionaryTest -Ddictionary.update=true -Dsurefire.failIfNoSpecifiedTests=false`.

                All times are UTC. Every table is Delta with reader version 1: Spark, delta-rs, Polars and DuckDB read it. Columns
                marked *key* name a row; *stamp* columns say when or by whom a row was written and are never compared. Old versions
                are kept for ten years, so that reports can be reproduced.
                """);
        for (TableSpec table : tables) {
            section(text, table);
        }
        return text.toString();
    }

    private static void section(StringBuilder text, TableSpec table) {
        text.append("\n## ").append(table.name()).append("\n\n");
        text.append(table.description())
                .append(". Written by ")
                .append(table.writtenBy())
                .append(".\n\n");
        text.append("| column | type | | meaning |\n|---|---|---|---|\n");
        for (ColumnSpec column : table.columns()) {
            text.append("| ")
                    .append(column.name())
                    .append(" | ")
                    .append(column.type().simpleString().replace("|", "\\|"))
                    .append(" | ")
                    .append(mark(column))
                    .append(" | ")
                    .append(column.comment().replace("|", "\\|"))
                    .append(" |\n");
        }
        for (Map.Entry<String, String> check : table.constraints().entrySet()) {
            text.append("\nCHECK ")
                    .append(check.getKey())
                    .append(": `")
                    .append(check.getValue())
                    .append("`\n");
        }
    }

    private static String mark(ColumnSpec column) {
        return switch (column.kind()) {
            case KEY -> "key";
            case STAMP -> "stamp";
            case CONTENT -> column.nullable() ? "may be NULL" : "";
        };
    }
}
