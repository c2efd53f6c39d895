package dev.almanac.jobs.run;

import dev.almanac.jobs.terminal.StatusLine;
import dev.almanac.lake.ingest.IngestProgress;
import java.time.Duration;
import java.util.Locale;

/** The status line's words for how far a fetch is: series, rows, rows a second and the time left. */
final class FetchProgress implements IngestProgress {
    private static final double LEAST_SECONDS = 0.001;

    private final StatusLine.Step line;
    private volatile boolean ended;

    FetchProgress(StatusLine.Step line) {
        this.line = line;
    }

    /** What is committed while more is read is not told; the reading is what takes long. */
    @Override
    public void done(String step, long rows) {
        if (ended) {
            line.reached(rows + " rows to " + step);
        }
    }

    @Override
    public void read(int series, int ofSeries, long rows, double share) {
        ended = share >= 1;
        line.reached(text(series, ofSeries, rows, share, line.seconds()));
    }

    static String text(int series, int ofSeries, long rows, double share, double seconds) {
        double rate = rows / Math.max(seconds, LEAST_SECONDS);
        String left = share > 0 && share < 1 ? ", " + time(seconds / share * (1 - share)) + " left" : "";
        return series + " of " + ofSeries + " series, " + rows + " rows, " + String.format(Locale.ROOT, "%.0f", rate)
                + " rows/s" + left;
    }

    /** A time as people say it, such as {@code 40 s}, {@code 12 min} or {@code 3 h 5 min}. */
    static String time(double seconds) {
        Duration time = Duration.ofSeconds((long) Math.ceil(seconds));
        if (time.toMinutes() < 2) {
            return time.toSeconds() + " s";
        }
        return time.toHours() < 2 ? time.toMinutes() + " min" : time.toHours() + " h " + time.toMinutesPart() + " min";
    }
}
