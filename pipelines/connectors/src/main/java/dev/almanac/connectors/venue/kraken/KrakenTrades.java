package dev.almanac.connectors.venue.kraken;

import dev.almanac.analytics.market.Symbol;
import dev.almanac.connectors.venue.http.CallFault;
import dev.almanac.connectors.venue.http.VenueCall;
import dev.almanac.connectors.venue.http.VenueHttp;
import dev.almanac.connectors.venue.protocol.JsonAnswer;
import dev.almanac.connectors.venue.protocol.JsonRow;
import dev.almanac.connectors.venue.protocol.TradePage;
import dev.almanac.connectors.venue.protocol.TradePaging;
import dev.almanac.connectors.venue.protocol.TradeRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pages of trades, upwards. A page follows the mark that the one before ended with, in nanoseconds, of which the trades
 * themselves show fewer digits. How many trades a page has at most is said to be 1,000, but only one without any is the end.
 */
final class KrakenTrades implements TradePaging.Page {
    private static final int LIMIT = 1000;
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);
    private static final int COLUMNS = 7;

    private final VenueHttp http;
    private final String pair;
    private final String start;

    /** @param from microseconds since the epoch */
    KrakenTrades(VenueHttp http, Symbol symbol, long from) {
        this.http = http;
        this.pair = KrakenNames.pair(symbol);
        this.start = Long.toString(from * 1000 - 1); // a page begins after its mark
    }

    @Override
    public TradePage behind(Optional<String> mark) throws CallFault {
        String since = mark.orElse(start);
        return http.get(
                VenueCall.of(1, "/0/public/Trades", "pair", pair, "since", since, "count", LIMIT), KrakenTrades::read);
    }

    private static TradePage read(byte[] body) throws IOException, CallFault {
        JsonAnswer answer = JsonAnswer.read(body);
        KrakenErrors.check(answer);
        List<TradeRow> trades = new ArrayList<>(answer.rows().size());
        for (JsonRow row : answer.rows()) {
            trades.add(trade(row));
        }
        return new TradePage(trades, trades.isEmpty() ? Optional.empty() : Optional.of(answer.value("last")));
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
