package dev.almanac.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.audit.AuditResult;
import dev.almanac.lake.audit.AuditResult.Different;
import dev.almanac.lake.audit.AuditResult.Late;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookAheadJobTest {
    private static final Late EARLY = new Late("binance", "BTC/USDT", Interval.D1, "d1_rsi_14", 0, 0, 1);
    private static final Different OTHER =
            new Different("binance", "BTC/USDT", Interval.D1, "rsi_14", 0, 1, 50.0, 51.0);

    @Test
    void whateverWasFoundIsAFailureThatNamesItsFirst() {
        assertThat(LookAheadJob.failure("core", "lake/features_core", result(List.of(), List.of())))
                .isEmpty();
        assertThat(LookAheadJob.failure("core", "lake/features_core", result(List.of(EARLY), List.of(OTHER))))
                .hasValueSatisfying(failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.QUALITY);
                    assertThat(failure.problem()).endsWith("the first of d1_rsi_14");
                    assertThat(failure.reason())
                            .isEqualTo("0 looked ahead, 1 were early, 1 are not what the candles give");
                    assertThat(failure.remedy())
                            .contains("delete the folder lake/features_core and run almanac features");
                });
        assertThat(LookAheadJob.failure("core", "lake/features_core", result(List.of(), List.of(OTHER))))
                .hasValueSatisfying(failure -> assertThat(failure.problem()).endsWith("the first of rsi_14"));
    }

    /** Columns that nothing looked at are not among those that passed. */
    @Test
    void columnsOfSqlAreCountedApartAndNotCheckedWithoutATable() {
        assertThat(LookAheadJob.text("mine", 2, new AuditResult(1, 10, 3, 1, List.of(), false, List.of(), List.of())))
                .startsWith("3 columns of mine over 1 symbol, 2 cuts each")
                .endsWith("\n1 SQL column was not checked: no table\n");
        assertThat(LookAheadJob.text("mine", 2, new AuditResult(1, 10, 3, 2, List.of(), true, List.of(), List.of())))
                .endsWith("\n2 SQL columns, which see no row but their own: compared as stored\n");
        assertThat(LookAheadJob.text("core", 2, result(List.of(EARLY), List.of())))
                .doesNotContain("SQL");
    }

    private static AuditResult result(List<Late> late, List<Different> different) {
        return new AuditResult(1, 10, 2, 0, List.of(), true, late, different);
    }
}
