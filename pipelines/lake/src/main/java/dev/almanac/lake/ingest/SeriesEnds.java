package dev.almanac.lake.ingest;

import dev.almanac.analytics.quality.QualityRules;
import dev.almanac.lake.run.LastStep;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the stored series stand behind their last bars, so that a load that goes on from there need not read them: kept beside
 * the tables after each load, believed as long as candles and data_quality are as that load left them. A run that was cut
 * off, a compaction or a hand has moved them, and the stored bars are read again.
 */
final class SeriesEnds {
    private final Lake lake;
    private final LastStep<Kept> last;
    private final List<String> words;

    /** @param build which build of the program this is; empty where that cannot be told, and nothing is kept then */
    SeriesEnds(Lake lake, QualityRules rules, String build) {
        this.lake = lake;
        this.last = new LastStep<>(lake, "ends", List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY), Kept.class);
        this.words = build.isEmpty() ? List.of() : List.of(rules.toString(), build);
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
    }

    /** What is known of the tables as they are, before a load. */
    Kept recall() {
        if (!lake.exists(Catalogue.CANDLES)) {
            return new Kept(true, new TreeMap<>());
        }
        return words.isEmpty() ? Kept.NOTHING : last.recall(words).orElse(Kept.NOTHING);
    }

    /** Keeps what is known after a load; a series that failed stands as before. */
    void remember(Kept before, Map<String, Judgement> judgements) {
        if (words.isEmpty()) {
            return;
        }
        TreeMap<String, String> states = new TreeMap<>(before.states());
        judgements.forEach((series, judgement) -> {
            if (!judgement.report().failed()) {
                states.put(series, judgement.state());
            }
        });
        last.remember(words, new Kept(before.complete(), states));
    }
}
