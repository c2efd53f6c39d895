package dev.almanac.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalSummaryTest {
    private static final List<ReportFile> FILES = List.of(
            new ReportFile(Format.HTML, Path.of("out/2022-10-11-default.html"), true, true),
            new ReportFile(Format.MARKDOWN, Path.of("out/charts/x.svg"), false, true));

    @Test
    void isTheReportInAFewLines() {
        assertThat(new TerminalSummary(false, false).render(Samples.full(), FILES))
                .isEqualTo("""
                        Historical sample data: 2019-01-01 to 2022-10-11, not today's market
                        2022-10-11  3 calls (SOL, ATOM, 1000SHIB); downtrend since 12 September, 35 % of
                        31 members above their 50-day average.

                        # symbol        score conf       close     1d     7d     30d 52w high
                        1 SOL/USDT      +0.67 82 % 33.12       +3.0 % +6.7 % +18.4 %  −87.3 %
                        2 ATOM/USDT     +0.59 77 % 12.934      −1.2 % +3.7 % +13.4 %  −83.3 %
                        3 1000SHIB/USDT +0.51 72 %  0.01094000 +2.2 % +0.7 %   –        –

                        near misses: BTC/USDT (thin agreement) and 2 more

                        out/2022-10-11-default.html
                        """);
    }

    @Test
    void staysWithinEightyColumns() {
        for (int calls = 1; calls <= 10; calls++) {
            String text = new TerminalSummary(false, false).render(Samples.ofCalls(calls), FILES);
            assertThat(text.lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        }
    }

    @Test
    void coloursOnlyATerminalThatWantsIt() {
        assertThat(new TerminalSummary(true, false).render(Samples.full(), FILES))
                .contains("\u001B[1m");
        assertThat(new TerminalSummary(true, true).render(Samples.full(), FILES))
                .doesNotContain("\u001B");
        assertThat(new TerminalSummary(false, false).render(Samples.full(), FILES))
                .doesNotContain("\u001B");
    }

    @Test
    void anEmptyDayIsOneSentence() {
        assertThat(new TerminalSummary(false, false).render(Samples.empty(), List.of()))
                .isEqualTo("2022-10-11  No call today: 5 symbols were ranked and at least 8 are needed.\n");
    }
}
