package dev.almanac.analytics.indicator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.feature.Column;
import dev.almanac.analytics.feature.FeatureProgram;
import dev.almanac.analytics.feature.TestBars;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.AbstractIndicator;
import org.ta4j.core.indicators.KAMAIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.bollinger.PercentBIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

class Ta4jTypeTest {
    private static final Interval INTERVAL = Interval.H4;
    private static final List<Candle> CANDLES = TestBars.walk(INTERVAL, 160, 5).stream()
            .filter(candle -> candle.volume() > 0)
            .toList();

    private static double[] computed(String text) {
        Bars bars = bars();
        double[][] out = new double[1][bars.size()];
        program(text).update(bars, 0, bars.size(), out);
        return out[0];
    }

    private static FeatureProgram program(String text) {
        return new FeatureProgram(List.of(Column.parse(text, IndicatorLibrary.builtIn())), INTERVAL);
    }

    private static Bars bars() {
        Bars bars = new Bars();
        Bar bar = new Bar();
        for (Candle c : CANDLES) {
            bars.add(bar.fill(c.openTime(), c.open(), c.high(), c.low(), c.close(), c.volume(), Double.NaN));
        }
        return bars;
    }

    /** ta4j itself, over a series that it was given whole. */
    private static void assertEqualsTa4j(String text, int window, Function<BarSeries, Indicator<Num>> theirs) {
        double[] ours = computed(text);
        for (int end = 1; end <= CANDLES.size(); end++) {
            double expected = Double.NaN;
            if (end >= window) {
                BarSeries series = new BaseBarSeriesBuilder()
                        .withNumTypeOf(DoubleNum.class)
                        .build();
                for (Candle c : CANDLES.subList(end - window, end)) {
                    Duration length = Duration.ofMillis(INTERVAL.micros() / 1000);
                    series.addBar(new BaseBar(
                            length,
                            Instant.ofEpochMilli(c.openTime() / 1000)
                                    .plus(length)
                                    .atZone(ZoneOffset.UTC),
                            c.open(),
                            c.high(),
                            c.low(),
                            c.close(),
                            c.volume(),
                            0,
                            0,
                            DoubleNum::valueOf));
                }
                expected = theirs.apply(series).getValue(window - 1).doubleValue();
            }
            assertThat(Double.doubleToLongBits(ours[end - 1]))
                    .as("%s at bar %d: %s, ta4j %s", text, end, ours[end - 1], expected)
                    .isEqualTo(Double.doubleToLongBits(expected));
        }
    }

    @Test
    void everyValueIsThatOfTa4jOverTheLastBars() {
        assertEqualsTa4j(
                "ta4j(org.ta4j.core.indicators.RSIIndicator, 14, window = 50)",
                50,
                series -> new RSIIndicator(new ClosePriceIndicator(series), 14));
        assertEqualsTa4j("x = ta4j(ATRIndicator, 7, window = 30)", 30, series -> new ATRIndicator(series, 7));
        assertEqualsTa4j(
                "ta4j(KAMAIndicator, 5, 2, 20, window = 40)",
                40,
                series -> new KAMAIndicator(new ClosePriceIndicator(series), 5, 2, 20));
        assertEqualsTa4j(
                "ta4j( org.ta4j.core.indicators.bollinger.PercentBIndicator , 20, 2.5, window=25)",
                25,
                series -> new PercentBIndicator(new ClosePriceIndicator(series), 20, 2.5));
    }

    @Test
    void savedStateContinuesToTheLastBit() {
        String text = "ta4j(KAMAIndicator, 5, 2, 20, window = 40)";
        double[] whole = computed(text);
        assertThat(whole[38]).isNaN();
        assertThat(whole[39]).isFinite();
        Random random = new Random(3);
        FeatureProgram program = program(text);
        double[] out = new double[1];
        Bar bar = new Bar();
        Bars bars = bars();
        for (int i = 0; i < bars.size(); i++) {
            if (random.nextInt(7) == 0) {
                StateWriter writer = new StateWriter();
                program.save(writer);
                program = program(text);
                StateReader reader = new StateReader(writer.toBytes());
                program.restore(reader);
                reader.end();
            }
            program.update(bars.read(i, bar), out);
            assertThat(Double.doubleToLongBits(out[0])).as("bar %d", i).isEqualTo(Double.doubleToLongBits(whole[i]));
        }
    }

    /** Bars of the trial have less volume. */
    public static final class Choosy extends AbstractIndicator<Num> {
        /** As ta4j's own. */
        public Choosy(BarSeries series) {
            super(series);
        }

        @Override
        public Num getValue(int index) {
            Num volume = getBarSeries().getBar(index).getVolume();
            if (volume.doubleValue() > 17) {
                throw new IllegalStateException("too much volume");
            }
            return volume;
        }

        @Override
        public int getUnstableBars() {
            return 0;
        }
    }

    @Test
    void anIndicatorThatFailsIsNamedWithTheBar() {
        String text = "ta4j(" + Choosy.class.getName() + ", window = 3)";
        FeatureProgram program = program("x = " + text);
        Bar bar = new Bar();
        double[] out = new double[1];
        for (int i = 0; i < 3; i++) {
            program.update(bar.fill(i * INTERVAL.micros(), 1, 1, 1, 1, 5, Double.NaN), out);
        }
        assertThat(out[0]).isEqualTo(5);
        assertThatThrownBy(() -> program.update(bar.fill(3 * INTERVAL.micros(), 1, 1, 1, 1, 20, Double.NaN), out))
                .isInstanceOfSatisfying(UserException.class, e -> {
                    assertThat(e.problem()).isEqualTo(text + " failed at the bar of 1970-01-01T12:00:00Z");
                    assertThat(e.reason()).contains("too much volume");
                });
    }

    @Test
    void theWrittenFormIsReadAgainAndNamesTheColumn() {
        Column column = Column.parse("ta4j(RSIIndicator,14,window=300) @ 1d", IndicatorLibrary.builtIn());
        assertThat(column.name()).isEqualTo("d1_ta4j_rsi_14_300");
        assertThat(column.text())
                .isEqualTo("d1_ta4j_rsi_14_300 = ta4j(org.ta4j.core.indicators.RSIIndicator, 14, window = 300) @ 1d");
        assertThat(Column.parse(column.text(), IndicatorLibrary.builtIn()).text())
                .isEqualTo(column.text());
        Column share = Column.parse("atr = ta4j(ATRIndicator, 7, window = 30) / close", IndicatorLibrary.builtIn());
        assertThat(share.definition())
                .isEqualTo("atr = ta4j(org.ta4j.core.indicators.ATRIndicator, 7, window = 30) / close version 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ta4j(NoSuchIndicator, 14, window = 50)        | there is no class org.ta4j.core.indicators.NoSuchIndicator | --plugins",
                "ta4j(RSI, 14, window = 50)                    | did you mean org.ta4j.core.indicators.RSIIndicator? | write ta4j(org.ta4j.core.indicators.RSIIndicator, ...)",
                "ta4j(RSIIndikator, 14, window = 50)           | did you mean org.ta4j.core.indicators.RSIIndicator? | write ta4j(",
                "ta4j(BollingerBandUpperIndicator, window = 9) | did you mean org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator? | write ta4j(",
                "ta4j(ADXIndicator, 14, window = 50)           | did you mean org.ta4j.core.indicators.adx.ADXIndicator? | write ta4j(",
                "ta4j(java.lang.String, window = 50)           | does not implement                   | name a class",
                "ta4j(CachedIndicator, window = 50)            | is abstract                          | name a class",
                "ta4j(RSIIndicator, window = 50)               | there are (Indicator, int)           | give the numbers",
                "ta4j(RSIIndicator, 14, 3, window = 50)        | and 14, 3; there are (Indicator, int) | give the numbers",
                "ta4j(RSIIndicator, 1.5, window = 50)          | and 1.5; there are                   | give the numbers",
                "ta4j(RSIIndicator, 14)                        | it has no window                     | 14, window = 300)",
                "ta4j(RSIIndicator, 14, window = 13)           | window is 13, shorter than its 14 bars | from 14",
                "ta4j(EMAIndicator, -3, window = 50)          | -3 cannot count bars                 | from 1 up",
                "ta4j(RSIIndicator, 14, window = 0)            | window is 0                          | from 1 to 10000",
                "ta4j(RSIIndicator, 14, window = 1e9)          | window is 1000000000                 | from 1 to 10000",
                "ta4j(RSIIndicator, 1000000000, window = 9000) | window is 9000, shorter than its 1000000000 bars | windows go to 10000",
                "ta4j(RSIIndicator, n, window = 50)            | it is written as                     | write it like",
                "ta4j(KSTIndicator, 1.2.3, window = 50)        | 1.2.3 is no number                   | give numbers",
                "ta4j(EMAIndicator, 0, window = 50)            | 0 cannot count bars                  | from 1 up",
                "ta4j(helpers.BooleanIndicator, window = 50)   | there is no class helpers.Boolean    | full name",
                "ta4j(org.ta4j.core.indicators.candles.DojiIndicator, 10, 0.03, window = 50) | it gives Boolean, not numbers | indicator of numbers",
            })
    void whatCannotBeUsedIsSaidInThreeLines(String text, String cause, String remedy) {
        assertThatThrownBy(() -> Column.parse(text, IndicatorLibrary.builtIn()))
                .isInstanceOfSatisfying(UserException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(e.problem()).isEqualTo("an indicator of ta4j cannot be made");
                    assertThat(e.reason()).contains(cause);
                    assertThat(e.remedy()).contains(remedy);
                    assertThat(e).hasMessageMatching("[^\n]+\n[^\n]+\n[^\n]+");
                });
    }

    /** Not an indicator. */
    static final class Other {
        static {
            System.setProperty(OTHER_RAN, "yes");
        }
    }

    private static final String OTHER_RAN = "almanac.test.other";

    /** An indicator whose class cannot be initialised. */
    public static final class Failing extends AbstractIndicator<Num> {
        private static final int LUCK = Integer.parseInt("out of luck");

        public Failing(BarSeries series) {
            super(series);
        }

        @Override
        public Num getValue(int index) {
            return numOf(LUCK);
        }

        @Override
        public int getUnstableBars() {
            return 0;
        }
    }

    private static String reason(Class<?> named) {
        String text = "ta4j(" + named.getName() + ", window = 50)";
        UserException refusal =
                catchThrowableOfType(UserException.class, () -> Column.parse(text, IndicatorLibrary.builtIn()));
        return refusal.reason();
    }

    @Test
    void noCodeRunsOfAClassThatIsNoIndicatorAndWhatFailsIsSaid() {
        assertThat(reason(Other.class)).contains("does not implement");
        assertThat(System.getProperty(OTHER_RAN)).isNull();
        assertThat(reason(Failing.class))
                .contains("Failing cannot be used", "ExceptionInInitializerError", "out of luck");
    }

    /** The names that are proposed are those that there are in this version of ta4j. */
    @Test
    void everyClassThatCanBeMadeIsKnownByName() throws Exception {
        Path jar = Path.of(RSIIndicator.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Set<String> there = new TreeSet<>();
        try (JarFile entries = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(entries.entries())) {
                if (entry.getName().matches("org/ta4j/core/indicators/[\\w/]+Indicator\\.class")) {
                    String name = entry.getName().replaceFirst("\\.class$", "").replace('/', '.');
                    int modifiers = IndicatorLibrary.builtIn().load(name).getModifiers();
                    if (Modifier.isPublic(modifiers) && !Modifier.isAbstract(modifiers)) {
                        there.add(name);
                    }
                }
            }
        }
        assertThat(Ta4jNames.all().values()).containsExactlyInAnyOrderElementsOf(there);
    }
}
