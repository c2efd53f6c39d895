package dev.almanac.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.text.LabelledText;
import dev.almanac.analytics.text.Sentiment;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelledTextsTest {
    @Test
    void columnsMayStandInAnyOrderAmongOthers() throws IOException {
        assertThat(read("id,Label, text\r\n1,Bullish,up it goes\r\n2,negative,down\r\n"))
                .containsExactly(
                        new LabelledText("up it goes", Sentiment.BULLISH), new LabelledText("down", Sentiment.BEARISH));
    }

    @Test
    void quotedFieldsHoldCommasQuotesAndLineBreaks() throws IOException {
        assertThat(
                        read(
                                "\ufefftext,label\n\"he said \"\"buy, now\"\"\r\nand left\",bullish\n\n\"\",neutral\n\"x\"\"\",neutral"))
                .containsExactly(
                        new LabelledText("he said \"buy, now\"\r\nand left", Sentiment.BULLISH),
                        new LabelledText("x\"", Sentiment.NEUTRAL));
    }

    @Test
    void numbersAreLabelsOnlyWhereTheyAreExplained() throws IOException {
        String csv = "text,label\nup,1\n";
        assertThat(LabelledTexts.read("x", new StringReader(csv), Map.of("1", Sentiment.BULLISH)))
                .containsExactly(new LabelledText("up", Sentiment.BULLISH));
        assertThatThrownBy(() -> read(csv))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("a.csv, line 2: label '1'\nlabels here are bearish (bearish), bullish");
    }

    @Test
    void faultsNameTheLine() {
        assertThatThrownBy(() -> read("")).hasMessageStartingWith("a.csv: there is nothing in it");
        assertThatThrownBy(() -> read("body,label\nx,neutral\n"))
                .hasMessageStartingWith("a.csv: no column text\nits header is body, label");
        assertThatThrownBy(() -> read("text,label\nx,neutral\n\"a\nb\",neutral\nx,y,neutral\n"))
                .hasMessageStartingWith("a.csv, line 5: 3 fields");
        assertThatThrownBy(() -> read("text,label\nx,neutral\n\"open,neutral\nand on"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("a.csv, line 3: a double quote is never closed");
    }

    private static List<LabelledText> read(String csv) throws IOException {
        return LabelledTexts.read("a.csv", new StringReader(csv), LabelledTexts.WORDS);
    }
}
