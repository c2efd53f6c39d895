package dev.almanac.analytics.universe;

import java.io.Serializable;

/**
 * Something that is known about the name of an asset.
 *
 * @param kind what
 * @param name the name that it is about, upper case
 * @param asset what that name stands for, or goes by; see {@link Kind}
 * @param effective from when on it holds, microseconds since the epoch; {@code Long.MIN_VALUE} of an alias
 * @param knownAt from when on it could be known, microseconds since the epoch; no decision for an earlier time uses it
 * @param source where it is from, for a person
 */
public record AssetFact(Kind kind, String name, String asset, long effective, long knownAt, String source)
        implements Serializable {
    /** What may be known of a name. */
    public enum Kind {
        /** {@code name} is another spelling of {@code asset}: XBT of BTC. */
        ALIAS,
        /** {@code name} goes by {@code asset} from then on, as MATIC by POL: one asset, in two series of bars. */
        RENAME,
        /** Until then {@code name} meant {@code asset}, from then on another one, as LUNA meant LUNC: two assets, one series. */
        REISSUE
    }

    /** Whether it could be known at a time, microseconds since the epoch. */
    boolean isKnown(long asOf) {
        return knownAt <= asOf;
    }
}
