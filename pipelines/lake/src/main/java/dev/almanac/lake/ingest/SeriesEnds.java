package dev.almanac.lake.ingest;

import dev.almanac.analytics.quality.QualityRules;
import dev.almanac.lake.run.LastStep;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * How the stored series stand behind their last bars, so that a load that goes on from there need not read them: kept beside
 * the tables after each load, believed as long as candles and data_quality are as that load left them, or the checks over the
 * lake, whose findings no load reads. A run that was cut off or a hand has moved them, and the stored bars are read again.
 */
public final class SeriesEnds {
    /**
     * Up to so many characters are kept, about 20,000 series by the default rules: a load of one series reads and writes them
     * all, and far more would cost it what they spare it.
     */
    private static final long MAX_SIZE = 32L << 20;

    private final Lake lake;
    private final LastStep<Kept> last;
    private final List<String> words;

    /** @param build which build of the program this is; empty where that cannot be told, and nothing is kept then */
    SeriesEnds(Lake lake, QualityRules rules, String build) {
        this.lake = lake;
        this.last = kept(lake);
        this.words = build.isEmpty() ? List.of() : List.of(rules.toString(), build);
    }

    private static LastStep<Kept> kept(Lake lake) {
        return new LastStep<>(lake, "ends", List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY), Kept.class);
    }

    /** Does {@code work} that writes to data_quality what loads neither read nor take back; what is known is known after it. */
    public static <T> T across(Lake lake, Supplier<T> work) {
        return kept(lake).across(work);
    }

    /**
     * What is kept.
     *
     * @param complete whether a series without a state has no stored bars either
     * @param states by the series' name
     */
    record Kept(boolean complete, TreeMap<String, String> states) {
        private static final Kept NOTHING = new Kept(false, new TreeMap<>());

        /** Whether the stored bars of a series need not be read to go on behind them. */
        boolean covers(String series) {
            return complete || states.containsKey(series);
        }

        /** How many characters the states are. */
        private long size() {
            return states.values().stream().mapToLong(String::length).sum();
        }
    }

    /** What is known of the tables as they are, before a load. */
    Kept recall() {
        if (!lake.exists(Catalogue.CANDLES)) {
            return new Kept(true, new TreeMap<>());
        }
        return words.isEmpty() ? Kept.NOTHING : last.recall(words).orElse(Kept.NOTHING);
    }

    /** Keeps what is known after a load; a series that failed, or was not judged, stands as before. */
    void remember(Kept before, Map<String, Judgement> judgements) {
        if (words.isEmpty()) {
            return;
        }
        TreeMap<String, String> states = new TreeMap<>(before.states());
        judgements.forEach((series, judgement) -> {
            if (!judgement.report().failed() && !judgement.state().isEmpty()) {
                states.put(series, judgement.state());
            }
        });
        Kept after = new Kept(before.complete(), states);
        last.remember(words, after.size() > MAX_SIZE ? Kept.NOTHING : after);
    }
}
