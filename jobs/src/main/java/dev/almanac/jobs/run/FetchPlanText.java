package dev.almanac.jobs.run;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleWindow;
import dev.almanac.connectors.venue.Venues;
import dev.almanac.jobs.terminal.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a fetch would bring, for people and for programs. */
final class FetchPlanText {
    /** More series than this are told by venue only. */
    private static final int LISTED = 40;

    private FetchPlanText() {}

    static Answer of(
            List<CandleWindow> windows,
            List<Venues.Estimate> estimates,
            List<String> notes,
            List<UserException> failures) {
        StringBuilder text = new StringBuilder(series(windows));
        for (Venues.Estimate one : estimates) {
            text.append(one.venue())
                    .append(": up to ")
                    .append(Figures.count(one.bars(), "bar", "bars"))
                    .append(" in ")
                    .append(Figures.count(one.calls(), "call", "calls"))
                    .append(", at least ")
                    .append(FetchProgress.time(one.time().toNanos() / 1e9))
                    .append(" at its budget\n");
            if (one.rebuilt() > 0) {
                text.append(ofTrades(one));
            }
        }
        text.append(windows.isEmpty() ? "nothing is missing\n" : "nothing was fetched\n");
        notes.forEach(note -> text.append("note: ").append(note).append('\n'));
        List<String> down = failures.stream()
                .map(failure -> failure.problem() + "; " + failure.reason())
                .toList();
        down.forEach(line -> text.append("not asked: ").append(line).append('\n'));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("windows", windows.stream().map(FetchPlanText::values).toList());
        values.put("venues", estimates.stream().map(FetchPlanText::values).toList());
        values.put("notes", notes);
        values.put("not_asked", down);
        return new Answer(text.toString(), values);
    }

    /** Only the venue knows how many trades there were, and only when it is asked for them. */
    private static String ofTrades(Venues.Estimate estimate) {
        return "  " + Figures.count(estimate.rebuilt(), "of these bars is", "of these bars are")
                + " older than its candles reach and made of trades, counted as one call a day;\n"
                + "  a call brings up to 1,000 trades: how many more a busy pair takes is unknown beforehand\n";
    }

    private static String series(List<CandleWindow> windows) {
        Map<SeriesKey, List<CandleWindow>> bySeries = windows.stream()
                .collect(Collectors.groupingBy(CandleWindow::series, LinkedHashMap::new, Collectors.toList()));
        TextTable table = new TextTable(false, false, false, true, true);
        table.row("series", "from", "to", "windows", "bars");
        List<SeriesKey> listed = new ArrayList<>(bySeries.keySet());
        for (SeriesKey key : listed.subList(0, Math.min(LISTED, listed.size()))) {
            List<CandleWindow> of = bySeries.getOrDefault(key, List.of());
            table.row(
                    key.toString(),
                    of.get(0).from().toString(),
                    of.get(of.size() - 1).to().toString(),
                    Integer.toString(of.size()),
                    Long.toString(of.stream().mapToLong(FetchPlanText::bars).sum()));
        }
        String more = listed.size() > LISTED ? "and " + (listed.size() - LISTED) + " more series\n" : "";
        return listed.isEmpty() ? "" : table.text() + more;
    }

    private static long bars(CandleWindow window) {
        return Duration.between(window.from(), window.to())
                .dividedBy(window.series().interval().length());
    }

    private static Map<String, Object> values(CandleWindow window) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("venue", window.series().venue());
        values.put("symbol", window.series().symbol().toString());
        values.put("interval", window.series().interval().code());
        values.put("from", window.from().toString());
        values.put("to", window.to().toString());
        values.put("bars", bars(window));
        return values;
    }

    private static Map<String, Object> values(Venues.Estimate estimate) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("venue", estimate.venue());
        values.put("bars", estimate.bars());
        values.put("bars_made_of_trades", estimate.rebuilt());
        values.put("calls", estimate.calls());
        values.put("seconds", estimate.time().toMillis() / 1e3);
        return values;
    }
}
