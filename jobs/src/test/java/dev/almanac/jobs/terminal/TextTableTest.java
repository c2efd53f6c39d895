package dev.almanac.jobs.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void textToTheLeftFiguresToTheRight() {
        String text = new TextTable(false, true, false)
                .row("name", "rows", "what")
                .row("candles", "1550", "bars")
                .row("µ", "7", "x")
                .text();
        assertThat(text).isEqualTo("name     rows  what\ncandles  1550  bars\nµ           7  x\n");
    }
}
