package dev.almanac.language.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class WordListTest {
    @Test
    void theShippedListIsSound() {
        assertThat(WordList.shipped().terms()).isGreaterThan(1500);
        assertThat(WordList.shipped().hash()).hasSize(12);
    }

    @Test
    void termsAreFoundByTheirWords() {
        TermTable table = WordList.parse("# a comment\nword -1.5 bear | dead cat bounce\nup 1:2 up #\n")
                .table();
        int bear = table.find(Hash.of("bear"));
        assertThat(table.role(bear)).isEqualTo(Role.WORD);
        assertThat(table.first(bear)).isEqualTo(-1.5f);
        int dead = table.find(Hash.of("dead"));
        assertThat(table.role(dead)).isEqualTo(Role.NONE);
        assertThat(table.goesOn(dead)).isTrue();
        long phrase = Hash.chain(Hash.chain(Hash.of("dead"), Hash.of("cat")), Hash.of("bounce"));
        assertThat(table.role(table.find(phrase))).isEqualTo(Role.WORD);
        int up = table.find(Hash.chain(Hash.of("up"), Tokens.NUMBER_KEY));
        assertThat(table.first(up)).isEqualTo(1);
        assertThat(table.second(up)).isEqualTo(2);
        assertThat(table.find(Hash.of("cow"))).isEqualTo(TermTable.ABSENT);
    }

    @Test
    void faultsNameTheirLine() {
        assertFault("word 1 up\nword 1 up", "line 2 of the word list: 'up' is there twice");
        assertFault("word 5 up", "line 1 of the word list: a value is not within 4.0 of 0");
        assertFault("word NaN up", "line 1 of the word list: a value is not within 4.0 of 0");
        assertFault("up 1 higher", "line 1 of the word list: '1' are not the values of 'up'");
        assertFault("word 1:2 higher", "line 1 of the word list: '1:2' are not the values of 'word'");
        assertFault("word", "line 1 of the word list: no term in 'word'");
        assertFault("word 1 a |  b", "line 1 of the word list: '' of ' b' is no word");
    }

    private static void assertFault(String list, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordList.parse(list))
                .withMessage(message);
    }
}
