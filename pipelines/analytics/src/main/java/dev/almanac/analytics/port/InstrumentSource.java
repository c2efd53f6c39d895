package dev.almanac.analytics.port;

import java.io.Serializable;

/** Where the lists of instruments come from. Serialisable, and holds no open resource. */
public interface InstrumentSource extends Serializable {
    /**
     * What {@code venue} lists now.
     *
     * @throws UnreadableUnitException where that cannot be had
     */
    InstrumentList list(String venue) throws UnreadableUnitException;
}
