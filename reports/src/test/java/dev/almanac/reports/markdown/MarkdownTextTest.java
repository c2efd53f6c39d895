package dev.almanac.reports.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a | b",
                "*bold* _under_ short_history __x__",
                "`code` and ``more``",
                "[link](http://x) ![image](y)",
                "<script>alert(1)</script>",
                "&amp; &#35; AT&T a & b",
                "# no heading",
                "> no quote",
                "- no list",
                "+ no list",
                "1. no list",
                "12) no list",
                "--- no rule",
                "===",
                "back\\slash \\| ~~gone~~",
                "+18.4 % and −3.1 %, 2022-10-11."
            })
    void readsBackAsItWas(String text) {
        assertThat(plain(MarkdownText.escape(text))).isEqualTo(text);
        String table = new TextTable(TextTable.Column.words("A"), TextTable.Column.words("B"))
                .row(MarkdownText.escape(text), "end")
                .markdown();
        assertThat(plain(table)).contains(text).contains("end");
    }

    @Test
    void lineBreaksCannotEndACell() {
        assertThat(MarkdownText.escape("a\r\n| b")).isEqualTo("a  \\| b");
    }

    @Test
    void literalsKeepTheirBackticks() {
        assertThat(plain(MarkdownText.code("a `b` c"))).isEqualTo("\"a `b` c\"");
        assertThat(MarkdownText.block("```\nx")).startsWith("````text\n").endsWith("\n````");
    }

    @Test
    void figuresAlignOnTheDecimalPoint() {
        String table = new TextTable(TextTable.Column.words("Name"), TextTable.Column.figures("Price"))
                .row("a", "19133.5")
                .row("bcdef", "0.0123")
                .row("c", "–")
                .markdown();
        assertThat(table).isEqualTo("""
                        | Name  |      Price |
                        | ----- | ---------: |
                        | a     | 19133.5    |
                        | bcdef |     0.0123 |
                        | c     |     –      |""");
    }

    private static String plain(String markdown) {
        List<Extension> tables = List.of(TablesExtension.create());
        return TextContentRenderer.builder()
                .extensions(tables)
                .build()
                .render(Parser.builder().extensions(tables).build().parse(markdown));
    }
}
