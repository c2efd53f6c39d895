package dev.almanac.analytics.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How columns are written, and what is said where one is written otherwise. */
class ColumnTest {
    private static FeatureSet set(String... texts) {
        return FeatureSet.parse("mine", List.of(Interval.D1, Interval.H4), List.of(texts), IndicatorLibrary.builtIn());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rsi(14)                        | rsi_14 = rsi(14)",
                "rsi()                          | rsi_14 = rsi(14)",
                "rsi                            | rsi_14 = rsi(14)",
                "rsi @ 1d                       | d1_rsi_14 = rsi(14) @ 1d",
                "macd(5).hist                   | macd_5_26_9_hist = macd(5, 26, 9).hist",
                "trend=close/sma(50)-1          | trend = close / sma(50) - 1",
                "atr(14) / close @ 4h           | h4_atr_14_share = atr(14) / close @ 4h",
                "bb(20, 2.5).upper              | bb_20_2p5_upper = bb(20, 2.5).upper",
            })
    void whatIsLeftOutFollowsFromTheRest(String written, String whole) {
        assertThat(Column.parse(written, IndicatorLibrary.builtIn()).text()).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rsi(0)            | parameter n of rsi must be at least 1 | n is 0 in rsi(n)     | give n from 1 to 10000, for example 14",
                "rsi(20000)        | parameter n of rsi must be at most 10000 | n is 20000 in rsi(n) | give n from 1 to 10000",
                "rsi(2.5)          | parameter n of rsi must be a whole number | n is 2.5 in rsi(n) | give n from 1 to 10000",
                "rsi(14, 3)        | rsi takes 1 number, and 2 are given | it is written rsi(n) | write it like rsi(14)",
                "rsi(n = 14)       | rsi takes numbers alone | \"n = 14\" is none; they stand in the order of rsi(n) | rsi(14)",
                "sma(rsi(14))      | sma takes numbers alone | \"rsi(14)\" is none | write it like sma(20)",
                "rsii(14)          | there is no indicator rsii | did you mean rsi(14)? | write it like rsi(14)",
                "RSI(14)           | there is no indicator RSI  | did you mean rsi(14)? | write it like rsi(14)",
                "adx(14)           | there is no indicator adx  | did you mean dmi(14).adx? | write it like dmi(14).adx",
                "stochastic(14)    | there is no indicator stochastic | did you mean stoch_fast(14) or | write it like stoch",
                "zzzzz(14)         | there is no indicator zzzzz | no indicator of the library and no plug-in | almanac features list",
                "macd.histo        | macd has no output histo | its outputs are line, signal, hist | write macd(12, 26, 9).hist",
                "macd(5, 10, 3)    | macd has several outputs, and none is named | line, signal, hist | write macd(5, 10, 3).line",
                "rsi(7).value      | rsi has no output value | it has one, which has no name | write rsi(7)",
                "rsi 14            | it is not written as an indicator | name, its numbers in parentheses | write it like",
                "macd(12           | its parenthesis is not closed | in a file a column with commas stands in quotes; without them it ends at its first comma | write \"macd(12, 26, 9).line\"",
                "ta4j(RSIIndicator | its parenthesis is not closed | in a file a column with commas stands in quotes | write \"ta4j(RSIIndicator, 14, window = 300)\"",
                "rsi(14            | its parenthesis is not closed | nothing closes the one of rsi(14 | write rsi(14)",
                "slow = rsi(14     | its parenthesis is not closed | nothing closes the one of rsi(14 | write slow = rsi(14)",
                "rsi(14 @ 1d       | its parenthesis is not closed | nothing closes the one of rsi(14 @ 1d | write rsi(14) @ 1d",
                "macd(12, 26, 9.hist | its parenthesis is not closed | nothing closes the one of macd( | write macd(12, 26, 9).hist",
                "close / sma(50 - 1 | its parenthesis is not closed | nothing closes the one of sma(50 | write close / sma(50) - 1",
                "x = (rsi(14) - 50 | its parenthesis is not closed | nothing closes the one of (rsi(14) - 50 | write x = (rsi(14) - 50)",
                "rsi(14))          | a parenthesis is closed that is not open | nothing opens the last one of rsi(14)) | write rsi(14)",
                "x = rsi 14)       | a parenthesis is closed that is not open | nothing opens the last one of rsi 14) | write x = rsi 14",
                "rsi(14) @ 1w      | \"1w\" is no interval of features | last closed bar | write one of 1m, 5m, 15m, 30m, 1h, 4h, 1d",
                "rsi(14) @         | \"\" is no interval of features | last closed bar | write one of 1m",
                "My Trend = rsi(14) | \"My Trend\" is no name of a column | small letters, digits | call it my_trend",
                "a__b = rsi(14)    | \"a__b\" is no name of a column | single underscores | call it a_b",
                "my.trend = rsi(14) | \"my.trend\" is no name of a column | small letters | call it my_trend",
                "rsi - 50          | a column is one output of one indicator | is SQL | columns and the rest SQL: \"rsi()\", \"combined = sql(rsi_14 - 50)\"",
                "macd.hist / obv   | a column is one output of one indicator | is SQL | \"macd().hist\", \"obv()\", \"combined = sql(macd_12_26_9_hist / obv)\"",
                "log(close / open) | a column is one output of one indicator | is SQL | make it SQL: \"combined = sql(log(close / open))\"",
                "x = abs(roc(5)) @ 1d | a column is one output of one indicator | is SQL | \"roc(5) @ 1d\", \"x = sql(abs(d1_roc_5))\"",
                "close >= sma(20)  | a column is one output of one indicator | is SQL | \"sma(20)\", \"combined = sql(close >= sma_20)\"",
                "close == open     | a column is one output of one indicator | is SQL | make it SQL: \"combined = sql(close == open)\"",
                "fast == rsi(7)    | two equals signs stand after fast | with one | write fast = rsi(7)",
                "rsi(7) = fast     | its name stands behind the equals sign | the name first | write fast = rsi(7)",
                "= rsi(7)          | it has no name before its equals sign | NAME = ... | write rsi(7)",
                "(rsi(7))          | it stands in parentheses | none around it | write rsi(7)",
                "x = (close / sma(50) - 1) | it stands in parentheses | none around it | write x = close / sma(50) - 1",
                "close @ 1d        | close needs an indicator | taken from another interval | write sma(1) @ 1d",
                "high @ 4h         | high needs an indicator | taken from another interval | write donchian(1).upper @ 4h",
                "gap = close / open - 1 @ 1d | close / open - 1 needs an indicator | another interval | the rest SQL, such as closed = sma(1) @ 1d",
                "BBANDS(20, 2)     | there is no indicator BBANDS | did you mean bb(20, 2)? | write it like bb(20, 2).upper",
                "williams_r(14)    | there is no indicator williams_r | did you mean willr(14)? | write it like willr(14)",
                "rsi_7             | there is no indicator rsi_7 | did you mean rsi(7)? | write it like rsi(7)",
                "MACD_12_26_9_hist | there is no indicator MACD_12_26_9_hist | did you mean macd(12, 26, 9).hist? | write it like macd(12, 26, 9).hist",
                "close             | close needs no indicator | values of the bar alone is SQL | write own = sql(close)",
                "gap = close / open - 1 | close / open - 1 needs no indicator | SQL | write gap = sql(close / open - 1)",
                "clos / sma(50) - 1 | there is no value clos | did you mean close? | write close / sma(50) - 1",
                "rsi(14) + sma(20) | a column is one output of one indicator | is SQL | columns and the rest SQL: \"rsi(14)\", \"sma(20)\", \"combined = sql(rsi_14 + sma_20)\"",
                "x = (rsi(14) - rsi(7) @ 1d) / 2 | a column is one output of one indicator | is SQL | \"rsi(14)\", \"rsi(7) @ 1d\", \"x = sql((rsi_14 - d1_rsi_7) / 2)\"",
                "(rsi(14) - 50) @ 1d | a column is one output of one indicator | is SQL | the rest SQL: \"rsi(14) @ 1d\", \"combined = sql((d1_rsi_14 - 50))\"",
                "rsi(14) + 1 @ 1d  | a column is one output of one indicator | is SQL | \"rsi(14) @ 1d\", \"combined = sql(d1_rsi_14 + 1)\"",
                "1 + rsi(14) @ 1d  | a column is one output of one indicator | is SQL | \"rsi(14) @ 1d\", \"combined = sql(1 + d1_rsi_14)\"",
                "macd(12, 26, -9   | its parenthesis is not closed | nothing closes the one of macd(12, 26, -9 | write macd(12, 26, -9)",
                "a = rsi(14) + clos | there is no value clos | did you mean close? | \"rsi(14)\", \"a = sql(rsi_14 + close)\"",
                "macdd(12, 26, 9).hist | there is no indicator macdd | did you mean macd(12, 26, 9)? | write it like macd(12, 26, 9).hist",
                "bollinger(14)     | there is no indicator bollinger | did you mean bb(20, 2) | write it like bb(20, 2).",
                "null = sma(3)     | \"null\" is no name of a column | SQL takes it for a value | call it is_null",
                "span = high - low | a column is one output of one indicator | is SQL | make it SQL: \"span = sql(high - low)\"",
                "rsii(14) + 1      | there is no indicator rsii | did you mean rsi(14)? | write it like rsi(14)",
            })
    void whatIsWrongIsSaidWithSetColumnCauseAndRemedy(String text, String problem, String reason, String remedy) {
        assertThatThrownBy(() -> set("sma(3)", text)).isInstanceOfSatisfying(UserException.class, e -> {
            assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(e.problem()).isEqualTo("column \"" + text + "\" of feature set mine: " + problem);
            assertThat(e.reason()).contains(reason);
            assertThat(e.remedy()).contains(remedy);
            assertThat(e).hasMessageMatching("[^\n]+\n[^\n]+\n[^\n]+");
        });
    }

    /** What a remedy says to write is understood, or leads on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsi(14",
                "slow = rsi(14",
                "rsi(14 @ 1d",
                "macd(12, 26, 9.hist",
                "close / sma(50 - 1",
                "rsi(14))",
                "fast == rsi(7)",
                "rsi(7) = fast",
                "= rsi(7)",
                "(rsi(7))",
                "x = (close / sma(50) - 1)",
                "close @ 1d",
                "low @ 1d",
                "My Trend = rsi(14)",
                "clos / sma(50) - 1",
                "macd(5, 10, 3)",
            })
    void whatARemedySaysToWriteIsUnderstood(String text) {
        assertThatThrownBy(() -> set(text)).isInstanceOfSatisfying(UserException.class, e -> {
            String remedy = e.remedy().startsWith("call it ")
                    ? e.remedy().substring("call it ".length()) + text.substring(text.indexOf(" ="))
                    : e.remedy().substring("write ".length());
            assertThat(set(remedy).names()).hasSize(1);
        });
    }

    @Test
    void namesThatClashAreToldWithTheOther() {
        assertThatThrownBy(() -> set("rsi(7)", "rsi(7)")).isInstanceOfSatisfying(UserException.class, e -> {
            assertThat(e.problem()).isEqualTo("column \"rsi(7)\" of feature set mine: it stands there twice");
            assertThat(e.remedy()).isEqualTo("leave one of them out");
        });
        assertThatThrownBy(() -> set("a = rsi(7)", "a = sql(close)")).isInstanceOfSatisfying(UserException.class, e -> {
            assertThat(e.problem()).isEqualTo("column \"a = sql(close)\" of feature set mine: there are two columns a");
            assertThat(e.reason()).isEqualTo("the other one is a = rsi(7)");
            assertThat(e.remedy()).isEqualTo("rename one of them: a_2 = sql(close)");
        });
        assertThatThrownBy(() -> set("venue = rsi(7)")).isInstanceOfSatisfying(UserException.class, e -> {
            assertThat(e.reason()).isEqualTo("every row has a value of that name anyway");
            assertThat(e.remedy()).isEqualTo("rename it: own_venue = rsi(7)");
        });
        assertThatThrownBy(() -> FeatureSet.of("mine", List.of(Interval.D1), twice("rsi(7)")))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.problem()).startsWith("feature set mine: "));
    }

    private static List<Column> twice(String text) {
        Column column = Column.parse(text, IndicatorLibrary.builtIn());
        return List.of(column, column);
    }

    @Test
    void anIntervalThatIsNoneOfTheSetsNamesTheKeysThatAddIt() {
        assertThatThrownBy(() -> set("rsi(14) @ 1h")).isInstanceOfSatisfying(UserException.class, e -> {
            assertThat(e.reason()).isEqualTo("h1_rsi_14 is taken from 1h, and the set is computed for 1d, 4h");
            assertThat(e.remedy()).contains("add 1h to features.sets.mine.intervals", "features.intervals");
        });
    }

    @Test
    void aLowerIntervalIsSaidNotToBeLentToAHigherOne() {
        assertThat(set("rsi(14)", "rsi(14) @ 1d").notes()).isEmpty();
        assertThat(set("rsi(14) @ 4h", "rsi(14) @ 1d").notes())
                .containsExactly("column h4_rsi_14 of feature set mine is not defined on rows of 1d:"
                        + " a lower interval is not lent to a higher one");
        assertThat(set("rsi(14) @ 4h", "rsi(7) @ 4h").notes())
                .containsExactly("2 columns of feature set mine that are taken from 4h are not defined on rows of 1d:"
                        + " a lower interval is not lent to a higher one");
    }

    @Test
    void whatIsReplayedIsSaidToTakeLong() {
        assertThat(set("rsi(14)", "ta4j(RSIIndicator, 14, window = 100)").notes())
                .singleElement()
                .asString()
                .matches(
                        "ta4j_\\S+ of feature set mine is computed anew over a window at every bar, which takes minutes .*");
    }

    @Test
    void twoColumnsWithoutACommaBetweenThemAreTold() {
        assertThatThrownBy(() -> Column.parse("x = macd(12, 26, 9).hist sma(20)", IndicatorLibrary.builtIn()))
                .isInstanceOfSatisfying(UserException.class, e -> {
                    assertThat(e.reason()).isEqualTo("a comma is missing between them");
                    assertThat(e.remedy()).isEqualTo("write \"x = macd(12, 26, 9).hist\", \"sma(20)\"");
                });
        assertThatThrownBy(() -> Column.parse("macd(26, 12).hist", IndicatorLibrary.builtIn()))
                .isInstanceOfSatisfying(UserException.class, e -> {
                    assertThat(e.problem()).isEqualTo("macd(26, 12, 9) has fast 26 and slow 12");
                    assertThat(e.remedy()).isEqualTo("write it like macd(12, 26, 9)");
                });
    }
}
