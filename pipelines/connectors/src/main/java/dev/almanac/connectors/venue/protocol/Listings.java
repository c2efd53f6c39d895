package dev.almanac.connectors.venue.protocol;

import dev.almanac.analytics.market.Instrument;
import dev.almanac.analytics.market.InstrumentStatus;
import dev.almanac.analytics.market.Symbol;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers instruments while a list is read; pairs without a name in the unified form go aside. */
public final class Listings {
    private final List<Instrument> instruments = new ArrayList<>();
    private final List<String> unnamed;

    /** @param unnamed takes what the venue calls the others */
    public Listings(List<String> unnamed) {
        this.unnamed = unnamed;
    }

    /** The next pair; see {@link Instrument}. */
    public void add(
            String base,
            String quote,
            String venueSymbol,
            InstrumentStatus status,
            @Nullable BigDecimal tick,
            @Nullable BigDecimal lot,
            @Nullable BigDecimal minNotional,
            @Nullable Instant listedAt) {
        Optional<Symbol> symbol = Symbol.parse(base + "/" + quote);
        if (symbol.isPresent()) {
            instruments.add(new Instrument(symbol.get(), venueSymbol, status, tick, lot, minNotional, listedAt));
        } else {
            unnamed.add(venueSymbol);
        }
    }

    /**
     * All that have a name, in the order in which they came.
     *
     * @throws IOException where there is none: no venue lists nothing
     */
    public List<Instrument> instruments() throws IOException {
        if (instruments.isEmpty()) {
            throw new IOException("no pair is listed");
        }
        return instruments;
    }
}
