package dev.almanac.analytics.agreement;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import dev.almanac.analytics.market.Candle;
import java.util.Arrays;
import java.util.List;

/** Our names of the patterns, and the functions of TA-Lib that look for the same. */
public final class TaLibPatterns {
    /** A function of TA-Lib. */
    @FunctionalInterface
    private interface Function {
        RetCode find(
                Core core,
                int start,
                int end,
                double[] open,
                double[] high,
                double[] low,
                double[] close,
                MInteger first,
                MInteger count,
                int[] out);
    }

    /** A function of TA-Lib that is told how far the last candle must come back into the first body. */
    @FunctionalInterface
    private interface Penetrating {
        RetCode find(
                Core core,
                int start,
                int end,
                double[] open,
                double[] high,
                double[] low,
                double[] close,
                double penetration,
                MInteger first,
                MInteger count,
                int[] out);
    }

    /** One pattern. */
    public static final class Pattern {
        private final String name;
        private final Function function;

        private Pattern(String name, Function function) {
            this.name = name;
            this.function = function;
        }

        /** Our name. */
        public String name() {
            return name;
        }

        /** What TA-Lib finds: -1, 0 or 1, twice that where it is confirmed, {@code NaN} before its first value. */
        public double[] values(List<Candle> bars) {
            TaLib.Input input = new TaLib.Input(new Core(), bars, new MInteger(), new MInteger());
            int[] found = new int[bars.size()];
            RetCode code = function.find(
                    input.core(),
                    0,
                    input.last(),
                    input.open(),
                    input.high(),
                    input.low(),
                    input.close(),
                    input.begin(),
                    input.count(),
                    found);
            if (code != RetCode.Success) {
                throw new IllegalStateException(name + ": " + code);
            }
            double[] values = new double[bars.size()];
            Arrays.fill(values, Double.NaN);
            for (int i = 0; i < input.count().value; i++) {
                values[input.begin().value + i] = found[i] / 100.0;
            }
            return values;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private TaLibPatterns() {}

    /** All 61. */
    public static List<Pattern> all() {
        return List.of(
                plain("belt_hold", Core::cdlBeltHold),
                plain("closing_marubozu", Core::cdlClosingMarubozu),
                plain("doji", Core::cdlDoji),
                plain("dragonfly_doji", Core::cdlDragonflyDoji),
                plain("gravestone_doji", Core::cdlGravestoneDoji),
                plain("high_wave", Core::cdlHignWave),
                plain("long_legged_doji", Core::cdlLongLeggedDoji),
                plain("long_line", Core::cdlLongLine),
                plain("marubozu", Core::cdlMarubozu),
                plain("rickshaw_man", Core::cdlRickshawMan),
                plain("short_line", Core::cdlShortLine),
                plain("spinning_top", Core::cdlSpinningTop),
                plain("takuri", Core::cdlTakuri),
                plain("counterattack", Core::cdlCounterAttack),
                penetrating("dark_cloud_cover", Core::cdlDarkCloudCover, 0.5),
                plain("doji_star", Core::cdlDojiStar),
                plain("engulfing", Core::cdlEngulfing),
                plain("hammer", Core::cdlHammer),
                plain("hanging_man", Core::cdlHangingMan),
                plain("harami", Core::cdlHarami),
                plain("harami_cross", Core::cdlHaramiCross),
                plain("homing_pigeon", Core::cdlHomingPigeon),
                plain("in_neck", Core::cdlInNeck),
                plain("inverted_hammer", Core::cdlInvertedHammer),
                plain("kicking", Core::cdlKicking),
                plain("kicking_by_length", Core::cdlKickingByLength),
                plain("matching_low", Core::cdlMatchingLow),
                plain("on_neck", Core::cdlOnNeck),
                plain("piercing", Core::cdlPiercing),
                plain("separating_lines", Core::cdlSeperatingLines),
                plain("shooting_star", Core::cdlShootingStar),
                plain("thrusting", Core::cdlThrusting),
                plain("two_crows", Core::cdl2Crows),
                plain("three_inside", Core::cdl3Inside),
                plain("three_outside", Core::cdl3Outside),
                plain("three_stars_in_the_south", Core::cdl3StarsInSouth),
                plain("three_white_soldiers", Core::cdl3WhiteSoldiers),
                penetrating("abandoned_baby", Core::cdlAbandonedBaby, 0.3),
                plain("advance_block", Core::cdlAdvanceBlock),
                penetrating("evening_doji_star", Core::cdlEveningDojiStar, 0.3),
                penetrating("evening_star", Core::cdlEveningStar, 0.3),
                plain("gap_side_by_side_white", Core::cdlGapSideSideWhite),
                plain("hikkake", Core::cdlHikkake),
                plain("identical_three_crows", Core::cdlIdentical3Crows),
                penetrating("morning_doji_star", Core::cdlMorningDojiStar, 0.3),
                penetrating("morning_star", Core::cdlMorningStar, 0.3),
                plain("stalled", Core::cdlStalledPattern),
                plain("stick_sandwich", Core::cdlStickSandwhich),
                plain("tasuki_gap", Core::cdlTasukiGap),
                plain("tristar", Core::cdlTristar),
                plain("unique_three_river", Core::cdlUnique3River),
                plain("upside_gap_two_crows", Core::cdlUpsideGap2Crows),
                plain("gap_three_methods", Core::cdlXSideGap3Methods),
                plain("three_black_crows", Core::cdl3BlackCrows),
                plain("three_line_strike", Core::cdl3LineStrike),
                plain("breakaway", Core::cdlBreakaway),
                plain("concealing_baby_swallow", Core::cdlConcealBabysWall),
                plain("hikkake_modified", Core::cdlHikkakeMod),
                plain("ladder_bottom", Core::cdlLadderBottom),
                penetrating("mat_hold", Core::cdlMatHold, 0.5),
                plain("rising_falling_three", Core::cdlRiseFall3Methods));
    }

    /** The one of that name. */
    public static Pattern named(String name) {
        return all().stream()
                .filter(pattern -> pattern.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Pattern plain(String name, Function function) {
        return new Pattern(name, function);
    }

    private static Pattern penetrating(String name, Penetrating function, double penetration) {
        return new Pattern(
                name,
                (core, start, end, open, high, low, close, first, count, out) ->
                        function.find(core, start, end, open, high, low, close, penetration, first, count, out));
    }
}
