package dev.almanac.connectors.file;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a file's name and its folders say of its candles.
 *
 * @param venue from the name, else {@code null}
 * @param folderVenue from the nearest folder that is called like a venue, else {@code null}
 * @param derivative whether name or folders speak of futures or perpetuals; where no venue follows from that, one has to
 *     be given, so that they are never taken for spot
 * @param symbol from the name, {@code null} where there is none or more than one
 * @param interval from the name, else {@code null}
 * @param unknownInterval the part of the name that looks like an interval of another length, else {@code null}
 */
record FileFacts(
        @Nullable String venue,
        @Nullable String folderVenue,
        boolean derivative,
        @Nullable Symbol symbol,
        @Nullable Interval interval,
        @Nullable String unknownInterval) {

    private static final Set<String> VENUES = Set.of(
            "binance",
            "binance-usdm",
            "binance-coinm",
            "binanceus",
            "bitfinex",
            "bitget",
            "bitmex",
            "bitstamp",
            "bittrex",
            "bybit",
            "coinbase",
            "deribit",
            "gateio",
            "gemini",
            "huobi",
            "kraken",
            "kucoin",
            "mexc",
            "okx",
            "poloniex");

    /** Words of file names that are no part of a symbol. */
    private static final Set<String> NOISE = Set.of(
            "spot",
            "kline",
            "klines",
            "candle",
            "candles",
            "ohlc",
            "ohlcv",
            "futures",
            "future",
            "um",
            "cm",
            "perp",
            "perpetual",
            "swap",
            "usdm",
            "coinm",
            "data",
            "history",
            "daily",
            "monthly");

    private static final Set<String> DERIVATIVE = Set.of("futures", "future", "perp", "perpetual", "swap");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern EXTENSIONS =
            Pattern.compile("(\\.(json|csv))?(\\.(gz|zip|parquet|pq|feather|arrow|ipc))?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIKE_AN_INTERVAL = Pattern.compile(
            "(pt?)?[0-9]{1,5}(s|sec|m|min|h|d|w|mo|y)|[dhw]|day|daily|hour|hourly|week|weekly|minute",
            Pattern.CASE_INSENSITIVE);

    /** What the name and the folders of {@code path} say. */
    static FileFacts of(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        String name = EXTENSIONS.matcher(fileName(absolute)).replaceFirst("");
        List<String> words = new ArrayList<>(List.of(NOT_A_WORD.split(name)));
        words.removeIf(String::isEmpty);
        List<String> folders = folders(absolute);
        boolean derivative = words.stream().anyMatch(word -> DERIVATIVE.contains(lower(word)))
                || folders.stream().anyMatch(DERIVATIVE::contains);
        String venue = venueInName(words, folders, derivative);

        String intervalWord = intervalWord(words);
        Interval interval =
                intervalWord == null ? null : Interval.parse(intervalWord).orElse(null);
        List<String> rest = new ArrayList<>(words);
        if (intervalWord != null) {
            rest.remove(rest.lastIndexOf(intervalWord));
        }
        rest.removeIf(word -> NOISE.contains(lower(word)) || VENUES.contains(lower(word)) || isDigits(word));
        return new FileFacts(
                venue,
                folders.stream().filter(VENUES::contains).findFirst().orElse(null),
                derivative,
                symbolIn(rest).orElse(null),
                interval,
                interval == null ? intervalWord : null);
    }

    private static @Nullable String venueInName(List<String> words, List<String> folders, boolean derivative) {
        String joined = "-" + lower(String.join("-", words)) + "-";
        if (joined.contains("-futures-um-") || joined.contains("-binance-usdm-") || inFolders(folders, "um")) {
            return "binance-usdm";
        }
        if (joined.contains("-futures-cm-") || joined.contains("-binance-coinm-") || inFolders(folders, "cm")) {
            return "binance-coinm";
        }
        if (derivative) {
            return null;
        }
        String named = words.stream()
                .map(FileFacts::lower)
                .filter(VENUES::contains)
                .findFirst()
                .orElse(null);
        // "klines" is what the exchange's archive calls its files
        return named == null && joined.contains("-klines-") ? "binance" : named;
    }

    /** Whether the folders are those of the exchange's archive of futures: {@code futures/um/daily/klines/...}. */
    private static boolean inFolders(List<String> nearestFirst, String kind) {
        int at = nearestFirst.indexOf("futures");
        return at > 0 && nearestFirst.get(at - 1).equals(kind);
    }

    private static @Nullable String intervalWord(List<String> words) {
        for (int i = words.size() - 1; i >= 0; i--) {
            if (LIKE_AN_INTERVAL.matcher(words.get(i)).matches()) {
                return words.get(i);
            }
        }
        return null;
    }

    /** Two words that make a known pair go before one word that can be split; what is ambiguous is nothing. */
    private static Optional<Symbol> symbolIn(List<String> words) {
        Set<Symbol> pairs = new LinkedHashSet<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            Optional<Symbol> pair = Symbol.parse(words.get(i) + "/" + words.get(i + 1));
            if (pair.isPresent() && !pair.get().base().equals(pair.get().quote()) && Symbol.isQuote(words.get(i + 1))) {
                pairs.add(pair.get());
            }
        }
        if (pairs.isEmpty()) {
            words.forEach(word -> Symbol.parse(word).ifPresent(pairs::add));
        }
        return pairs.size() == 1 ? Optional.of(pairs.iterator().next()) : Optional.empty();
    }

    private static List<String> folders(Path absolute) {
        List<String> nearestFirst = new ArrayList<>();
        for (Path folder = absolute.getParent(); folder != null; folder = folder.getParent()) {
            nearestFirst.add(lower(fileName(folder)));
        }
        return nearestFirst;
    }

    private static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    private static boolean isDigits(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
