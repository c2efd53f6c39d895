package dev.almanac.lake.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.lake.feature.FeatureTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataDictionaryTest {
    @Test
    void thePageSaysWhatTheCatalogueDeclares() throws Exception {
        Path page = Path.of(System.getProperty("almanac.root"), "docs", "data-dictionary.md");
        List<TableSpec> tables = new ArrayList<>(Catalogue.tables());
        tables.add(tables.indexOf(Catalogue.FEATURE_STATE), FeatureTables.described());
        String declared = DataDictionary.markdown(tables);
        if (Boolean.getBoolean("dictionary.update")) {
            Files.writeString(page, declared);
        }
        assertThat(Files.readString(page)).isEqualTo(declared);
    }

    @Test
    void everyColumnIsExplained() {
        for (TableSpec table : Catalogue.tables()) {
            assertThat(table.key()).as(table.name()).isNotEmpty();
            assertThat(table.columns()).as(table.name()).allSatisfy(column -> assertThat(column.comment())
                    .isNotBlank());
        }
    }
}
