package dev.almanac.analytics.indicator.pattern;

import java.util.List;

/**
 * A pattern that shows its direction twice: when its last candle has closed, with strength 0.5, and again, with strength 1,
 * at the first of the next three bars that closes beyond the range of its last candle but one. A new pattern takes the
 * place of an older one that was not confirmed yet.
 */
final class ConfirmedPattern extends CandlePattern {
    /** Bars after the pattern in which it can be confirmed. */
    static final int WITHIN = 3;

    ConfirmedPattern(String name, String label, List<PatternRule> rules, int warmUp) {
        super(name, label, rules, warmUp);
    }

    @Override
    boolean hasStrength() {
        return true;
    }

    @Override
    int found(CandleMeasures candles) {
        int here = direction(candles, 0);
        return here != 0 ? here : confirmed(candles);
    }

    @Override
    double measured(CandleMeasures candles) {
        if (direction(candles, 0) != 0) {
            return 0.5;
        }
        return confirmed(candles) != 0 ? 1 : 0;
    }

    private int confirmed(CandleMeasures candles) {
        for (int ago = 1; ago <= WITHIN; ago++) {
            for (PatternRule rule : rules()) {
                if (rule.held(candles, ago)) {
                    return isFirst(rule, candles, ago) ? rule.direction() : 0;
                }
            }
        }
        return 0;
    }

    private static boolean isFirst(PatternRule rule, CandleMeasures candles, int ago) {
        for (int earlier = ago - 1; earlier > 0; earlier--) {
            if (rule.isConfirmed(candles, ago, earlier)) {
                return false;
            }
        }
        return rule.isConfirmed(candles, ago, 0);
    }

    private int direction(CandleMeasures candles, int ago) {
        for (PatternRule rule : rules()) {
            if (rule.held(candles, ago)) {
                return rule.direction();
            }
        }
        return 0;
    }
}
