package dev.almanac.analytics.universe;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Kinds of assets by their names: lists, and the ways in which venues name tokens. */
final class AssetRules {
    private static final Set<String> STABLECOINS = Set.of(
            "USDT", "USDC", "BUSD", "TUSD", "USDP", "PAX", "FDUSD", "DAI", "GUSD", "USDD", "UST", "USTC", "SUSD",
            "LUSD", "FRAX", "PYUSD", "USDE", "USD1", "RLUSD", "USDS", "USDB", "USDX", "AEUR", "EURI", "EURC", "EURT",
            "EURS", "BIDR", "IDRT", "VAI", "XUSD", "BFUSD", "USDSB");
    private static final Set<String> FIATS = Set.of(
            "USD", "EUR", "GBP", "TRY", "BRL", "AUD", "RUB", "UAH", "NGN", "ZAR", "JPY", "KRW", "CAD", "CHF", "MXN",
            "PLN", "ARS", "COP", "CZK", "RON", "SGD");
    private static final Set<String> WRAPPED = Set.of(
            "WBTC", "WETH", "WBETH", "BETH", "STETH", "WSTETH", "CBETH", "RETH", "CBBTC", "TBTC", "RENBTC", "HBTC",
            "BBTC", "BTCB", "WBNB", "BNSOL", "JITOSOL", "MSOL", "STSOL", "WSOL", "WMATIC", "STMATIC", "WAVAX", "SAVAX",
            "WFTM", "EETH", "WEETH", "RSETH", "EZETH", "METH", "SFRXETH");

    /** Gold, and shares as venues have listed them under the share's own name. */
    private static final Set<String> TOKENISED = Set.of(
            "PAXG", "XAUT", "KAU", "KAG", "DGX", "PMGT", "CGT", "TSLA", "AAPL", "AMZN", "GOOGL", "MSFT", "NFLX", "NVDA",
            "MSTR", "COIN", "BABA", "PFE", "SPY");

    /** Shares whose tokens carry an X behind the share's name; those of two letters would take MAX for a share. */
    private static final Set<String> SHARES = Set.of(
            "AAPL", "ABBV", "ABT", "ACN", "AMZN", "AMD", "AVGO", "AZN", "BAC", "CMCSA", "COIN", "CRCL", "CRM", "CRWD",
            "CSCO", "CVX", "DHR", "GLD", "GME", "GOOGL", "HOOD", "HON", "IBM", "INTC", "JNJ", "JPM", "LLY", "MCD",
            "MDT", "META", "MRK", "MRVL", "MSFT", "MSTR", "NFLX", "NVDA", "NVO", "ORCL", "PEP", "PFE", "PLTR", "QQQ",
            "SPY", "TMO", "TQQQ", "TSLA", "UNH", "VTI", "WMT", "XOM");

    /** Assets that venues have issued UP, DOWN, BULL and BEAR tokens on; JUP and SYRUP are assets of their own. */
    private static final Set<String> LEVERAGED_ON = Set.of(
            "BTC", "ETH", "BNB", "ADA", "LINK", "XTZ", "TRX", "XRP", "DOT", "LTC", "EOS", "XLM", "UNI", "SXP", "FIL",
            "YFI", "BCH", "AAVE", "SUSHI", "1INCH", "DOGE", "MATIC", "ATOM", "ALGO", "VET", "THETA", "ETC", "BSV",
            "XMR", "SOL", "AVAX", "DEFI");

    private static final List<String> LEVERAGED_WORDS = List.of("UP", "DOWN", "BULL", "BEAR", "HALF", "HEDGE");
    private static final List<String> LEVERAGED_FACTORS = List.of("2L", "2S", "3L", "3S", "4L", "4S", "5L", "5S");

    private AssetRules() {}

    /** What the name tells; empty where it tells nothing. */
    static Optional<AssetMark> of(String base) {
        if (STABLECOINS.contains(base)) {
            return mark(AssetClass.STABLECOIN, base + " is on the list of stablecoins");
        }
        if (FIATS.contains(base)) {
            return mark(AssetClass.FIAT, base + " is a currency");
        }
        if (WRAPPED.contains(base)) {
            return mark(AssetClass.WRAPPED, base + " is on the list of wrapped tokens");
        }
        if (TOKENISED.contains(base)) {
            return mark(AssetClass.TOKENISED, base + " is on the list of tokenised shares and metals");
        }
        if (base.endsWith("X") && SHARES.contains(base.substring(0, base.length() - 1))) {
            return mark(AssetClass.TOKENISED, base + " is named like the token of a share");
        }
        return isLeveraged(base)
                ? mark(AssetClass.LEVERAGED, base + " is named like a leveraged token")
                : Optional.empty();
    }

    private static Optional<AssetMark> mark(AssetClass assetClass, String reason) {
        return Optional.of(new AssetMark(assetClass, AssetMark.Basis.RULE, reason));
    }

    private static boolean isLeveraged(String base) {
        if (LEVERAGED_WORDS.contains(base) && base.length() > 2) {
            return true;
        }
        for (String word : LEVERAGED_WORDS) {
            if (base.endsWith(word) && LEVERAGED_ON.contains(base.substring(0, base.length() - word.length()))) {
                return true;
            }
        }
        return LEVERAGED_FACTORS.stream()
                .anyMatch(factor -> base.length() > factor.length() + 1 && base.endsWith(factor));
    }
}
