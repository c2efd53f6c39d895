package dev.almanac.analytics.feature;

import dev.almanac.analytics.figure.Digest;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BarBlocks;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import dev.almanac.analytics.indicator.type.Call;
import dev.almanac.analytics.indicator.type.Fingerprints;
import dev.almanac.analytics.indicator.type.IndicatorRun;
import dev.almanac.analytics.market.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The indicators of one series behind one loop. Columns that name the same indicator with the same arguments read it from
 * one object. Bar by bar and block by block the same code runs over the same state, so both give the same bits.
 */
public final class FeatureProgram implements Stateful {
    private static final int HEX_DIGITS_OF_LONG = 16;

    private final List<IndicatorRun<?>> runs = new ArrayList<>();
    private final List<String> instances;
    private final long format;
    private final Form[] forms;
    private final BarBlocks stretch = new BarBlocks();

    /** @param columns what is written, in order; where a value is taken from does not matter here */
    public FeatureProgram(List<Column> columns, Interval interval) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        this.forms = new Form[columns.size()];
        for (int i = 0; i < forms.length; i++) {
            forms[i] = columns.get(i).form();
            places.computeIfAbsent(columns.get(i).call().instance(), key -> new ArrayList<>())
                    .add(i);
        }
        this.instances = List.copyOf(places.keySet());
        StringBuilder layouts = new StringBuilder("almanac state " + SavedState.VERSION + "\n");
        places.forEach((instance, shared) -> {
            List<Call<?>> calls =
                    shared.stream().<Call<?>>map(i -> columns.get(i).call()).toList();
            runs.add(run(calls, shared.stream().mapToInt(Integer::intValue).toArray(), interval));
            layouts.append(instance)
                    .append(' ')
                    .append(Fingerprints.layout(calls.get(0).type()))
                    .append('\n');
        });
        this.format = Long.parseUnsignedLong(Digest.sha256(layouts.toString()).substring(0, HEX_DIGITS_OF_LONG), 16);
    }

    /** A number that tells how saved states of this program are laid out: another layout has another one. */
    long format() {
        return format;
    }

    @SuppressWarnings("unchecked")
    private static <I extends Indicator> IndicatorRun<I> run(List<Call<?>> calls, int[] places, Interval interval) {
        // Calls of one instance are of one type, so their outputs read the same class.
        return new IndicatorRun<>((List<Call<I>>) (List<?>) calls, places, interval);
    }

    /**
     * Takes the next closed bar.
     *
     * @param out receives one value for each column from index 0 on, {@code NaN} where not defined
     */
    public void update(Bar bar, double[] out) {
        for (IndicatorRun<?> run : runs) {
            run.update(bar, out);
        }
        for (int i = 0; i < forms.length; i++) {
            if (forms[i] != Form.VALUE) {
                out[i] = forms[i].apply(out[i], bar.close());
            }
        }
    }

    /**
     * Takes a block of bars.
     *
     * @param from first bar
     * @param to bar after the last
     * @param columns receives the values of bar {@code i} at index {@code i - from} of each column
     */
    public void update(Bars bars, int from, int to, double[][] columns) {
        update(bars, from, to, columns, 0);
    }

    /** The same, with the value of the first bar at index {@code first}. */
    void update(Bars bars, int from, int to, double[][] columns, int first) {
        // Short stretches: what one indicator reads is still in the processor's cache when the next one does.
        for (int start = from; start < to; start += BarBlock.CAPACITY) {
            int end = Math.min(to, start + BarBlock.CAPACITY);
            int at = first + start - from;
            stretch.fill(bars, start, end);
            for (int step = 0; step < BlockIndicator.STEPS; step++) {
                for (IndicatorRun<?> run : runs) {
                    run.ask(stretch, step);
                }
                stretch.smooth();
            }
            for (IndicatorRun<?> run : runs) {
                run.update(stretch, columns, at);
            }
            for (int column = 0; column < forms.length; column++) {
                if (forms[column] != Form.VALUE) {
                    apply(forms[column], columns[column], at, bars, start, end);
                }
            }
        }
    }

    private static void apply(Form form, double[] values, int at, Bars bars, int from, int to) {
        for (int i = from; i < to; i++) {
            int place = at + i - from;
            values[place] = form.apply(values[place], bars.close(i));
        }
    }

    /** Takes up the state of every indicator that one of others has too, of the first that has it. */
    void takeUp(List<FeatureProgram> others) {
        for (int i = 0; i < instances.size(); i++) {
            String instance = instances.get(i);
            FeatureProgram owner = others.stream()
                    .filter(other -> other.instances.contains(instance))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("nobody has a state of " + instance));
            StateWriter state = new StateWriter();
            owner.runs.get(owner.instances.indexOf(instance)).save(state);
            runs.get(i).restore(new StateReader(state.toBytes()));
        }
    }

    @Override
    public void save(StateWriter writer) {
        runs.forEach(run -> run.save(writer));
    }

    @Override
    public void restore(StateReader reader) {
        runs.forEach(run -> run.restore(reader));
    }
}
