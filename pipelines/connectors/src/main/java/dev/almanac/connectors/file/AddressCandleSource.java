package dev.almanac.connectors.file;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.SystemWords;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.connectors.web.WebAddress;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Candles from files on a web server, as an exchange's archive is: each is fetched into a file of its own, held against the
 * checksum that is published beside it ({@code NAME.CHECKSUM}), read as {@link FileCandleSource} reads, and removed again. Where
 * there is a checksum, it names the content of a load that was taken before without fetching it. Units are called by their
 * addresses without what stands behind a {@code ?}, which may be a signature.
 */
public final class AddressCandleSource implements CandleSource {
    private static final long serialVersionUID = 1L;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final String CHECKSUM = ".CHECKSUM";

    /** By the name of their units, which is the address without its query. */
    private final LinkedHashMap<String, URI> addresses = new LinkedHashMap<>();

    private final FileOverrides overrides;
    private final Duration firstWait;

    private AddressCandleSource(List<URI> addresses, FileOverrides overrides, Duration firstWait) {
        this.overrides = overrides;
        this.firstWait = firstWait;
        for (URI address : addresses) {
            String shown = WebAddress.shown(address);
            String name = shown;
            for (int other = 2; this.addresses.containsKey(name); other++) {
                name = shown + "#" + other; // the query tells them apart, and is not shown
            }
            this.addresses.put(name, address);
        }
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
                .map(AddressCandleSource::address)
                .distinct()
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
            URI address = new URI(text);
            if (WebAddress.hasUser(address)) {
                throw UserException.usage(
                        "the address " + WebAddress.shown(address) + " has a name or a password before its host",
                        "addresses stand in tables and messages, where everybody could read that",
                        "leave that out, or fetch the file by hand and load it with almanac ingest files");
            }
            if (isWhole(text)
                    && address.getHost() != null
                    && FileKind.of(path(address).toString()).isPresent()) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw noAddress(
                    text, "it is not written as one: " + e.getReason() + ", at character " + (e.getIndex() + 1));
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
                WebAddress.shown(text).replaceFirst("[?#].*", "") + " is no address of a file of candles",
                why,
                "give one such as https://data.binance.vision/data/spot/monthly/klines/BTCUSDT/1h/BTCUSDT-1h-2024-09.zip");
    }

    private static Path path(URI address) {
        return Path.of(address.getPath());
    }

    @Override
    public List<CandleUnit> plan() {
        Map<URI, Long> sizes = Download.sizes(List.copyOf(addresses.values()));
        return addresses.entrySet().stream()
                .map(one -> unit(one.getKey(), one.getValue(), sizes.getOrDefault(one.getValue(), 0L)))
                .toList();
    }

    private CandleUnit unit(String name, URI address, long bytes) {
        FileKind kind = FileKind.of(path(address).toString()).orElseThrow();
        boolean open = kind.mayTellSeries() && !overrides.areComplete();
        return new CandleUnit(
                name,
                bytes * kind.unpacked(),
                open ? null : facts(name, address).planned(kind == FileKind.ZIP));
    }

    private SeriesFacts facts(String name, URI address) {
        return new SeriesFacts(name, overrides, FileFacts.of(path(address)));
    }

    private URI address(CandleUnit unit) {
        URI address = addresses.get(unit.name());
        if (address == null) {
            throw new IllegalArgumentException("not planned here: " + unit.name());
        }
        return address;
    }

    @Override
    public String read(CandleUnit unit, CandleSink sink) throws UnreadableUnitException {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("almanac-fetched");
            return read(unit.name(), address(unit), folder, sink);
        } catch (IOException e) {
            throw Unreadable.from(unit.name(), e);
        } finally {
            if (folder != null) {
                remove(folder);
            }
        }
    }

    private String read(String name, URI address, Path folder, CandleSink sink)
            throws IOException, UnreadableUnitException {
        Download download = new Download(firstWait);
        Path file = folder.resolve(String.valueOf(path(address).getFileName()));
        Optional<String> checksum = checksum(download, address, sink);
        if (!download.fetch(address, file)) {
            throw Unreadable.of(name, "the server has no such file", "check the address, or take it off the list");
        }
        if (checksum.isPresent()) {
            Files.writeString(folder.resolve(file.getFileName() + CHECKSUM), checksum.get());
        }
        return FileCandleSource.read(facts(name, address), file, sink);
    }

    /**
     * What the server says of the file. An address that is signed may open the file and nothing beside it: its checksum is then
     * none, and that is said.
     */
    private static Optional<String> checksum(Download download, URI address, CandleSink sink)
            throws UnreadableUnitException {
        String file = String.valueOf(path(address).getFileName());
        try {
            Optional<String> checksum = download.text(checksumOf(address));
            if (checksum.isEmpty()) {
                sink.note(file + " has no checksum beside it");
            }
            return checksum;
        } catch (UnreadableUnitException e) {
            if (e.isUnavailable() || address.getRawQuery() == null) {
                throw e;
            }
            sink.note(file + " was not held against a checksum: what stands behind the ? of its address opens none");
            return Optional.empty();
        }
    }

    /** Beside the file, for whoever may have that. */
    private static URI checksumOf(URI address) {
        String query = address.getRawQuery();
        return URI.create(address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath() + CHECKSUM
                + (query == null ? "" : "?" + query));
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
            return new Download(firstWait).text(checksumOf(address(unit))).flatMap(Checksum::in);
        } catch (UnreadableUnitException e) {
            return Optional.empty(); // reading says what is wrong
        }
    }

    @Override
    public String manner() {
        return overrides.toString();
    }
}
