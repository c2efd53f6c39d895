package dev.almanac.analytics.universe;

import dev.almanac.analytics.market.NameEras;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which asset a name stands for, at a time and as far as it could be known at another. Times are microseconds since the epoch.
 *
 * @param facts of one name and kind the later ones come later
 */
public record AssetFacts(List<AssetFact> facts) implements Serializable {
    /** Every name stands for itself. */
    public static final AssetFacts NONE = new AssetFacts(List.of());

    /** Defensive copy. */
    public AssetFacts {
        facts = List.copyOf(facts);
    }

    /**
     * The asset that {@code name} stood for, under the last name that it was known by.
     *
     * @param at the time whose bars or words use the name
     * @param asOf what could be known by then is used, and nothing else
     */
    public String asset(String name, long at, long asOf) {
        String asset = of(AssetFact.Kind.REISSUE, name, asOf)
                .filter(fact -> at < fact.effective())
                .map(AssetFact::asset)
                .orElse(name);
        Set<String> seen = new HashSet<>();
        while (seen.add(asset)) {
            String current = asset;
            asset = of(AssetFact.Kind.ALIAS, current, asOf)
                    .or(() -> of(AssetFact.Kind.RENAME, current, asOf))
                    .map(AssetFact::asset)
                    .orElse(current);
        }
        return asset;
    }

    /** What {@code name} was renamed to, as far as it could be known. */
    public Optional<AssetFact> rename(String name, long asOf) {
        return of(AssetFact.Kind.RENAME, name, asOf);
    }

    /** When {@code name} became the name of another asset, as far as it could be known. */
    public Optional<AssetFact> reissue(String name, long asOf) {
        return of(AssetFact.Kind.REISSUE, name, asOf);
    }

    /** Names that became those of another asset by {@code asOf}, as far as it could be known. */
    public List<AssetFact> reissuedBy(long asOf) {
        return facts.stream()
                .filter(fact -> fact.kind() == AssetFact.Kind.REISSUE && fact.isKnown(asOf) && fact.effective() <= asOf)
                .toList();
    }

    /**
     * When names became those of other assets, as far as it is known at all: what is computed from bars must not run across
     * that, whoever knew of it. Of one name the last fact counts, as everywhere.
     */
    public NameEras eras() {
        TreeMap<String, List<Long>> begins = new TreeMap<>();
        facts.stream()
                .filter(fact -> fact.kind() == AssetFact.Kind.REISSUE)
                .forEach(fact -> begins.put(fact.name(), List.of(fact.effective())));
        return new NameEras(begins);
    }

    private Optional<AssetFact> of(AssetFact.Kind kind, String name, long asOf) {
        return facts.stream()
                .filter(fact -> fact.kind() == kind && fact.name().equals(name) && fact.isKnown(asOf))
                .reduce((earlier, later) -> later);
    }

    /** All of them as one text: equal facts, equal text. */
    public String text() {
        return facts.stream().map(AssetFact::toString).collect(Collectors.joining("\n"));
    }
}
