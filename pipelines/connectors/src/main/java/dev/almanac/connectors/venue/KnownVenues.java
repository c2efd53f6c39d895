package dev.almanac.connectors.venue;

import dev.almanac.analytics.error.UserException;
import dev.almanac.connectors.venue.binance.BinanceProtocol;
import dev.almanac.connectors.venue.bybit.BybitProtocol;
import dev.almanac.connectors.venue.coinbase.CoinbaseProtocol;
import dev.almanac.connectors.venue.kraken.KrakenProtocol;
import dev.almanac.connectors.venue.okx.OkxProtocol;
import dev.almanac.connectors.venue.protocol.VenueProtocol;
import java.util.List;

/** The protocols that are spoken. */
public final class KnownVenues {
    private static final List<VenueProtocol> PROTOCOLS = List.of(
            new BinanceProtocol(),
            new CoinbaseProtocol(),
            new KrakenProtocol(),
            new BybitProtocol(),
            new OkxProtocol());

    private KnownVenues() {}

    /** The names of all. */
    public static List<String> names() {
        return PROTOCOLS.stream().map(one -> one.facts().name()).toList();
    }

    /**
     * The protocol of that name.
     *
     * @throws UserException where there is none
     */
    static VenueProtocol protocol(String name) {
        return PROTOCOLS.stream()
                .filter(protocol -> protocol.facts().name().equals(name))
                .findFirst()
                .orElseThrow(() -> UserException.usage(
                        "nothing can be fetched from " + name,
                        "its protocol is not known here",
                        "choose one of " + String.join(", ", names())));
    }
}
