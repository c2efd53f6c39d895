package dev.almanac.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    @ParameterizedTest
    @CsvSource({
        "1603522800,                    2020-10-24T07:00:00Z",
        "1603522800.0,                  2020-10-24T07:00:00Z",
        "1603522800000,                 2020-10-24T07:00:00Z",
        "1603522800000.0,               2020-10-24T07:00:00Z",
        "1735689600000000,              2025-01-01T00:00:00Z",
        "1.6035228E9,                   2020-10-24T07:00:00Z",
        "1603522800.25,                 2020-10-24T07:00:00.250Z",
        "2020-10-24,                    2020-10-24T00:00:00Z",
        "2021-06-24 00:00:00,           2021-06-24T00:00:00Z",
        "2021-06-24 13:30,              2021-06-24T13:30:00Z",
        "2021-06-24T13:30:01.5Z,        2021-06-24T13:30:01.500Z",
        "2021-06-24t13:30:01.123456789, 2021-06-24T13:30:01.123456Z",
        "2021-06-24 13:30:00 UTC,       2021-06-24T13:30:00Z",
        "2021-06-24 02:00:00+02:00,     2021-06-24T00:00:00Z",
        "2021-06-23T20:00:00-0400,      2021-06-24T00:00:00Z",
        "2020-10-24 07-AM,              2020-10-24T07:00:00Z",
        "2020-10-24 12-AM,              2020-10-24T00:00:00Z",
        "2020-10-24 12-PM,              2020-10-24T12:00:00Z",
        "2020-10-24 11-PM,              2020-10-24T23:00:00Z",
    })
    void whatFilesWrite(String text, Instant expected) throws Exception {
        assertThat(Instant.EPOCH.plus(TimeText.parse(text).micros(), ChronoUnit.MICROS))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "24.10.2020",
                "2020-13-01",
                "2021-02-29",
                "2020-10-24 25:00:00",
                "2020-10-24 07:61",
                "2020-10-24 13-PM",
                "2020-10-24 07-XM",
                "2020-10-24x07:00",
                "2020-10-24 07:00:00 CET",
                "2020-10-24 07:00:00.",
                "2020-10",
                "NaN",
                "16035228OO"
            })
    void whatIsNoTime(String text) {
        assertThatThrownBy(() -> TimeText.parse(text))
                .isInstanceOf(BadFieldException.class)
                .hasMessage("'" + text + "' is no time")
                .asInstanceOf(InstanceOfAssertFactories.type(BadFieldException.class))
                .extracting(BadFieldException::rule)
                .isEqualTo("unreadable_time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "20201024", "99999999", "-1603522800", "9000000000000000000"})
    void whatNoUnitFits(String text) {
        assertThatThrownBy(() -> TimeText.parse(text))
                .asInstanceOf(InstanceOfAssertFactories.type(BadFieldException.class))
                .extracting(BadFieldException::rule)
                .isEqualTo("time_unit");
    }

    @Test
    void theUnitChangesAtTheRuledSizes() throws Exception {
        assertThat(TimeText.parse("100000000").micros()).isEqualTo(100_000_000L * 1_000_000);
        assertThat(TimeText.parse("99999999999").micros()).isEqualTo(99_999_999_999L * 1_000_000);
        assertThat(TimeText.parse("100000000000").micros()).isEqualTo(100_000_000_000L * 1_000);
        assertThat(TimeText.parse("99999999999999").micros()).isEqualTo(99_999_999_999_999L * 1_000);
        assertThat(TimeText.parse("100000000000000").micros()).isEqualTo(100_000_000_000_000L);
        assertThat(TimeText.parse("1709251200000000000").micros()).isEqualTo(1_709_251_200_000_000L);
        assertThat(TimeText.epoch(1_709_251_200_123_456_789L)).isEqualTo(1_709_251_200_123_456L);
    }

    @Test
    void agreementIsUpToTheCoarserText() throws Exception {
        TimeText seven = TimeText.parse("1603522800");
        assertThat(seven.agreesWith(TimeText.parse("2020-10-24"))).isTrue();
        assertThat(seven.agreesWith(TimeText.parse("2020-10-24 07-AM"))).isTrue();
        assertThat(seven.agreesWith(TimeText.parse("2020-10-24 07:00"))).isTrue();
        assertThat(seven.agreesWith(TimeText.parse("2020-10-24 03-AM"))).isFalse();
        assertThat(seven.agreesWith(TimeText.parse("2020-10-25"))).isFalse();
    }
}
