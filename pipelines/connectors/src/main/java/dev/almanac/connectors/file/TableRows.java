package dev.almanac.connectors.file;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of a table whose columns are known: a CSV's, or those of a file of typed columns. */
final class TableRows {
    private static final Column[] PRICES = {Column.OPEN, Column.HIGH, Column.LOW, Column.CLOSE};
    private static final Column[] OPTIONAL = {Column.TRADE_COUNT, Column.TAKER_BUY_VOLUME, Column.TAKER_BUY_QUOTE_VOLUME
    };

    /** Digits in groups of three, as spreadsheets of several countries separate them. */
    private static final Pattern IN_THOUSANDS = Pattern.compile("[+-]?[0-9]{1,3}([,' ][0-9]{3})+([.][0-9]*)?");

    private static final Pattern WITH_COMMA = Pattern.compile("[+-]?[0-9.]*,[0-9.,]*");

    private final TableHeader header;
    private final SeriesFacts facts;
    private final CandleSink sink;
    private final int[] times;
    private final int[] single;
    private final FileDefects defects;
    private final Set<String> repeatable = new HashSet<>();
    private final Map<String, Target> targets = new HashMap<>();
    private final RowValues row = new RowValues();
    private final @Nullable Target only;
    private boolean notedFlag;
    private long count;

    /**
     * What rows of one series need.
     *
     * @param volume position of the volume in the base asset
     * @param quoteVolume position of the volume in the quote asset, -1 where there is none
     */
    private record Target(SeriesKey series, int volume, int quoteVolume) {}

    /** @throws UnreadableUnitException where neither columns nor anything else say what series the rows belong to */
    TableRows(TableHeader header, SeriesFacts facts, CandleSink sink, FileDefects defects)
            throws UnreadableUnitException {
        this.header = header;
        this.facts = facts;
        this.sink = sink;
        this.defects = defects;
        this.times = header.times().stream().mapToInt(Integer::intValue).toArray();
        this.single = IntStream.range(0, Column.values().length)
                .map(i -> header.single().getOrDefault(Column.values()[i], -1))
                .toArray();
        this.only = header.tellsSeries() ? null : target(facts.resolve(SeriesFacts.Told.NOTHING, header.isKline()));
    }

    /** A line above the rows: where it comes again among them, it is no broken row but that line. */
    void repeatable(String line) {
        repeatable.add(line);
    }

    /**
     * Hands one row on, as a candle or refused.
     *
     * @param fields its fields, one for each column
     * @param raw the row as its file wrote it
     * @param place where it stands in its file
     */
    void read(TableRow fields, String raw, long place) throws UnreadableUnitException {
        count++;
        SeriesKey series = only == null ? null : only.series();
        try {
            Target target = only == null ? target(fields) : only;
            series = target.series();
            Candle candle = candle(fields, target);
            sink.candle(series, candle, place, raw);
            defects.row(series, candle.openTime(), row.timeUnit());
        } catch (BadFieldException bad) {
            refuse(series, raw, place, bad);
        }
    }

    /** Refuses a row that cannot be taken apart into its fields. */
    void refuse(String raw, long place, BadFieldException bad) {
        count++;
        refuse(only == null ? null : only.series(), raw, place, bad);
    }

    private void refuse(@Nullable SeriesKey series, String raw, long place, BadFieldException bad) {
        if (repeatable.contains(raw.trim())) {
            sink.refuse(series, place, raw, "repeated_banner", "a line from above the rows stands among them");
        } else {
            sink.refuse(series, place, raw, bad.rule(), bad.message());
        }
    }

    /** Says what only the end shows. */
    void finish() {
        defects.finish();
        if (count == 0) {
            sink.note("it has a header and no rows");
        }
    }

    private Candle candle(TableRow fields, Target target) throws BadFieldException, UnreadableUnitException {
        row.clear();
        for (int time : times) {
            if (!fields.isAbsent(time)) {
                row.put(fields.time(time), () -> fields.field(time));
            }
        }
        for (Column price : PRICES) {
            take(fields, price, at(price));
        }
        take(fields, Column.VOLUME, target.volume());
        takeOptional(fields, Column.QUOTE_VOLUME, target.quoteVolume(), target);
        for (Column column : OPTIONAL) {
            takeOptional(fields, column, at(column), target);
        }
        return row.candle(0);
    }

    private void takeOptional(TableRow fields, Column column, int at, Target target)
            throws BadFieldException, UnreadableUnitException {
        if (at >= 0) {
            if (fields.isAbsent(at) && fields.isWord(at)) {
                defects.word(target.series(), column);
            }
            take(fields, column, at);
        }
    }

    private void take(TableRow fields, Column column, int at) throws BadFieldException, UnreadableUnitException {
        if (fields.isAbsent(at)) {
            return;
        }
        double value = fields.number(at);
        if (Double.isNaN(value)) {
            requirePoint(column, fields.field(at));
            boolean inThousands = IN_THOUSANDS.matcher(fields.field(at)).matches();
            throw new BadFieldException(
                    inThousands ? "thousands_separator" : "not_a_number",
                    column.name().toLowerCase(Locale.ROOT) + " is no finite number: " + fields.field(at));
        }
        row.put(column, value);
    }

    /** Numbers of all rows are written alike, so the first row tells whether any can be read. */
    private void requirePoint(Column column, String field) throws UnreadableUnitException {
        if (count == 1 && WITH_COMMA.matcher(field).matches()) {
            throw Unreadable.of(
                    facts.unit(),
                    "its numbers are written with a comma: " + column.name().toLowerCase(Locale.ROOT) + " is " + field,
                    "export it with decimal points and without separators of thousands");
        }
    }

    private Target target(TableRow fields) throws BadFieldException, UnreadableUnitException {
        String key =
                told(fields, Column.SYMBOL) + '\n' + told(fields, Column.VENUE) + '\n' + told(fields, Column.INTERVAL);
        Target known = targets.get(key);
        if (known == null) {
            known = target(facts.resolve(told(fields), header.isKline()));
            targets.put(key, known);
        }
        return known;
    }

    private SeriesFacts.Told told(TableRow fields) throws BadFieldException {
        boolean namesVenue =
                facts.flags().venue() == null && !told(fields, Column.VENUE).isEmpty();
        String venue = namesVenue ? parsed(fields, Column.VENUE, FileOverrides::venue) : null;
        Symbol symbol = parsed(fields, Column.SYMBOL, Symbol::parse);
        Interval interval = parsed(fields, Column.INTERVAL, Interval::parse);
        Symbol flag = facts.flags().symbol();
        if (flag != null && symbol != null && !flag.equals(symbol) && !notedFlag) {
            notedFlag = true;
            sink.note("its rows name " + symbol + "; they are taken as " + flag + ", as --symbol says");
        }
        return new SeriesFacts.Told(venue, symbol, interval);
    }

    private <T> @Nullable T parsed(TableRow fields, Column column, Function<String, Optional<T>> parser)
            throws BadFieldException {
        if (at(column) < 0) {
            return null;
        }
        String text = told(fields, column);
        if (text.isEmpty()) {
            throw new BadFieldException("missing_field", column.name().toLowerCase(Locale.ROOT) + " is missing");
        }
        return parser.apply(text)
                .orElseThrow(() -> new BadFieldException(
                        "unknown_" + column.name().toLowerCase(Locale.ROOT),
                        text + " is no " + column.name().toLowerCase(Locale.ROOT) + " that is known"));
    }

    private String told(TableRow fields, Column column) {
        int at = at(column);
        return at < 0 || fields.isAbsent(at) ? "" : fields.field(at);
    }

    /**
     * Which volume is which: a column that names the symbol's base asset or quote asset holds amounts of that. Where none
     * names the base, the only one of an asset that nobody quotes in is taken for it, with a note; turnover in another
     * quote asset never is.
     */
    private Target target(SeriesKey series) throws UnreadableUnitException {
        Symbol symbol = series.symbol();
        int volume = at(Column.VOLUME) >= 0 ? at(Column.VOLUME) : volumeIn(symbol.base());
        int quoteVolume = at(Column.QUOTE_VOLUME) >= 0 ? at(Column.QUOTE_VOLUME) : volumeIn(symbol.quote());
        List<String> others = header.volumes().keySet().stream()
                .filter(asset -> !asset.equals(symbol.quote()) && !Symbol.isQuote(asset))
                .toList();
        if (volume < 0 && others.size() == 1) {
            volume = volumeIn(others.get(0));
            sink.note("the volume of " + others.get(0) + " is taken for that of " + symbol.base());
        }
        if (volume < 0) {
            throw Unreadable.of(
                    facts.unit(),
                    "its volume columns name " + header.volumes().keySet() + " and none is of "
                            + series.symbol().base(),
                    "give a column called volume, in the base asset");
        }
        return new Target(series, volume, quoteVolume);
    }

    private int volumeIn(String asset) {
        return header.volumes().getOrDefault(asset, -1);
    }

    private int at(Column column) {
        return single[column.ordinal()];
    }
}
