package dev.almanac.analytics.quality;

/** What a bar that the gate lets through does to the stored ones. */
public enum Change {
    /** No bar of this time is stored. */
    NEW,
    /** The stored bar agrees, and gains figures that it lacked. */
    FILLED,
    /** The stored bar disagrees and gives way. */
    REPLACED
}
