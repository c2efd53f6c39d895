package dev.almanac.analytics.quality;

import dev.almanac.analytics.market.Candle;
import java.util.OptionalLong;

/** Takes what the gate decides. Nothing of it counts where the report at the end says that the series failed. */
public interface GateSink {
    /** A bar to be written, whole, as it shall be stored. */
    void keep(Candle candle, Change change);

    /**
     * A row that was set aside.
     *
     * @param unit number of the unit that it came from
     * @param place where it stands in the unit
     * @param raw the row as the source wrote it
     * @param rule the code of a {@link QualityRule}, or the name that a reader gave its own
     * @param message the same for a person, with the value at fault
     * @param openTime microseconds since the epoch; empty where the row's time could not be read
     */
    void quarantine(int unit, long place, String raw, String rule, String message, OptionalLong openTime);

    /** Something to record in the series' current findings. */
    void finding(Finding finding);
}
