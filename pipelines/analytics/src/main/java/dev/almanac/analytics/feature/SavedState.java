package dev.almanac.analytics.feature;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * How the state of one interval is laid out: the format, which tells this layout from any other; what stands here; and the
 * state of the interval's program.
 *
 * @param lastOpen open time of the last bar, microseconds since the epoch
 * @param bars how many bars were taken since the beginning of the series
 * @param knowableFrom when all of them were knowable, microseconds since the epoch
 * @param given what other rows join from the last bar
 */
record SavedState(long lastOpen, long bars, long knowableFrom, double[] given) {
    /** Raised whenever what stands before the program's own state changes; part of {@link FeatureProgram#format}. */
    static final int VERSION = 2;

    /** The state as bytes. */
    byte[] write(FeatureProgram program) {
        StateWriter writer = new StateWriter();
        writer.putLong(program.format());
        writer.putLong(lastOpen);
        writer.putLong(bars);
        writer.putLong(knowableFrom);
        writer.putDoubles(given, given.length);
        program.save(writer);
        return writer.toBytes();
    }

    /**
     * Takes a state up.
     *
     * @param given how many columns other rows join
     * @param program restored
     * @throws IllegalStateException where the state has another format, or another length
     */
    static SavedState read(byte[] state, int given, FeatureProgram program) {
        StateReader reader = new StateReader(state);
        if (reader.getLong() != program.format()) {
            throw new IllegalStateException("the state has another format");
        }
        SavedState saved = new SavedState(reader.getLong(), reader.getLong(), reader.getLong(), new double[given]);
        reader.getDoubles(saved.given, given);
        program.restore(reader);
        reader.end();
        return saved;
    }
}
