package dev.almanac.analytics.universe;

import java.util.Collection;

/**
 * Tells stablecoins, wrapped, leveraged and tokenised assets from ordinary ones: by name first and then by behaviour. It
 * knows nothing but the histories that it is given, so what it says of a day is what could be said on that day.
 */
public final class AssetClassifier {
    /** How many daily bars of each pair are looked at. */
    public static final int BARS = AssetBehaviour.DAYS + 1;

    private final AssetBehaviour behaviour;

    private AssetClassifier(AssetBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** A classifier of these histories, which it compares with each other. */
    public static AssetClassifier of(Collection<DailyHistory> histories, AssetFacts names) {
        long end = histories.stream()
                .mapToLong(history -> history.last().openTime())
                .max()
                .orElse(0);
        return new AssetClassifier(new AssetBehaviour(histories, names, end));
    }

    /** What the base of a pair is. */
    public AssetMark mark(DailyHistory history) {
        return AssetRules.of(history.symbol().base())
                .or(() -> behaviour.of(history))
                .orElse(AssetMark.ORDINARY);
    }
}
