package dev.almanac.analytics.agreement;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import dev.almanac.analytics.agreement.Reference.TestSeries;
import dev.almanac.analytics.agreement.Reference.Values;
import dev.almanac.analytics.market.Candle;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** TA-Lib's functions as independent computations. */
final class TaLib {
    private static final int MOST_OUTPUTS = 3;

    private TaLib() {}

    /** What a function of TA-Lib is called with. */
    record Input(Core core, List<Candle> candles, MInteger begin, MInteger count) {
        /** Index of the last bar. */
        int last() {
            return candles.size() - 1;
        }

        /** One price, or a function of several, of every bar. */
        double[] column(ToDoubleFunction<Candle> price) {
            return candles.stream().mapToDouble(price).toArray();
        }

        double[] open() {
            return column(Candle::open);
        }

        double[] high() {
            return column(Candle::high);
        }

        double[] low() {
            return column(Candle::low);
        }

        double[] close() {
            return column(Candle::close);
        }

        double[] volume() {
            return column(Candle::volume);
        }
    }

    /** A call of a function of TA-Lib that writes its outputs. */
    @FunctionalInterface
    interface Function {
        RetCode call(Input input, double[][] out);
    }

    /** A column against the first output of a function on a series, from a bar on. */
    static Reference of(String column, TestSeries bars, int from, double tolerance, Function function) {
        return of(column, bars, from, tolerance, 0, function);
    }

    /** A column against one of several outputs. */
    static Reference of(String column, TestSeries bars, int from, double tolerance, int output, Function function) {
        return new Reference(column, "TA-Lib", bars, from, tolerance, "", values(output, function));
    }

    /** The values of an output, {@code NaN} where there is none. */
    static Values values(int output, Function function) {
        return candles -> {
            Input input = new Input(new Core(), candles, new MInteger(), new MInteger());
            double[][] out = new double[MOST_OUTPUTS][candles.size()];
            RetCode code = function.call(input, out);
            if (code != RetCode.Success) {
                throw new IllegalStateException("TA-Lib says " + code);
            }
            double[] values = new double[candles.size()];
            Arrays.fill(values, Double.NaN);
            System.arraycopy(out[output], 0, values, input.begin().value, input.count().value);
            return values;
        };
    }
}
