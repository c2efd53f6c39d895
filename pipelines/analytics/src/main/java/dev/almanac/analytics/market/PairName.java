package dev.almanac.analytics.market;

/**
 * A pair at a venue in one word, {@code binance BTC/USDT}: the key of maps, and the order of everything that is ordered by
 * venue and symbol.
 */
public final class PairName {
    /** What stands between the two; no venue contains it. */
    public static final String SEPARATOR = " ";

    private PairName() {}

    /** The name of a pair whose symbol is text. */
    public static String of(String venue, String symbol) {
        return venue + SEPARATOR + symbol;
    }

    /** The name of a pair. */
    public static String of(String venue, Symbol symbol) {
        return of(venue, symbol.toString());
    }
}
