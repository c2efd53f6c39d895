package dev.almanac.analytics.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedColumnTest {
    private static FeatureSet set(String... texts) {
        return FeatureSet.parse("mine", List.of(Interval.D1, Interval.H4), List.of(texts), IndicatorLibrary.builtIn());
    }

    @Test
    void aDeclarationIsReadFromItsWrittenForm() {
        DerivedColumn column =
                DerivedColumn.parse(" hot =sql( if(rsi_14 >= 70, 1, 0) ) ").orElseThrow();
        assertThat(column.name()).isEqualTo("hot");
        assertThat(column.expression()).isEqualTo("if(rsi_14 >= 70, 1, 0)");
        assertThat(DerivedColumn.parse(column.text())).contains(column);
        assertThat(DerivedColumn.parse("x = SQL(close)").orElseThrow().text()).isEqualTo("x = sql(close)");
        assertThat(DerivedColumn.parse("x = sql(length(')('))")).isPresent();
        assertThat(DerivedColumn.parse("rsi(14)")).isEmpty();
        assertThat(DerivedColumn.parse("sqlike = rsi(14)")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sql(close)         | an SQL column has no name                     | write spread = sql(close)",
                "x = sql()          | sql() is empty                                | write x = sql(close - open)",
                "x = sql(           | sql() is empty                                | write x = sql(close - open)",
                "x = sql(close      | sql(...) has no end                           | write x = sql(close)",
                "x = sql(if(close > open, 1, 0) | sql(...) has no end              | write x = sql(if(close > open, 1, 0))",
                "x = sql(if(close   | sql(...) has no end                           | write x = sql(if(close))",
                "x = sql(close))    | a parenthesis is closed that is not open      | write x = sql(close)",
                "x = sql(close) @ 1d | an SQL column is taken from no other interval | write x = sql(close)",
                "x = sql(close) + 1 | after sql(...) stands + 1                     | write x = sql((close) + 1)",
                "sql(close) = x     | its name stands behind the equals sign        | write x = sql(close)",
                "x == sql(close)    | two equals signs stand after x                | write x = sql(close)",
                "2x = sql(close)    | \"2x\" is no name of a column                 | call it x2x",
            })
    void whatLacksItsNameOrEndIsRefused(String text, String problem, String remedy) {
        assertThatThrownBy(() -> set("rsi(14)", text)).isInstanceOfSatisfying(UserException.class, e -> {
            assertThat(e.problem()).isEqualTo("column \"" + text + "\" of feature set mine: " + problem);
            assertThat(e.remedy()).isEqualTo(remedy);
            assertThat(e).hasMessageMatching("[^\n]+\n[^\n]+\n[^\n]+");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"close = sql(open)", "rsi_14 = sql(close)", "venue = rsi(3)", "volume = rsi(3)"})
    void namesThatAreTakenAreRefused(String text) {
        assertThatThrownBy(() -> set("rsi(14)", text))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.remedy()).contains("rename"));
    }

    @Test
    void expressionsArePartOfTheDefinitionAndGoWithTheSet() throws IOException, ClassNotFoundException {
        FeatureSet plain = set("rsi(14)");
        FeatureSet derived = set("x = sql(close - open)", "rsi(14)");
        assertThat(derived.definitionHash()).isNotEqualTo(plain.definitionHash());
        assertThat(set("rsi(14)", "x = sql(close + open)").definitionHash()).isNotEqualTo(derived.definitionHash());
        assertThat(derived.definition().lines())
                .as("which Spark computes it is part of it")
                .endsWith("x = sql(close - open) version " + DerivedColumn.VERSION + " of Spark 4.1");
        assertThat(derived.names()).isEqualTo(plain.names());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(derived.over(List.of(Interval.D1)));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            FeatureSet read = (FeatureSet) in.readObject();
            assertThat(read.derived()).isEqualTo(derived.derived());
            assertThat(read.definitionHash())
                    .isEqualTo(derived.over(List.of(Interval.D1)).definitionHash());
        }
    }
}
