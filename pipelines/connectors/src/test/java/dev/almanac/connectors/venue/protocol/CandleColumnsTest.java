package dev.almanac.connectors.venue.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.market.Candle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandleColumnsTest {
    private static final CandleColumns COLUMNS = new CandleColumns(1000, 0, 1, 2, 3, 4, 5, -1, 6, -1, -1);

    @Test
    void numbersAreExactAndRowsAsTheyWereWritten() throws IOException {
        CandlePage page = page("[[1704067200000, \"0.1\",0.30000000000000004,\"1e-8\", 123456789.123456789,\"7\" ,12],"
                + "[1704070800000,1,2,3,4,5,6]]");
        assertThat(page.bad()).isEmpty();
        Candle first = page.rows().get(0).candle();
        assertThat(first)
                .isEqualTo(new Candle(
                        1_704_067_200_000_000L,
                        0.1,
                        0.30000000000000004,
                        1e-8,
                        123456789.123456789,
                        7,
                        Double.NaN,
                        12,
                        Double.NaN,
                        Double.NaN));
        assertThat(page.rows().get(0).raw())
                .isEqualTo("[1704067200000, \"0.1\",0.30000000000000004,\"1e-8\", 123456789.123456789,\"7\" ,12]");
        assertThat(page.rows().get(1).raw()).isEqualTo("[1704070800000,1,2,3,4,5,6]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [1704067200000,"x",2,3,4,5,6]     | not_a_number    | open is no finite number: x
        [1704067200000,1,"NaN",3,4,5,6]   | not_a_number    | high is no finite number: NaN
        [1704067200000,1,2,"1e999",4,5,6] | not_a_number    | low is no finite number: 1e999
        [1704067200000,1,2,3,4,5,6.5]     | not_a_number    | trade_count is no whole number: 6.5
        [1704067200000,1,2,3,null,5,6]    | missing_field   | close is missing
        [1704067200000,1,2,3,4]           | missing_field   | volume is missing
        ["today",1,2,3,4,5,6]             | unreadable_time | the time is no whole number: today
        [9223372036854775807,1,2,3,4,5,6] | unreadable_time | the time is no whole number: 9223372036854775807
        """)
    void aRowThatIsNoCandleIsKeptApartWithItsReason(String row, String rule, String message) throws IOException {
        CandlePage page = page("[" + row + ",[1704070800000,1,2,3,4,5,6]]");
        assertThat(page.rows()).hasSize(1);
        assertThat(page.bad()).hasSize(1);
        BadRow bad = page.bad().get(0);
        assertThat(bad).isEqualTo(new BadRow(rule, message, row, bad.openTime()));
        assertThat(bad.openTime().isPresent()).as("its time is known").isEqualTo(!message.contains("time"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"msg\":\"maintenance\"}",
                "[[1,2",
                "[[1,{}]]",
                "7",
                "[[1]] [[2]]",
                "<html>",
                "{\"a\":1,\"a\":2}"
            })
    void whatIsNoWholeArrayIsNoAnswer(String body) {
        assertThatThrownBy(() -> page(body)).isInstanceOf(IOException.class);
    }

    @Test
    void rowsAreFoundWhereverTheyStandAndPlainValuesByTheirNames() throws IOException {
        JsonAnswer answer = JsonAnswer.read(bytes("{\"error\":[\"E:one\",\"E:two\"],\"code\":0,\"result\":"
                + "{\"list\":[[1,\"a\"],[2,null]],\"last\":\"17\",\"none\":[]}}"));
        assertThat(answer.value("error")).isEqualTo("E:one");
        assertThat(answer.value("code")).isEqualTo("0");
        assertThat(answer.value("last")).isEqualTo("17");
        assertThat(answer.value("absent")).isEmpty();
        assertThat(answer.rows()).extracting(JsonRow::raw).containsExactly("[1,\"a\"]", "[2,null]");
        assertThat(answer.rows().get(1).fields()).containsExactly("2", "");
    }

    private static CandlePage page(String body) throws IOException {
        return COLUMNS.page(JsonAnswer.rowsOf(bytes(body)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
