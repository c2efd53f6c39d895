package dev.almanac.connectors.venue.kraken;

import dev.almanac.analytics.market.Symbol;
import dev.almanac.connectors.venue.http.CallFault;
import dev.almanac.connectors.venue.http.VenueCall;
import dev.almanac.connectors.venue.http.VenueHttp;
import dev.almanac.connectors.venue.protocol.JsonAnswer;
import dev.almanac.connectors.venue.protocol.JsonRow;
import dev.almanac.connectors.venue.protocol.TradePaging;
import dev.almanac.connectors.venue.protocol.TradeRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Pages of trades, upwards. A page follows the mark that the one before ended with, in nanoseconds; the trades themselves show
 * fewer digits, so marks are kept by the number of the trade that they stand for.
 */
final class KrakenTrades implements TradePaging.Page {
    static final int LIMIT = 1000;
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);
    private static final int COLUMNS = 7;

    private final VenueHttp http;
    private final String pair;
    private final String start;
    private final Map<Long, String> marks = new HashMap<>();

    /** @param from microseconds since the epoch */
    KrakenTrades(VenueHttp http, Symbol symbol, long from) {
        this.http = http;
        this.pair = KrakenNames.pair(symbol);
        this.start = Long.toString(from * 1000 - 1); // a page begins after its mark
    }

    @Override
    public List<TradeRow> beside(OptionalLong lastId) throws CallFault {
        String since = lastId.isEmpty() ? start : marks.getOrDefault(lastId.getAsLong(), start);
        VenueCall call = VenueCall.of(1, "/0/public/Trades", "pair", pair, "since", since, "count", LIMIT);
        return http.get(call, this::read);
    }

    private List<TradeRow> read(byte[] body) throws IOException, CallFault {
        JsonAnswer answer = JsonAnswer.read(body);
        KrakenErrors.check(answer);
        List<TradeRow> trades = new ArrayList<>(answer.rows().size());
        for (JsonRow row : answer.rows()) {
            trades.add(trade(row));
        }
        if (!trades.isEmpty()) {
            marks.put(trades.get(trades.size() - 1).id(), answer.value("last"));
        }
        return trades;
    }

    private static TradeRow trade(JsonRow row) throws IOException {
        List<String> fields = row.fields();
        if (fields.size() < COLUMNS) {
            throw new IOException("no trade: " + row.raw());
        }
        return new TradeRow(
                Long.parseLong(fields.get(6)),
                new BigDecimal(fields.get(2)).multiply(MICROS).longValue(),
                new BigDecimal(fields.get(0)),
                new BigDecimal(fields.get(1)),
                fields.get(3).equals("b"));
    }
}
