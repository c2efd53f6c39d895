package dev.almanac.language.training;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.text.LabelledText;
import dev.almanac.analytics.text.Sentiment;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrainingSentencesTest {
    private static final List<LabelledText> SENTENCES = TrainingSentences.read();

    @Test
    void thereAreEnoughOfThem() {
        assertThat(SENTENCES).hasSizeGreaterThanOrEqualTo(640);
    }

    @Test
    void labelsAreBalanced() {
        Map<Sentiment, Long> counts = SENTENCES.stream().collect(groupingBy(LabelledText::label, counting()));
        assertThat(counts).containsOnlyKeys(Sentiment.values());
        double third = SENTENCES.size() / 3.0;
        assertThat(counts.values())
                .allSatisfy(count -> assertThat((double) count).isBetween(0.95 * third, 1.05 * third));
    }

    /** Equal but for case, addresses and marks counts as equal. */
    @Test
    void noneIsThereTwice() {
        Set<String> seen = new HashSet<>();
        assertThat(SENTENCES).allSatisfy(sentence -> {
            String plain = sentence.text()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("https?://\\S+", "")
                    .replaceAll("[^\\p{L}\\p{N}\\p{So}+-]+", " ");
            assertThat(seen.add(plain)).as(sentence.text()).isTrue();
        });
    }

    @Test
    void theyAreOfManyKinds() {
        assertThat(SENTENCES).anySatisfy(one -> assertThat(one.text()).contains("🚀"));
        assertThat(share("$")).isGreaterThan(0.1);
        assertThat(share("?")).isGreaterThan(0.04);
        assertThat(share("%")).isGreaterThan(0.1);
        assertThat(share("https://")).isGreaterThan(0.04);
        assertThat(SENTENCES.stream().mapToInt(one -> one.text().length()).max().orElseThrow())
                .isLessThan(280);
    }

    private static double share(String part) {
        return SENTENCES.stream().filter(one -> one.text().contains(part)).count() / (double) SENTENCES.size();
    }
}
