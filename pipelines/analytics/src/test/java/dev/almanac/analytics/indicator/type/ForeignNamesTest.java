package dev.almanac.analytics.indicator.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.market.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that people bring from other libraries are answered with what is written here. */
class ForeignNamesTest {
    private static final IndicatorLibrary LIBRARY = IndicatorLibrary.builtIn();

    @Test
    void everyTargetIsThere() {
        assertThat(ForeignNames.all()).hasSizeGreaterThan(150).allSatisfy((word, target) -> {
            assertThat(word).isEqualTo(ForeignNames.plain(word));
            String[] parts = target.split("\\.", 2);
            IndicatorType<?> type = LIBRARY.named(parts[0]);
            List<String> outputs = type.outputs().stream().map(Output::name).toList();
            if (parts.length > 1) {
                assertThat(outputs).as(word).contains(parts[1]);
                assertThat(Call.parse(target, LIBRARY).output().name()).isEqualTo(parts[1]);
            }
            assertThat(LIBRARY.all()).as("%s is none of our own names", word).noneMatch(one -> one.name()
                    .equals(word));
        });
        assertThat(ForeignNames.all().keySet().stream().filter(word -> word.startsWith("cdl")))
                .as("patterns of TA-Lib")
                .hasSize(61);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BBANDS                   | bb(20, 2).upper",
                "williams_r               | willr(14)",
                "WILLR                    | willr(14)",
                "STOCH                    | stoch(14, 3, 3).k",
                "STOCHF                   | stoch_fast(14)",
                "MACD                     | macd(12, 26, 9).line",
                "stochrsi                 | stoch_rsi(14, 14, 3, 3).k",
                "bollinger                | bb(20, 2).upper",
                "bollinger_hband          | bb(20, 2).upper",
                "adx_pos                  | dmi(14).plus",
                "ADX                      | dmi(14).adx",
                "PLUS_DI                  | dmi(14).plus",
                "BBL_20_2                 | bb(20, 2).lower",
                "STOCHRSIk_14_14_3_3      | stoch_rsi(14, 14, 3, 3).k",
                "RSI_7                    | rsi(7)",
                "RSIIndicator             | rsi(14)",
                "average_true_range       | atr(14)",
                "on_balance_volume        | obv()",
                "aroon_up                 | aroon(25).up",
                "CDL3WHITESOLDIERS        | pattern().three_white_soldiers",
                "cdl_2crows               | pattern().two_crows",
                "SAR                      | psar(0.02, 0.2).stop",
                "ULTOSC                   | uo(7, 14, 28)",
                "rma                      | smma(20)",
                "sma50                    | sma(50)",
                "bb_20_2p5_upper          | bb(20, 2.5).upper",
                "MAX                      | close_range(20).high",
                "shift                    | lag(1)",
                "delta                    | mom(10)",
            })
    void aForeignNameIsAnsweredWithOurs(String written, String ours) {
        assertThatThrownBy(() -> Call.parse(written, LIBRARY)).isInstanceOfSatisfying(UserException.class, e -> {
            assertThat(e.problem()).isEqualTo("there is no indicator " + written);
            assertThat(e.reason()).contains("; did you mean ");
            assertThat(e.remedy()).isEqualTo("write it like " + ours);
        });
    }

    @Test
    void whatIsMadeOfColumnsIsASet() {
        assertThat(ForeignNames.allMade()).hasSizeGreaterThan(25).allSatisfy((word, columns) -> {
            assertThat(word).isEqualTo(ForeignNames.plain(word));
            assertThat(LIBRARY.all()).noneMatch(type -> type.name().equals(word));
            if (!columns.isEmpty()) {
                FeatureSet set = FeatureSet.parse("mine", List.of(Interval.D1), columns, LIBRARY);
                assertThat(set.names().size() + set.derived().size()).as(word).isEqualTo(columns.size());
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TYPPRICE         | write \"hlc3 = sql((high + low + close) / 3)\"",
                "hl2              | write \"hl2 = sql((high + low) / 2)\"",
                "TSF              | \"linreg(14).end\", \"linreg_slope(14)\", \"tsf = sql(linreg_14_end + linreg_slope_14)\"",
                "LINEARREG_ANGLE  | sql(degrees(atan(linreg_slope_14)))",
                "VAR              | \"stdev(5).population\"",
                "MIDPOINT         | \"close_range(14).high\"",
                "MIDPRICE_14      | \"donchian(14).upper\"",
                "bias             | write \"bias = close / sma(26) - 1\"",
                "HT_TRENDLINE     | docs/plugins.md says how to add to it",
                "heikin_ashi      | docs/plugins.md says how to add to it",
                "rmi              | docs/plugins.md says how to add to it",
                "zzzbias          | almanac features list shows what there is",
            })
    void whatIsNoSingleIndicatorIsAnsweredWithColumnsOrSaidToBeMissing(String written, String remedy) {
        assertThatThrownBy(() -> Call.parse(written, LIBRARY)).isInstanceOfSatisfying(UserException.class, e -> {
            assertThat(e.problem()).isEqualTo("there is no indicator " + written);
            assertThat(e.reason()).doesNotContain("did you mean");
            assertThat(e.remedy()).contains(remedy);
        });
    }
}
