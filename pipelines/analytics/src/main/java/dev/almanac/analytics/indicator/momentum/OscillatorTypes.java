package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.type.Arguments;
import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.analytics.indicator.type.Scale;
import java.util.List;
import java.util.stream.IntStream;

/** The momentum indicators that can be named and swing about a middle without being shares of a range. */
public final class OscillatorTypes {
    private static final double FISHER_LIMIT = 7.601;
    private static final String PERCENT = "percent";
    private static final String PRICE = "price";
    private static final String STOCKS_AND_COMMODITIES = "Technical Analysis of Stocks and Commodities";

    private OscillatorTypes() {}

    /** All of them. */
    public static List<IndicatorType<?>> all() {
        return List.of(ao(), ppo(), trix(), dpo(), kst(), fisher(), stc(), rvgi(), elderRay(), bop(), pmo());
    }

    private static IndicatorType<?> ao() {
        return IndicatorType.of("ao", "Awesome oscillator", Group.MOMENTUM)
                .formula("SMA((H + L) / 2, fast) - SMA((H + L) / 2, slow)")
                .source("Williams, Trading Chaos, 1995")
                .bars("fast", 5, 1)
                .bars("slow", 34, 2)
                .made((a, interval) -> new AwesomeOscillator(a.bars(0), a.bars(1)), OscillatorTypes::slower)
                .shows(PRICE, Scale.PRICE, AwesomeOscillator::value);
    }

    private static IndicatorType<?> ppo() {
        return IndicatorType.of("ppo", "Percentage price oscillator", Group.MOMENTUM)
                .memory(Memory.FADING)
                .formula("line = 100 (EMA(fast) / EMA(slow) - 1); signal = EMA(line, signal); hist = line - signal")
                .source("Appel, Technical Analysis: Power Tools for Active Investors, 2005")
                .bars("fast", 12, 1)
                .bars("slow", 26, 2)
                .bars("signal", 9, 1)
                .made(
                        (a, interval) -> PercentageOscillator.ofPrice(a.bars(0), a.bars(1), a.bars(2)),
                        a -> slower(a) + a.bars(2) - 1)
                .output("line", "Percentage price oscillator", PERCENT, Scale.FREE, PercentageOscillator::line)
                .from(OscillatorTypes::slower)
                .output("signal", "PPO signal line", PERCENT, Scale.FREE, PercentageOscillator::signal)
                .output("hist", "PPO histogram", PERCENT, Scale.FREE, PercentageOscillator::histogram)
                .done();
    }

    private static int slower(Arguments a) {
        return Math.max(a.bars(0), a.bars(1));
    }

    private static IndicatorType<?> trix() {
        return IndicatorType.of("trix", "TRIX", Group.MOMENTUM)
                .memory(Memory.FADING)
                .formula("line = 100 (E3 / E3 before - 1), E3 = EMA(EMA(EMA(C, n), n), n); signal = EMA(line, signal)")
                .source("Hutson, Good TRIX, " + STOCKS_AND_COMMODITIES + ", 1983")
                .bars("n", 15, 1)
                .bars("signal", 9, 1)
                .made(
                        (a, interval) -> new TripleSmoothedChange(a.bars(0), a.bars(1)),
                        a -> 3 * a.bars(0) + a.bars(1) - 2)
                .output("line", "TRIX", PERCENT, Scale.FREE, TripleSmoothedChange::line)
                .from(a -> 3 * a.bars(0) - 1)
                .output("signal", "TRIX signal line", PERCENT, Scale.FREE, TripleSmoothedChange::signal)
                .done();
    }

    private static IndicatorType<?> dpo() {
        return IndicatorType.of("dpo", "Detrended price oscillator", Group.MOMENTUM)
                .formula("C k bars before - SMA(n), k = n / 2 + 1 rounded down; belongs to the bar k bars before and is"
                        + " shown when it is known")
                .source("definition")
                .bars("n", 20, 2)
                .made(
                        (a, interval) -> new DetrendedPrice(a.bars(0)),
                        a -> Math.max(a.bars(0), DetrendedPrice.shift(a.bars(0)) + 1))
                .shows(PRICE, Scale.PRICE, DetrendedPrice::value);
    }

    private static IndicatorType<?> kst() {
        return IndicatorType.of("kst", "Know sure thing", Group.MOMENTUM)
                .formula("line = S(r1, s1) + 2 S(r2, s2) + 3 S(r3, s3) + 4 S(r4, s4), S(r, s) = SMA(ROC(r), s);"
                        + " signal = SMA(line, signal)")
                .source("Pring, Summed Rate of Change (KST), " + STOCKS_AND_COMMODITIES + ", 1992")
                .bars("r1", 10, 1)
                .bars("r2", 15, 1)
                .bars("r3", 20, 1)
                .bars("r4", 30, 1)
                .bars("s1", 10, 1)
                .bars("s2", 10, 1)
                .bars("s3", 10, 1)
                .bars("s4", 15, 1)
                .bars("signal", 9, 1)
                .made(
                        (a, interval) -> new KnowSureThing(four(a, 0), four(a, 4), a.bars(8)),
                        a -> longest(a) + a.bars(8) - 1)
                .output("line", "Know sure thing", PERCENT, Scale.FREE, KnowSureThing::line)
                .from(OscillatorTypes::longest)
                .output("signal", "Know sure thing signal line", PERCENT, Scale.FREE, KnowSureThing::signal)
                .done();
    }

    private static int[] four(Arguments a, int from) {
        return IntStream.range(from, from + 4).map(a::bars).toArray();
    }

    private static int longest(Arguments a) {
        return IntStream.range(0, 4).map(i -> a.bars(i) + a.bars(i + 4)).max().orElseThrow();
    }

    private static IndicatorType<?> fisher() {
        return IndicatorType.of("fisher", "Fisher transform", Group.MOMENTUM)
                .memory(Memory.FADING)
                .formula("v = 0.66 (place of (H + L) / 2 in its range of n - 0.5) + 0.67 v before, within +-0.999;"
                        + " line = 0.5 ln((1 + v) / (1 - v)) + 0.5 line before; trigger = line before")
                .source("Ehlers, Using the Fisher Transform, " + STOCKS_AND_COMMODITIES + ", 2002")
                .bars("n", 10, 2)
                .made((a, interval) -> new FisherTransform(a.bars(0)), a -> a.bars(0))
                .output(
                        "line",
                        "Fisher transform",
                        "number",
                        Scale.FREE,
                        -FISHER_LIMIT,
                        FISHER_LIMIT,
                        FisherTransform::value)
                .output(
                        "trigger",
                        "Fisher transform of the bar before",
                        "number",
                        Scale.FREE,
                        -FISHER_LIMIT,
                        FISHER_LIMIT,
                        FisherTransform::trigger)
                .from(a -> a.bars(0) + 1)
                .done();
    }

    private static IndicatorType<?> stc() {
        return IndicatorType.of("stc", "Schaff trend cycle", Group.MOMENTUM)
                .memory(Memory.FADING)
                .formula(
                        "S(S(EMA(fast) - EMA(slow))), S(x) = x's place 0..100 in its range of cycle bars, smoothed by half")
                .source("Schaff, The Schaff Trend Cycle, 1999")
                .bars("cycle", 10, 2)
                .bars("fast", 23, 1)
                .bars("slow", 50, 2)
                .made(
                        (a, interval) -> new SchaffCycle(a.bars(0), a.bars(1), a.bars(2)),
                        a -> Math.max(a.bars(1), a.bars(2)) + 2 * (a.bars(0) - 1))
                .output("", "Schaff trend cycle", "points", Scale.FREE, 0, 100, SchaffCycle::value)
                .waiting()
                .done();
    }

    private static IndicatorType<?> rvgi() {
        return IndicatorType.of("rvgi", "Relative vigour index", Group.MOMENTUM)
                .formula("line = sum of n W(C - O) / sum of n W(H - L), W = mean of four with weights 1, 2, 2, 1;"
                        + " signal = W(line)")
                .source("Ehlers, Relative Vigor Index, " + STOCKS_AND_COMMODITIES + ", 2002")
                .bars("n", 10, 1)
                .made((a, interval) -> new RelativeVigour(a.bars(0)), a -> a.bars(0) + 3)
                .output("line", "Relative vigour index", "fraction", Scale.FREE, -1, 1, RelativeVigour::line)
                .output("signal", "Relative vigour signal line", "fraction", Scale.FREE, -1, 1, RelativeVigour::signal)
                .from(a -> a.bars(0) + 6)
                .done();
    }

    private static IndicatorType<?> elderRay() {
        return IndicatorType.of("elder_ray", "Elder ray", Group.MOMENTUM)
                .memory(Memory.FADING)
                .formula("bull = H - EMA(n); bear = L - EMA(n)")
                .source("Elder, Trading for a Living, 1993")
                .bars("n", 13, 1)
                .made((a, interval) -> new ElderRay(a.bars(0)), a -> a.bars(0))
                .output("bull", "Bull power", PRICE, Scale.PRICE, ElderRay::bull)
                .output("bear", "Bear power", PRICE, Scale.PRICE, ElderRay::bear)
                .done();
    }

    private static IndicatorType<?> bop() {
        return IndicatorType.of("bop", "Balance of power", Group.MOMENTUM)
                .formula("SMA((C - O) / (H - L), n), 0 for a bar without range")
                .source("Livshin, Balance of Market Power, " + STOCKS_AND_COMMODITIES + ", 2001")
                .bars("n", 14, 1)
                .made((a, interval) -> new BalanceOfPower(a.bars(0)), a -> a.bars(0))
                .shows("fraction", Scale.FREE, -1, 1, BalanceOfPower::value);
    }

    private static IndicatorType<?> pmo() {
        return IndicatorType.of("pmo", "Price momentum oscillator", Group.MOMENTUM)
                .memory(Memory.FADING)
                .formula(
                        "line = X(10 X(change in percent, a), b), X(x, n) = X + 2 / n (x - X), begun with the mean of n;"
                                + " signal = EMA(line, signal)")
                .source("Swenlin, The DecisionPoint Price Momentum Oscillator, 1997")
                .bars("a", 35, 2)
                .bars("b", 20, 2)
                .bars("signal", 10, 1)
                .made(
                        (a, interval) -> new PriceMomentum(a.bars(0), a.bars(1), a.bars(2)),
                        a -> a.bars(0) + a.bars(1) + a.bars(2) - 1)
                .output("line", "Price momentum oscillator", "tenths of a percent", Scale.FREE, PriceMomentum::line)
                .from(a -> a.bars(0) + a.bars(1))
                .output("signal", "PMO signal line", "tenths of a percent", Scale.FREE, PriceMomentum::signal)
                .done();
    }
}
