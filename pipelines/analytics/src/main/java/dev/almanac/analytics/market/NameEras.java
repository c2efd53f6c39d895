package dev.almanac.analytics.market;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When names of assets came to mean another one, as LUNA did: the bars before and after are of two assets though their series
 * has one name, and nothing that is computed from the one may run into the other. An era lies between two such instants. A
 * bar is of the era that it closes in, so that in order of their close bars of all lengths go from one era to the next once.
 *
 * @param begins by the name of an asset, the instants from which on it means another one, microseconds since the epoch
 */
public record NameEras(SortedMap<String, List<Long>> begins) implements Serializable {
    /** No name ever changed its meaning. */
    public static final NameEras NONE = new NameEras(new TreeMap<>());

    /** Defensive copy. */
    public NameEras {
        TreeMap<String, List<Long>> copy = new TreeMap<>();
        begins.forEach((name, instants) ->
                copy.put(name, instants.stream().distinct().sorted().toList()));
        begins = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * A time in which a pair's name means one thing.
     *
     * @param after bars that close after it, microseconds since the epoch; the least long of the first era
     * @param until and no later than this; the largest long of the last era
     */
    public record Era(long after, long until) {
        /** All of time. */
        public static final Era ALWAYS = new Era(Long.MIN_VALUE, Long.MAX_VALUE);

        /** Whether a bar is of this era that closes then, exclusive, microseconds since the epoch. */
        public boolean holds(long close) {
            return close > after && close <= until;
        }
    }

    /**
     * The eras of a pair in order of time; mostly one.
     *
     * @param symbol in the form {@code BTC/USDT}
     */
    public List<Era> of(String symbol) {
        if (begins.isEmpty()) {
            return List.of(Era.ALWAYS);
        }
        TreeSet<Long> bounds = new TreeSet<>();
        Arrays.stream(symbol.split("/", -1)).forEach(name -> bounds.addAll(begins.getOrDefault(name, List.of())));
        List<Long> ends =
                Stream.concat(bounds.stream(), Stream.of(Long.MAX_VALUE)).toList();
        return IntStream.range(0, ends.size())
                .mapToObj(i -> new Era(i == 0 ? Long.MIN_VALUE : ends.get(i - 1), ends.get(i)))
                .toList();
    }

    /** The era of a bar of the pair that closes at {@code close}, exclusive, microseconds since the epoch. */
    public Era at(String symbol, long close) {
        return of(symbol).stream().filter(era -> era.holds(close)).findFirst().orElse(Era.ALWAYS);
    }

    /** What tells it from any other in a definition: empty where no name ever changed its meaning. */
    public String text() {
        return begins.isEmpty() ? "" : " afresh " + begins;
    }
}
