package dev.almanac.language.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.almanac.analytics.port.SentimentScorer;
import dev.almanac.analytics.text.Sentiment;
import dev.almanac.analytics.text.SentimentScore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconScorerTest {
    private static final LexiconScorer SCORER = new LexiconScorer(WordList.shipped(), Calibration.SHIPPED);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shares jump 8% after earnings beat estimates",
                "Norvale raises its dividend",
                "Net loss narrows sharply",
                "Unemployment falls to 3.6%",
                "Broker lifts price target to $40 from $31",
                "$ETH to the moon 🚀🚀🚀",
                "diamond hands, wagmi",
                "Q3 EPS $0.62 vs. $0.49 consensus",
                "Nasdaq +1.2%",
                "Debt falls for a third year",
                "this is sooooo bullish",
                "<b>Upgraded</b> to buy",
                "SHARES SOAR ON RECORD PROFIT",
            })
    void thesePointUp(String text) {
        assertThat(SCORER.score(text).sentiment()).isEqualTo(Sentiment.BULLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shares fall 3% after earnings miss estimates",
                "Norvale cuts its dividend",
                "Net loss widens sharply",
                "Jobless claims jump",
                "Broker cuts price target to $31 from $40",
                "got rekt, this is going to zero 💀",
                "total rug pull",
                "Q3 EPS $0.31 vs. $0.46 consensus",
                "Nasdaq futures -2.1%",
                "not good, margins keep shrinking",
                "Stock downgraded to sell from buy",
                "Exchange halts withdrawals",
                "📉📉",
                "Files for bankruptcy",
            })
    void thesePointDown(String text) {
        assertThat(SCORER.score(text).sentiment()).isEqualTo(Sentiment.BEARISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Norvale reports second-quarter results",
                "Fed's chair to speak at 14:00",
                "What is a hedge fund?",
                "The board consists of nine members",
                "$NRVL declares $0.30 dividend",
                "Bulls and bears are both waiting",
                "Norvale raises $40 million in new funding round",
                "https://example.org/crash-plunge-bankrupt",
                "@bullish_joe hello",
            })
    void theseSayNothing(String text) {
        assertThat(SCORER.score(text).sentiment()).isEqualTo(Sentiment.NEUTRAL);
    }

    @Test
    void whatStandsAroundAWordWeighs() {
        assertThat(SCORER.sum("very strong")).isGreaterThan(SCORER.sum("strong"));
        assertThat(SCORER.sum("slightly weak")).isGreaterThan(SCORER.sum("weak"));
        assertThat(SCORER.sum("falls sharply")).isLessThan(SCORER.sum("falls"));
        assertThat(SCORER.sum("not strong")).isNegative();
        assertThat(SCORER.sum("no lawsuit")).isPositive();
        assertThat(SCORER.sum("not that it would matter here; strong")).isPositive();
        assertThat(SCORER.sum("could be strong")).isLessThan(SCORER.sum("is strong"));
        assertThat(SCORER.sum("strong!!")).isGreaterThan(SCORER.sum("strong"));
        assertThat(SCORER.sum("strong?")).isLessThan(SCORER.sum("strong"));
        assertThat(SCORER.sum("a STRONG quarter")).isGreaterThan(SCORER.sum("a strong quarter"));
        assertThat(SCORER.sum("weak sales but strong profit")).isGreaterThan(SCORER.sum("weak sales, strong profit"));
        assertThat(SCORER.sum("strong despite weak sales")).isGreaterThan(SCORER.sum("strong and weak sales"));
        assertThat(SCORER.sum("up 40%")).isGreaterThan(SCORER.sum("up 2%"));
    }

    /** What is meant, written otherwise. */
    @Test
    void dressChangesNothing() {
        double plain = SCORER.sum("the stock isn't weak");
        assertThat(SCORER.sum("the stock isn’t weak")).isEqualTo(plain);
        assertThat(SCORER.sum("the stock isn&#39;t weak")).isEqualTo(plain);
        assertThat(SCORER.sum("<p>the  stock\u200b isn't\tweak</p>")).isEqualTo(plain);
        assertThat(SCORER.sum("@joe the #stock isn't weak https://t.co/Abc")).isEqualTo(plain);
    }

    @Test
    void nothingToReadIsSilence() {
        assertThat(SCORER.score("")).isEqualTo(SentimentScore.SILENT);
        assertThat(SCORER.score(" \t\u0000\u0007\ud83d\u200b")).isEqualTo(SentimentScore.SILENT);
        assertThat(SCORER.score("... - !!\n?")).isEqualTo(SentimentScore.SILENT);
        assertThat(SCORER.score("https://t.co/Abc @joe $BTC")).isEqualTo(SentimentScore.SILENT);
        assertThat(SCORER.score("мы все ждём новостей")).isEqualTo(SentimentScore.SILENT);
        assertThat(SCORER.score("we are waiting").confidence()).isGreaterThan(0.5);
        assertThat(SCORER.score("мы все ждём 🚀").sentiment()).isEqualTo(Sentiment.BULLISH);
    }

    /** A long text says what its parts say on balance; it is read whole, and in memory that does not grow with its words. */
    @Test
    void lengthIsNotConviction() {
        String good = "Profit rises and the outlook is strong. ";
        String bad = "Profit falls and the outlook is weak. ";
        assertThat(SCORER.sum(good.repeat(30_000))).isCloseTo(SCORER.sum(good.repeat(30)), within(0.05));
        assertThat(SCORER.score((good + bad).repeat(15_000)).sentiment()).isEqualTo(Sentiment.NEUTRAL);
        assertThat(SCORER.score("x ".repeat(500_000) + "shares crash").sentiment())
                .isEqualTo(Sentiment.BEARISH);
        assertThat(SCORER.score("a".repeat(1 << 20)).sentiment()).isEqualTo(Sentiment.NEUTRAL);
        assertThat(SCORER.score("<".repeat(1 << 20)).sentiment()).isEqualTo(Sentiment.NEUTRAL);
        assertThat(SCORER.score("🚀".repeat(1 << 19)).sentiment()).isEqualTo(Sentiment.BULLISH);
        assertThat(SCORER.score("up 5% ".repeat(1 << 17)).sentiment()).isEqualTo(Sentiment.BULLISH);
    }

    @Test
    void aBatchIsScoredAsItsTextsAre() {
        List<String> texts = List.of("shares crash", "", "shares soar", "a report");
        assertThat(SCORER.scoreAll(texts))
                .containsExactly(
                        SCORER.score("shares crash"),
                        SentimentScore.SILENT,
                        SCORER.score("shares soar"),
                        SCORER.score("a report"));
    }

    @Test
    void theFactoryGoesToTasks() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new LexiconScorers());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            LexiconScorers sent = (LexiconScorers) in.readObject();
            try (SentimentScorer scorer = sent.open()) {
                assertThat(scorer.name()).isEqualTo(sent.name()).isEqualTo("lexicon");
                assertThat(scorer.version()).isEqualTo(sent.version()).matches("\\d+-[0-9a-f]{12}");
                assertThat(scorer.score("shares soar")).isEqualTo(SCORER.score("shares soar"));
            }
        }
    }
}
