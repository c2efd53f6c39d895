package dev.almanac.connectors.file;

import dev.almanac.analytics.market.Symbol;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a column of a table or a field of a JSON object means, told by the names people give it. */
enum Column {
    /** The open time; a file may have several that say the same in different forms. */
    TIME(
            "timestamp",
            "date",
            "time",
            "datetime",
            "opentime",
            "unix",
            "unixtimestamp",
            "unixtime",
            "epoch",
            "start",
            "ts"),
    /** The exclusive end of the bar. */
    END_TIME("endtime"),
    /** The last moment inside the bar; says nothing that the open time does not. */
    CLOSE_TIME("closetime"),
    /** Where it trades. */
    VENUE("venue", "exchange"),
    /** The pair. */
    SYMBOL("symbol", "ticker", "pair", "instrument"),
    /** The length of the bar. */
    INTERVAL("interval", "timeframe"),
    /** First price. */
    OPEN("open", "openprice"),
    /** Highest price. */
    HIGH("high", "highprice"),
    /** Lowest price. */
    LOW("low", "lowprice"),
    /** Last price. */
    CLOSE("close", "closeprice"),
    /** Amount in the base asset. */
    VOLUME("volume", "vol", "basevolume", "volumebase"),
    /** Amount in the quote asset. */
    QUOTE_VOLUME("quotevolume", "quoteassetvolume", "volumequote", "turnover"),
    /** Number of trades. */
    TRADE_COUNT("tradecount", "count", "trades", "numberoftrades", "numtrades"),
    /** Part of the volume that takers bought. */
    TAKER_BUY_VOLUME("takerbuyvolume", "takerbuybasevolume", "takerbuybaseassetvolume"),
    /** The same in the quote asset. */
    TAKER_BUY_QUOTE_VOLUME("takerbuyquotevolume", "takerbuyquoteassetvolume"),
    /** A column that its own publisher says to ignore. */
    IGNORE("ignore");

    private static final Map<String, Column> BY_NAME = byName();

    private final String[] names;

    Column(String... names) {
        this.names = names;
    }

    /** The meaning of the name {@code header}, whatever its case, blanks, underscores and hyphens. */
    static Optional<Column> of(String header) {
        return Optional.ofNullable(BY_NAME.get(plain(header)));
    }

    /** The asset that a name such as {@code Volume BTC} names, in the unified form; empty where it is no such name. */
    static Optional<String> volumeAsset(String header) {
        String plain = plain(header);
        return plain.startsWith("volume") && plain.length() > "volume".length()
                ? Optional.of(Symbol.unified(plain.substring("volume".length()).toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    private static String plain(String header) {
        return header.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Column> byName() {
        Map<String, Column> all = new HashMap<>();
        for (Column column : values()) {
            for (String name : column.names) {
                all.put(name, column);
            }
        }
        return Map.copyOf(all);
    }
}
