package dev.almanac.analytics.market;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A traded pair in the unified form {@code BASE/QUOTE}, such as {@code BTC/USDT}.
 *
 * @param base what is bought, upper case
 * @param quote what it is paid with, upper case
 */
public record Symbol(String base, String quote) implements Serializable, Comparable<Symbol> {
    /** Quotes that a symbol without a separator is split by; where several fit, the longest wins. */
    private static final List<String> QUOTES = List.of(
            "FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USDP", "BIDR", "USDD", "USD", "EUR", "GBP", "TRY", "BRL", "AUD",
            "RUB", "UAH", "NGN", "ZAR", "JPY", "KRW", "DAI", "BTC", "ETH", "BNB", "XRP", "TRX", "DOGE", "PAX", "VAI",
            "SOL", "CAD", "CHF", "MXN", "PLN", "ARS", "IDRT", "GUSD", "EURI");

    private static final Pattern ASSET = Pattern.compile("[A-Z0-9]{1,20}");

    /** @throws IllegalArgumentException where a side is not 1 to 20 letters and digits, upper case */
    public Symbol {
        if (!ASSET.matcher(base).matches() || !ASSET.matcher(quote).matches()) {
            throw new IllegalArgumentException("not a symbol: " + base + "/" + quote);
        }
    }

    /**
     * The symbol that {@code text} names: {@code BTC/USDT}, {@code BTC-USDT}, {@code BTC_USDT}, {@code BTCUSDT} and
     * {@code XBT} for {@code BTC} are understood, in any case. Empty where it is none of these.
     */
    public static Optional<Symbol> parse(String text) {
        String word = text.trim().toUpperCase(Locale.ROOT);
        String[] sides = word.split("[/_-]", -1);
        if (sides.length == 2) {
            return of(sides[0], sides[1]);
        }
        return sides.length == 1 ? split(word) : Optional.empty();
    }

    /** Whether {@code asset} is one that symbols without a separator are split by, in any case. */
    public static boolean isQuote(String asset) {
        return QUOTES.contains(asset.toUpperCase(Locale.ROOT));
    }

    private static Optional<Symbol> split(String joined) {
        // XBTUSD is no XB in TUSD
        String word = joined.startsWith("XBT") ? unified("XBT") + joined.substring("XBT".length()) : joined;
        String longest = "";
        for (String quote : QUOTES) {
            if (word.length() > quote.length() && word.endsWith(quote) && quote.length() > longest.length()) {
                longest = quote;
            }
        }
        return longest.isEmpty() ? Optional.empty() : of(word.substring(0, word.length() - longest.length()), longest);
    }

    private static Optional<Symbol> of(String base, String quote) {
        return ASSET.matcher(base).matches() && ASSET.matcher(quote).matches()
                ? Optional.of(new Symbol(unified(base), unified(quote)))
                : Optional.empty();
    }

    /** The name that {@code asset}, upper case, goes by here: {@code BTC} for {@code XBT}. */
    public static String unified(String asset) {
        return asset.equals("XBT") ? "BTC" : asset;
    }

    @Override
    public int compareTo(Symbol other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return base + "/" + quote;
    }
}
