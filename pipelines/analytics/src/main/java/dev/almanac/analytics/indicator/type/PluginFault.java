package dev.almanac.analytics.indicator.type;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.figure.Figures;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** What an indicator of a plug-in threw: its author's to mend, so it is told where and on which bar. */
public final class PluginFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Where the first frames are that a plug-in's author did not write. */
    private static final List<String> JAVA = List.of("java.", "jdk.", "javax.", "sun.");

    private final String instance;
    private final long openTime;

    /** @param openTime of the bar that it was given, microseconds since the epoch; of a block its first */
    PluginFault(String instance, long openTime, Throwable thrown) {
        super(String.valueOf(thrown)); // its words alone: what a plug-in throws may be nothing that can be sent
        setStackTrace(thrown.getStackTrace());
        this.instance = instance;
        this.openTime = openTime;
    }

    /** The same, told to the user with the symbol that it happened on. */
    public UserException at(String symbol) {
        String where = Arrays.stream(getStackTrace())
                .filter(frame -> JAVA.stream().noneMatch(frame.getClassName()::startsWith))
                .findFirst()
                .map(frame -> " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
                .orElse("");
        return new UserException(
                ExitCode.USAGE,
                "indicator " + instance + " of a plug-in failed on " + symbol + " at the bar of "
                        + Figures.instant(Instant.EPOCH.plus(openTime, ChronoUnit.MICROS)),
                "it threw " + getMessage() + where,
                "mend the plug-in, or take its columns out of the set",
                this);
    }
}
