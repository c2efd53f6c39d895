package dev.almanac.connectors.venue.kraken;

import dev.almanac.analytics.market.Symbol;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Kraken's own names for assets: {@code XBT} for BTC, {@code XDG} for DOGE. */
final class KrakenNames {
    private KrakenNames() {}

    static String pair(Symbol symbol) {
        return asset(symbol.base()) + asset(symbol.quote());
    }

    private static String asset(String unified) {
        return switch (unified) {
            case "BTC" -> "XBT";
            case "DOGE" -> "XDG";
            default -> unified;
        };
    }

    static String unified(String asset) {
        return asset.equals("XDG") ? "DOGE" : Symbol.unified(asset);
    }

    /** The smallest step where so many decimals are given. */
    static @Nullable BigDecimal step(int decimals) {
        return decimals < 0 ? null : BigDecimal.ONE.movePointLeft(decimals);
    }
}
