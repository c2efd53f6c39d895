package dev.almanac.analytics.report;

import java.time.Instant;
import java.util.List;

/**
 * The first lines of a report.
 *
 * @param asOf the instant it speaks for
 * @param profile name of the ranking profile
 * @param revision revision of the ranking that it shows, from 1; 0 where there was nothing to rank
 * @param retrospective whether the ranking was made after its entry bar had opened, and so counts in no track record
 * @param notices lines that must be read first, such as "Historical sample data"; may be empty
 * @param headline one line: how many calls and the market's state
 * @param standsOut at most four lines: what stands out today, and the calls that are not shown
 * @param ranked how many symbols were ranked
 * @param horizonDays days from entry to settlement of every call
 * @param entryRule when a call is entered, in words
 * @param benchmark what a call is measured against, in words
 */
public record Head(
        Instant asOf,
        String profile,
        int revision,
        boolean retrospective,
        List<String> notices,
        String headline,
        List<String> standsOut,
        int ranked,
        int horizonDays,
        String entryRule,
        String benchmark) {
    /** Defensive copies. */
    public Head {
        notices = List.copyOf(notices);
        standsOut = List.copyOf(standsOut);
    }
}
