package dev.almanac.analytics.indicator.type;

/** What of the past a value depends on. */
public enum Memory {
    /** On the bars of its warm-up and on nothing before them. */
    WINDOW("a window"),
    /**
     * On the bars since the period of the calendar before the present one began, and on nothing before them. The warm-up is
     * that of daily bars whose first opens a month on a Monday; there is no value before a period was seen from its
     * beginning.
     */
    CALENDAR("a period of the calendar"),
    /** On all bars, the older the less: what a bar leaves behind fades geometrically. */
    FADING("all bars, fading"),
    /** On all bars since the first: levels of two series that begin at different bars cannot be compared. */
    WHOLE("all bars"),
    /** On the bars of a declared window, over which it is computed anew at every bar: as slow as the window is long. */
    REPLAYED("a window, replayed: slow");

    private final String label;

    Memory(String label) {
        this.label = label;
    }

    /** For lists. */
    public String label() {
        return label;
    }
}
