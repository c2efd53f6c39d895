package dev.almanac.lake.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.report.QualityFinding;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.Catalogue;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class FewFindingsTest {
    private static Row row(String symbol, String rule, long second) {
        return RowFactory.create(
                "candles",
                "coinbase",
                symbol,
                "1m",
                rule,
                CandleRows.timestamp(second * 1_000_000),
                CandleRows.timestamp((second + 1) * 1_000_000),
                2L,
                "2 bars are missing",
                "r");
    }

    @Test
    void theFirstOnesStandAloneAndTheOthersAreOne() {
        List<Row> rows = new ArrayList<>();
        for (long i = 0; i < 1000; i++) {
            rows.add(row("BTC/USD", "gap", 10 * i));
        }
        rows.add(row("BTC/USD", "outlier", 5));
        rows.add(row("ETH/USD", "gap", 5));
        List<QualityFinding> few =
                FewFindings.of(SparkFixture.session().createDataFrame(rows, Catalogue.DATA_QUALITY.schema()));
        assertThat(few).hasSize(FewFindings.MOST + 3);
        assertThat(few.stream().mapToLong(QualityFinding::bars).sum()).isEqualTo(2004);
        assertThat(few)
                .filteredOn(one -> one.message().contains("more"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.message()).isEqualTo("950 more findings of this check, of 1900 bars in this time");
                    assertThat(one.from().getEpochSecond()).isEqualTo(500);
                    assertThat(one.until().getEpochSecond()).isEqualTo(9991);
                });
    }
}
