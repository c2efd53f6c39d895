package dev.almanac.language.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
    private final Tokens tokens = new Tokens();

    /** Words in lower case, figures as {@code 5}, {@code 5%}, {@code $5}, marks as {@code ,} and {@code .}, emoji as {@code *}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Isn't it? isn’t IT isn&#39;t  | isnt it . isnt it isnt
            Monday's U.S. open            | monday us open
            better-than-expected          | better than expected
            up 5% to $3.2bn, or -1.5 pct  | up 5.0% to $3.2E9 , or -1.5%
            (+4.5%) 331-334 -$0.31        | , 4.5% , 331.0 334.0 $-0.31
            EPS $.62 vs. $1,049.5 view    | eps $0.62 vs $1049.5 view
            EPS beats. Shares up          | eps beats . shares up
            $BTC @joe #Moon 100x 52-week  | moon 100x 52.0 week
            see https://t.co/Ab3 now      | see now
            <b>buy</b> AT&amp;T 3 < 4     | buy at t 3.0 4.0
            rose - fell — rose            | rose , fell , rose
            🚀🚀 👍🏽 ❤️ :) :-(             | * * * * * *
            Ｂｕｌｌ ５％                    | bull 5.0
            tо зе мун 月                  | tо зе мун 月
            """)
    void textsAreTakenApart(String text, String expected) {
        assertThat(read(text)).isEqualTo(expected);
    }

    @Test
    void loneSurrogatesAndControlsArePassedOver() {
        assertThat(read("up\ud83d \udc00down\u0000\u0007x\ud83d")).isEqualTo("up down x");
    }

    @Test
    void marksAreCounted() {
        char[] text = "WOW this sooo GOOD?! !!!".toCharArray();
        tokens.read(text, 0, text.length);
        assertThat(tokens.words()).isEqualTo(4);
        assertThat(tokens.shouted()).isEqualTo(1);
        assertThat(tokens.isStretched(2)).isTrue();
        assertThat(tokens.isStretched(3)).isFalse();
        assertThat(tokens.kind(4)).isEqualTo(Tokens.Kind.SENTENCE);
        assertThat(tokens.isMarked(4)).isTrue();
        assertThat(tokens.exclamations(4)).isEqualTo(3);
    }

    private String read(String text) {
        char[] characters = text.toCharArray();
        assertThat(tokens.read(characters, 0, characters.length)).isEqualTo(characters.length);
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            String token =
                    switch (tokens.kind(i)) {
                        case WORD -> word(text.substring(tokens.start(i), tokens.end(i)), tokens.key(i));
                        case NUMBER -> "" + tokens.figure(i);
                        case PERCENT -> tokens.figure(i) + "%";
                        case AMOUNT -> "$" + tokens.figure(i);
                        case EMOJI -> "*";
                        case CLAUSE -> ",";
                        case SENTENCE -> ".";
                    };
            read.append(i == 0 ? "" : " ").append(token);
        }
        return read.toString();
    }

    /** The word of this key, among the ways in which what stands in the text may be meant. */
    private static String word(String written, long key) {
        String lower = java.text.Normalizer.normalize(written, java.text.Normalizer.Form.NFKC)
                .toLowerCase(java.util.Locale.ROOT)
                .replace("&#39;", "")
                .replaceAll("[.'’]", "");
        if (Hash.of(lower) == key) {
            return lower;
        }
        String without = lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
        return Hash.of(without) == key ? without : "??" + written;
    }
}
