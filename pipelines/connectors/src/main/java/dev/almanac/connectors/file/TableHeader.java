package dev.almanac.connectors.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the columns of a table mean.
 *
 * @param times positions of the columns with the open time
 * @param single positions of the columns of which there is one
 * @param volumes positions of the volume columns that name an asset, by that asset
 * @param ignored names of columns without a meaning
 * @param width how many columns there are
 */
record TableHeader(
        List<Integer> times,
        Map<Column, Integer> single,
        Map<String, Integer> volumes,
        List<String> ignored,
        int width) {

    private static final List<Column> PRICES = List.of(Column.OPEN, Column.HIGH, Column.LOW, Column.CLOSE);

    /** The columns of the exchange's kline archive, in its order; files of older days come without this header. */
    private static final List<String> KLINE = List.of(
            "open_time",
            "open",
            "high",
            "low",
            "close",
            "volume",
            "close_time",
            "quote_volume",
            "count",
            "taker_buy_volume",
            "taker_buy_quote_volume",
            "ignore");

    /** The meaning of the names in {@code fields}. */
    static TableHeader of(List<String> fields) {
        List<Integer> times = new ArrayList<>();
        Map<Column, Integer> single = new EnumMap<>(Column.class);
        Map<String, Integer> volumes = new LinkedHashMap<>();
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i);
            Optional<Column> column = Column.of(name);
            Optional<String> asset = Column.volumeAsset(name);
            if (column.isPresent() && column.get() == Column.TIME) {
                times.add(i);
            } else if (column.isPresent() && !single.containsKey(column.get())) {
                single.put(column.get(), i);
            } else if (column.isEmpty() && asset.isPresent() && !volumes.containsKey(asset.get())) {
                volumes.put(asset.get(), i);
            } else if (!name.isEmpty()) {
                ignored.add(name);
            }
        }
        return new TableHeader(times, single, volumes, ignored, fields.size());
    }

    /** The header of the kline archive, where {@code line} is a row of such a file without one. */
    static Optional<TableHeader> ofBareKline(CsvLine line) {
        if (line.count() != KLINE.size()) {
            return Optional.empty();
        }
        for (int i = 0; i < line.count(); i++) {
            if (Double.isNaN(line.number(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(of(KLINE));
    }

    /** Whether there is a column for everything that a candle must have. */
    boolean isComplete() {
        return !times.isEmpty() && missing().isEmpty();
    }

    /** Positions of the columns that are understood, ascending. */
    List<Integer> understood() {
        return Stream.of(times, single.values(), volumes.values())
                .flatMap(Collection::stream)
                .sorted()
                .toList();
    }

    /** How many of its columns are understood. */
    int known() {
        return times.size() + single.size() + volumes.size();
    }

    /** Whether these are the columns of the kline archive. */
    boolean isKline() {
        return width == KLINE.size()
                && single.containsKey(Column.CLOSE_TIME)
                && single.containsKey(Column.TAKER_BUY_QUOTE_VOLUME)
                && single.containsKey(Column.IGNORE);
    }

    /** Whether there are columns that name a row's series. */
    boolean tellsSeries() {
        return single.containsKey(Column.VENUE)
                || single.containsKey(Column.SYMBOL)
                || single.containsKey(Column.INTERVAL);
    }

    /** The prices or volume without a column; the time is not among them. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Column column : PRICES) {
            if (!single.containsKey(column)) {
                missing.add(column.name().toLowerCase(Locale.ROOT));
            }
        }
        if (!single.containsKey(Column.VOLUME) && volumes.isEmpty()) {
            missing.add("volume");
        }
        return missing;
    }

    /** What is missing for a candle, for the message; there is something. */
    String lack() {
        if (!times.isEmpty()) {
            return "it has no column for " + String.join(", ", missing());
        }
        return single.containsKey(Column.CLOSE_TIME) || single.containsKey(Column.END_TIME)
                ? "it has a column for the close time, but none for the open time"
                : "it has no time column";
    }
}
