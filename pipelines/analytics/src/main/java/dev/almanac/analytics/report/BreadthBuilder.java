package dev.almanac.analytics.report;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.report.MarketView.Breadth;
import dev.almanac.analytics.report.MarketView.BreadthDay;
import dev.almanac.analytics.report.MarketView.Regime;
import dev.almanac.analytics.universe.DailyHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Share of members above their averages, day by day, and the regime that follows from it. */
final class BreadthBuilder {
    private static final int HISTORY_DAYS = 180;
    private static final int SHORT = 50;
    private static final int LONG = 200;

    /** Days over which the share is averaged before the regime is read off it, so that one day does not turn it. */
    private static final int SMOOTHING = 5;

    private static final double UP_FROM = 0.6;
    private static final double DOWN_TO = 0.4;

    private BreadthBuilder() {}

    /** Breadth over the last days; the last of them is the newest that a member knows at the as-of. */
    static Breadth breadth(List<DailyHistory> members, Instant asOf) {
        long last = members.stream()
                .mapToLong(member -> member.lastKnowable(asOf))
                .max()
                .orElse(0);
        List<BreadthDay> days = new ArrayList<>();
        for (int back = HISTORY_DAYS - 1; back >= 0; back--) {
            long open = last - back * Interval.D1.micros();
            double above50 = above(members, open, SHORT);
            double above200 = above(members, open, LONG);
            if (!Double.isNaN(above50)) {
                days.add(new BreadthDay(day(open), above50, above200));
            }
        }
        boolean current = !days.isEmpty() && days.get(days.size() - 1).day().equals(day(last));
        double above50 = current ? days.get(days.size() - 1).above50() : Double.NaN;
        double above200 = current ? days.get(days.size() - 1).above200() : Double.NaN;
        return new Breadth(above50, above200, members.size(), text(above50, above200, days, members.size()), days);
    }

    private static String text(double above50, double above200, List<BreadthDay> days, int members) {
        if (members == 0) {
            return "There are no members to count.";
        }
        if (Double.isNaN(above50)) {
            return "No member has the 50 daily bars that a 50-day average takes.";
        }
        boolean alone = members == 1;
        String text = alone
                ? "The only member is " + share(above50, true) + " the 50-day average"
                : share(above50, false) + " of " + members + " members are above the 50-day average";
        if (!Double.isNaN(above200)) {
            text += (alone ? " and " : ", ")
                    + share(above200, alone)
                    + (alone ? " the 200-day one" : " above the 200-day one");
        }
        if (days.size() > 7) {
            double before = days.get(days.size() - 8).above50();
            text += "; a week earlier it was " + share(before, alone)
                    + (alone ? " the 50-day average" : " above the 50-day average");
        }
        return text + (alone ? "." : ". Past days count today's members.");
    }

    /** A share of several as a percentage; of a single one, on which side it is. */
    private static String share(double above, boolean alone) {
        return alone ? above > 0 ? "above" : "below" : Figures.wholePercent(above);
    }

    /** Share of the members with a bar on that day whose close is above their average; {@code NaN} of none. */
    private static double above(List<DailyHistory> members, long open, int length) {
        int above = 0;
        int counted = 0;
        for (DailyHistory member : members) {
            List<Candle> bars = member.recent();
            int index = indexOf(bars, open);
            double average = index < 0 ? Double.NaN : Averages.close(bars, index, length);
            if (!Double.isNaN(average)) {
                counted++;
                above += bars.get(index).close() > average ? 1 : 0;
            }
        }
        return counted == 0 ? Double.NaN : above / (double) counted;
    }

    /** Binary search by open time; negative where that day has no bar. */
    static int indexOf(List<Candle> bars, long open) {
        int low = 0;
        int high = bars.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long time = bars.get(middle).openTime();
            if (time == open) {
                return middle;
            }
            if (time < open) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** The regime of the last day and the first day of its unbroken run. */
    static Regime regime(List<BreadthDay> days, Instant asOf) {
        int last = days.size() - 1;
        if (days.size() < SMOOTHING) {
            return new Regime(
                    "unknown",
                    LocalDate.ofInstant(asOf, ZoneOffset.UTC),
                    days.isEmpty()
                            ? "The regime is unknown: there is no breadth to read it off."
                            : "The regime is unknown: it takes " + SMOOTHING + " days of breadth, there "
                                    + (days.size() == 1 ? "is 1" : "are " + days.size()) + ".");
        }
        String name = name(smoothed(days, last));
        int since = last;
        while (since > SMOOTHING - 1 && name(smoothed(days, since - 1)).equals(name)) {
            since--;
        }
        boolean whole = since == SMOOTHING - 1;
        LocalDate first = days.get(since).day();
        return new Regime(
                name,
                first,
                Words.sentence(name) + (whole ? " since " + first + " or before" : " since " + first) + ": the "
                        + SMOOTHING + "-day mean of the share above the 50-day average is "
                        + Figures.wholePercent(smoothed(days, last)) + " (uptrend from "
                        + Figures.wholePercent(UP_FROM) + ", downtrend up to " + Figures.wholePercent(DOWN_TO) + ").");
    }

    private static double smoothed(List<BreadthDay> days, int index) {
        double sum = 0;
        for (int i = index - SMOOTHING + 1; i <= index; i++) {
            sum += days.get(i).above50();
        }
        return sum / SMOOTHING;
    }

    private static String name(double share) {
        return share >= UP_FROM ? "uptrend" : share <= DOWN_TO ? "downtrend" : "sideways";
    }

    private static LocalDate day(long open) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(open / 1_000_000), ZoneOffset.UTC);
    }
}
