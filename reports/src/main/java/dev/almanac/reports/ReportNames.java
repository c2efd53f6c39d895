package dev.almanac.reports;

import dev.almanac.analytics.report.Head;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;

/** How the files of a report are called. */
public final class ReportNames {
    private ReportNames() {}

    /**
     * The files' common name: {@code 2022-10-11-default}; the time of day follows where the as-of is not midnight
     * ({@code 2022-10-11T0400Z-default}), the revision where it is not the first ({@code 2022-10-11-default-r2}).
     */
    public static String base(Head head) {
        ZonedDateTime asOf = head.asOf().atZone(ZoneOffset.UTC);
        LocalTime time = asOf.toLocalTime();
        String clock = time.equals(LocalTime.MIDNIGHT)
                ? ""
                : "T" + twoDigits(time.getHour()) + twoDigits(time.getMinute()) + "Z";
        String revision = head.revision() > 1 ? "-r" + head.revision() : "";
        return asOf.toLocalDate() + clock + "-" + slug(head.profile()) + revision;
    }

    /** Where a chart's file lies, relative to the documents. */
    public static String chart(Head head, String chart, String extension) {
        return "charts/" + base(head) + "/" + chart + "." + extension;
    }

    /** A name's letters and digits in lower case, everything else as single hyphens. */
    public static String slug(String name) {
        String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return slug.replaceAll("^-|-$", "");
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
