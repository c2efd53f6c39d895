package dev.almanac.connectors.file;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.SystemWords;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Candles from files on a web server, as an exchange's archive is: each is fetched into a file of its own, held against the
 * checksum that is published beside it ({@code NAME.CHECKSUM}), read as {@link FileCandleSource} reads, and removed again. Where
 * there is a checksum, it names the content of a load that was taken before without fetching it.
 */
public final class AddressCandleSource implements CandleSource {
    private static final long serialVersionUID = 1L;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final String CHECKSUM = ".CHECKSUM";

    private final ArrayList<URI> addresses;
    private final FileOverrides overrides;
    private final Duration firstWait;

    private AddressCandleSource(List<URI> addresses, FileOverrides overrides, Duration firstWait) {
        this.addresses = new ArrayList<>(addresses);
        this.overrides = overrides;
        this.firstWait = firstWait;
    }

    /**
     * A source of the files at some addresses, each once.
     *
     * @param base what addresses that name no server are below
     * @param overrides what the user said of all of them
     * @throws UserException where one is no address of such a file
     */
    public static AddressCandleSource of(String base, List<String> addresses, FileOverrides overrides) {
        return of(base, addresses, overrides, FIRST_WAIT);
    }

    static AddressCandleSource of(String base, List<String> addresses, FileOverrides overrides, Duration firstWait) {
        String root = base.endsWith("/") ? base : base + "/";
        List<URI> all = addresses.stream()
                .map(address -> isWhole(address) ? address : root + address.replaceFirst("^/+", ""))
                .distinct()
                .map(AddressCandleSource::address)
                .toList();
        if (all.isEmpty()) {
            throw UserException.usage(
                    "no address is given",
                    "there is nothing to fetch",
                    "give addresses, or a file of them with --list");
        }
        return new AddressCandleSource(all, overrides, firstWait);
    }

    /**
     * The addresses in a text file, one a line; empty lines and those that begin with {@code #} say nothing.
     *
     * @throws UserException where it cannot be read
     */
    public static List<String> listed(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (CharacterCodingException e) {
            throw UserException.usage(
                    file + " is no list of addresses", "it is no text in UTF-8", "write one address a line");
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.USAGE, file + " cannot be read", SystemWords.of(e), "check the path of the list", e);
        }
    }

    /** Whether it names a server, and needs none to lie below. */
    public static boolean isWhole(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            if (isWhole(text)
                    && address.getHost() != null
                    && FileKind.of(path(address).toString()).isPresent()) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw noAddress(text, "it is not written as one: " + e.getMessage());
        }
        throw noAddress(
                text,
                isWhole(text)
                        ? "its name ends in none of " + FileKind.ENDS
                        : "it begins with neither http:// nor https://, nor does the archive's address (--base,"
                                + " sources.archive)");
    }

    private static UserException noAddress(String text, String why) {
        return UserException.usage(
                text + " is no address of a file of candles",
                why,
                "give one such as https://data.binance.vision/data/spot/monthly/klines/BTCUSDT/1h/BTCUSDT-1h-2024-09.zip");
    }

    private static Path path(URI address) {
        return Path.of(address.getPath());
    }

    @Override
    public List<CandleUnit> plan() {
        Map<URI, Long> sizes = Download.sizes(addresses);
        return addresses.stream()
                .map(address -> unit(address, sizes.getOrDefault(address, 0L)))
                .toList();
    }

    private CandleUnit unit(URI address, long bytes) {
        FileKind kind = FileKind.of(path(address).toString()).orElseThrow();
        boolean open = kind.mayTellSeries() && !overrides.areComplete();
        return new CandleUnit(
                address.toString(),
                bytes * kind.unpacked(),
                open ? null : facts(address).planned(kind == FileKind.ZIP));
    }

    private SeriesFacts facts(URI address) {
        return new SeriesFacts(address.toString(), overrides, FileFacts.of(path(address)));
    }

    @Override
    public String read(CandleUnit unit, CandleSink sink) throws UnreadableUnitException {
        URI address = URI.create(unit.name());
        Path folder = null;
        try {
            folder = Files.createTempDirectory("almanac-fetched");
            return read(address, folder, sink);
        } catch (IOException e) {
            throw Unreadable.from(unit.name(), e);
        } finally {
            if (folder != null) {
                remove(folder);
            }
        }
    }

    private String read(URI address, Path folder, CandleSink sink) throws IOException, UnreadableUnitException {
        Download download = new Download(firstWait);
        Path named = path(address);
        Path file = folder.resolve(String.valueOf(named.getFileName()));
        Optional<String> checksum = download.text(checksumOf(address));
        if (!download.fetch(address, file)) {
            throw Unreadable.of(
                    address.toString(), "the server has no such file", "check the address, or take it off the list");
        }
        if (checksum.isPresent()) {
            Files.writeString(folder.resolve(file.getFileName() + CHECKSUM), checksum.get());
        } else {
            sink.note(named.getFileName() + " has no checksum beside it");
        }
        return FileCandleSource.read(facts(address), file, sink);
    }

    private static URI checksumOf(URI address) {
        return URI.create(address + CHECKSUM);
    }

    private static void remove(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit(); // it lies where the system cleans up
        }
    }

    @Override
    public Optional<String> contentHash(CandleUnit unit) {
        try {
            return new Download(firstWait)
                    .text(checksumOf(URI.create(unit.name())))
                    .flatMap(Checksum::in);
        } catch (UnreadableUnitException e) {
            return Optional.empty(); // reading says what is wrong
        }
    }

    @Override
    public String manner() {
        return overrides.toString();
    }
}
