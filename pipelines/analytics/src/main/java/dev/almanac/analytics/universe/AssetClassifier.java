package dev.almanac.analytics.universe;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.statistic.Moments;
import java.util.List;
import java.util.Set;

/** Tells stablecoins, wrapped and leveraged tokens from ordinary assets, by list first and then by behaviour. */
public final class AssetClassifier {
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

    /** Assets that venues have issued UP, DOWN, BULL and BEAR tokens on; JUP and SYRUP are assets of their own. */
    private static final Set<String> LEVERAGED_ON = Set.of(
            "BTC", "ETH", "BNB", "ADA", "LINK", "XTZ", "TRX", "XRP", "DOT", "LTC", "EOS", "XLM", "UNI", "SXP", "FIL",
            "YFI", "BCH", "AAVE", "SUSHI", "1INCH", "DOGE", "MATIC", "ATOM", "ALGO", "VET", "THETA", "ETC", "BSV",
            "XMR", "SOL", "AVAX", "DEFI");

    private static final List<String> LEVERAGED_WORDS = List.of("UP", "DOWN", "BULL", "BEAR", "HALF", "HEDGE");
    private static final List<String> LEVERAGED_FACTORS = List.of("2L", "2S", "3L", "3S", "4L", "4S", "5L", "5S");

    /** How many daily closes the behaviour is judged by. */
    public static final int BARS = 30;

    /** A peg holds where every close is so near to 1 ... */
    private static final double PEG_BAND = 0.01;

    /** ... and daily returns deviate by less than this: quieter than any asset with a price of its own. */
    private static final double PEG_VOLATILITY = 0.004;

    private AssetClassifier() {}

    /**
     * A class with what it was recognised by.
     *
     * @param assetClass the class
     * @param reason a clause with figures; empty for ordinary assets
     */
    public record Finding(AssetClass assetClass, String reason) {}

    /**
     * What the base of {@code symbol} is.
     *
     * @param daily its daily bars, oldest first; the last {@link #BARS} are looked at, fewer decide nothing
     */
    public static Finding classify(Symbol symbol, List<Candle> daily) {
        String base = symbol.base();
        if (STABLECOINS.contains(base)) {
            return new Finding(AssetClass.STABLECOIN, base + " is on the list of stablecoins");
        }
        if (FIATS.contains(base)) {
            return new Finding(AssetClass.FIAT, base + " is a currency");
        }
        if (WRAPPED.contains(base)) {
            return new Finding(AssetClass.WRAPPED, base + " is on the list of wrapped tokens");
        }
        if (isLeveraged(base)) {
            return new Finding(AssetClass.LEVERAGED, base + " is named like a leveraged token");
        }
        return pegged(daily);
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

    private static Finding pegged(List<Candle> daily) {
        Finding ordinary = new Finding(AssetClass.ORDINARY, "");
        if (daily.size() < BARS) {
            return ordinary;
        }
        List<Candle> last = daily.subList(daily.size() - BARS, daily.size());
        double[] returns = new double[BARS - 1];
        double farthest = 0;
        for (int i = 0; i < BARS; i++) {
            farthest = Math.max(farthest, Math.abs(last.get(i).close() - 1));
            if (i > 0) {
                returns[i - 1] =
                        StrictMath.log(last.get(i).close() / last.get(i - 1).close());
            }
        }
        if (farthest > PEG_BAND || Moments.deviation(returns) > PEG_VOLATILITY) {
            return ordinary;
        }
        return new Finding(
                AssetClass.STABLECOIN,
                "its last " + BARS + " daily closes stayed within " + Figures.fixed(farthest * 100, 2) + " % of 1");
    }
}
