package dev.almanac.analytics.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.figure.Digest;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.momentum.LogReturn;
import dev.almanac.analytics.indicator.type.Fingerprints;
import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Output;
import dev.almanac.analytics.indicator.type.Parameter;
import dev.almanac.analytics.indicator.type.Scale;
import dev.almanac.analytics.market.Interval;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing gives other numbers or keeps another state than its line in the packed file says. */
class FingerprintTest {
    private static final String HEAD = """
            # What every indicator of the library gives and keeps: its name, its version, a hash of its outputs and one of its saved
            # states on made-up bars, at its usual values and at every other choice. Written by the tests (-Dtest=FingerprintTest
            # -Dfeatures.update=true), which refuse other outputs at the same version. Other states need no other version: states
            # that were saved before then count as absent, and their bars are computed again.
            """;

    private static final int HASH_DIGITS = 16;
    private static final int BARS = 1500;

    /** A state is looked at after so many bars, again and again. */
    private static final int EVERY = 97;

    /** Choices are among fewer than these. */
    private static final int CHOICES = 20;

    private static final String TA4J_COLUMN = "ta4j(RSIIndicator, 14, window = 60)";

    @Test
    void everyTypeGivesAndKeepsWhatItsLineSays() throws IOException {
        Path file = Path.of(
                System.getProperty("almanac.root"),
                "pipelines/analytics/src/main/resources/dev/almanac/analytics/indicator/type",
                Fingerprints.FILE);
        Map<String, String> packed = lines(Files.readString(file));
        Map<String, String> now = now();
        assertThat(changedAtTheSameVersion(packed, now))
                .as("give other numbers: raise their version in their type")
                .isEmpty();
        String text = HEAD + String.join("\n", now.values()) + "\n";
        if (Boolean.getBoolean("features.update")) {
            Files.writeString(file, text);
        }
        assertThat(file).content().isEqualTo(text);
    }

    @Test
    void otherNumbersNeedAnotherVersionAndOtherStatesDoNot() {
        Map<String, String> packed = lines("# head\nrsi 1 aa bb\nsma 2 cc dd\nema 1 ee ff\n");
        assertThat(changedAtTheSameVersion(packed, lines("rsi 1 aa bb\nsma 2 cc dd\nnew 1 a b\n")))
                .isEmpty();
        assertThat(changedAtTheSameVersion(packed, lines("rsi 1 aa 00\nsma 3 00 00\nema 1 00 ff\n")))
                .containsExactly("ema");
    }

    /** What was saved by pieces that kept something else must not be taken up. */
    @Test
    void theFormatOfAStateFollowsFromTheLayoutsOfWhatItHolds() {
        FeatureSet one = set("rsi(14)", "sma(20)");
        byte[] format = SymbolEngine.format(one, Interval.D1);
        assertThat(SymbolEngine.format(set("mine = rsi(14)", "sma(20)"), Interval.D1))
                .as("a name is no layout")
                .isEqualTo(format);
        assertThat(SymbolEngine.format(set("rsi(14)", "sma(21)"), Interval.D1)).isNotEqualTo(format);
        assertThat(SymbolEngine.format(set("rsi(14)", "wma(20)"), Interval.D1)).isNotEqualTo(format);
        List<String> layouts = IndicatorLibrary.builtIn().all().stream()
                .map(Fingerprints::layout)
                .toList();
        IndicatorType<?> own = IndicatorType.of("own", "A user's own", Group.MOMENTUM)
                .made((arguments, interval) -> new LogReturn(), arguments -> 2)
                .shows("fraction", Scale.FREE, LogReturn::value);
        String unknown = Fingerprints.layout(own);
        assertThat(layouts).doesNotContain(unknown);
        assertThat(unknown).as("the hash of the whole file").hasSize(64);
        assertThat(Fingerprints.layout(Column.parse(TA4J_COLUMN, IndicatorLibrary.builtIn())
                        .call()
                        .type()))
                .hasSize(HASH_DIGITS)
                .isNotIn(layouts);
    }

    private static FeatureSet set(String... texts) {
        return FeatureSet.parse("one", List.of(Interval.D1), List.of(texts), IndicatorLibrary.builtIn());
    }

    /** Names of those whose version stayed and whose outputs did not. */
    private static List<String> changedAtTheSameVersion(Map<String, String> before, Map<String, String> now) {
        List<String> changed = new ArrayList<>();
        now.forEach((name, line) -> {
            String[] words = line.split(" ");
            String[] old = before.getOrDefault(name, line).split(" ");
            if (old[1].equals(words[1]) && !old[2].equals(words[2])) {
                changed.add(name);
            }
        });
        return changed;
    }

    private static Map<String, String> lines(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(' ')), line -> line, (a, b) -> b, TreeMap::new));
    }

    private static Map<String, String> now() {
        Map<String, String> lines = new TreeMap<>();
        for (IndicatorType<?> type : IndicatorLibrary.builtIn().all()) {
            List<List<Column>> programs = new ArrayList<>();
            for (List<Double> values : choices(type)) {
                programs.add(columns(type, values));
            }
            lines.put(type.name(), line(type.name(), type.version(), programs));
        }
        Column replayed = Column.parse(TA4J_COLUMN, IndicatorLibrary.builtIn());
        lines.put(
                Fingerprints.TA4J,
                line(Fingerprints.TA4J, replayed.call().type().version(), List.of(List.of(replayed))));
        return lines;
    }

    /** The usual values, and each with another choice in the place of one. */
    private static List<List<Double>> choices(IndicatorType<?> type) {
        List<Double> usual = type.usual().values();
        List<List<Double>> all = new ArrayList<>(List.of(usual));
        for (int i = 0; i < usual.size(); i++) {
            Parameter parameter = type.parameters().get(i);
            if (parameter.whole() && parameter.most() < CHOICES) {
                for (double choice = parameter.least(); choice <= parameter.most(); choice++) {
                    List<Double> values = new ArrayList<>(usual);
                    if (!values.set(i, choice).equals(choice)) {
                        all.add(values);
                    }
                }
            }
        }
        return all;
    }

    private static List<Column> columns(IndicatorType<?> type, List<Double> values) {
        String call = type.call(type.arguments(values));
        List<Column> columns = new ArrayList<>();
        for (Output<?> output : type.outputs()) {
            columns.add(Column.parse(
                    call + (output.name().isEmpty() ? "" : "." + output.name()), IndicatorLibrary.builtIn()));
        }
        return columns;
    }

    private static String line(String name, int version, List<List<Column>> programs) {
        StringBuilder outputs = new StringBuilder();
        StringBuilder states = new StringBuilder();
        for (List<Column> columns : programs) {
            for (Interval interval : List.of(Interval.H4, Interval.D1)) {
                run(columns, interval, outputs, states);
            }
        }
        return name + " " + version + " " + hash(outputs) + " " + hash(states);
    }

    private static void run(List<Column> columns, Interval interval, StringBuilder outputs, StringBuilder states) {
        FeatureProgram program = new FeatureProgram(columns, interval);
        Bars bars = new Bars();
        Bar bar = new Bar();
        TestBars.walk(interval, BARS, 31).forEach(candle -> bars.add(TestBars.fill(bar, candle)));
        double[][] values = new double[columns.size()][EVERY];
        for (int from = 0; from < bars.size(); from += EVERY) {
            int to = Math.min(bars.size(), from + EVERY);
            program.update(bars, from, to, values);
            int count = to - from;
            Arrays.stream(values).forEach(column -> outputs.append(Digest.sha256(bytes(column, count))));
            StateWriter state = new StateWriter();
            program.save(state);
            states.append(Digest.sha256(state.toBytes()));
        }
    }

    private static byte[] bytes(double[] values, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count * Double.BYTES);
        IntStream.range(0, count).forEach(i -> bytes.putLong(Double.doubleToLongBits(values[i])));
        return bytes.array();
    }

    private static String hash(StringBuilder text) {
        return Digest.sha256(text.toString()).substring(0, HASH_DIGITS);
    }
}
