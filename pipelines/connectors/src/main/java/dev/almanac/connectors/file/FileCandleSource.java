package dev.almanac.connectors.file;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Candles from files: JSON and CSV, plain, gzipped or in an exchange's zip, Parquet and Feather. What a file is of is told by the flags, else by
 * its columns, else by its name, else by a folder above it.
 */
public final class FileCandleSource implements CandleSource {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> paths;
    private final FileOverrides overrides;

    private FileCandleSource(List<String> paths, FileOverrides overrides) {
        this.paths = new ArrayList<>(paths);
        this.overrides = overrides;
    }

    /**
     * A source of all files that {@code paths} lead to.
     *
     * @param paths files, folders (with all below, hidden ones left out) and patterns such as {@code data/*-1d.json}
     * @param overrides what the user said of all of them
     */
    public static FileCandleSource of(List<String> paths, FileOverrides overrides) {
        return new FileCandleSource(paths, overrides);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A unit is a file. Its series is what flags, name and folders tell; it is left open for files with columns, which
     * may tell otherwise, unless the flags settle it.
     *
     * @throws UserException where a path leads to nothing, or all of them to no file that could hold candles
     */
    @Override
    public List<CandleUnit> plan() {
        FileListing listing = FileListing.of(paths);
        if (listing.found().isEmpty()) {
            throw UserException.usage(
                    "there is no file of candles in " + String.join(", ", paths),
                    listing.skipped().isEmpty()
                            ? "there is no file at all"
                            : listing.skipped().get(0).path() + " is skipped: "
                                    + listing.skipped().get(0).reason(),
                    "give files whose names end in " + FileKind.ENDS);
        }
        return listing.found().stream().map(this::unit).toList();
    }

    /**
     * The files that {@link #plan} leaves out because their names say that they hold no candles.
     *
     * @throws UserException where a path leads to nothing
     */
    public List<SkippedFile> skipped() {
        return FileListing.of(paths).skipped();
    }

    @Override
    public String read(CandleUnit unit, CandleSink sink) throws UnreadableUnitException {
        Path path = Path.of(unit.name());
        return read(facts(path), path, sink);
    }

    /**
     * Reads one file.
     *
     * @param facts what it is called and of; its name need not be that of {@code path}, but ends alike
     * @return the SHA-256 of its bytes, in hexadecimal
     */
    static String read(SeriesFacts facts, Path path, CandleSink sink) throws UnreadableUnitException {
        FileKind kind = FileKind.of(path.toString())
                .orElseThrow(() -> Unreadable.of(
                        facts.unit(),
                        "its name ends in none of " + FileKind.ENDS,
                        "rename it by what is in it, or convert it"));
        try {
            String hash = kind.isTable() ? readTable(path, kind, facts, sink) : readText(path, kind, facts, sink);
            Checksum.require(facts.unit(), path, hash);
            return hash;
        } catch (IOException e) {
            throw Unreadable.from(facts.unit(), e);
        }
    }

    private static String readText(Path path, FileKind kind, SeriesFacts facts, CandleSink sink)
            throws IOException, UnreadableUnitException {
        try (UnitBytes bytes = UnitBytes.open(facts.unit(), path, kind)) {
            if (kind == FileKind.JSON || kind == FileKind.JSON_GZ) {
                new JsonReader(facts, sink).read(bytes.content());
            } else {
                new CsvReader(facts, sink).read(bytes.content());
            }
            return bytes.finish();
        }
    }

    private static String readTable(Path path, FileKind kind, SeriesFacts facts, CandleSink sink)
            throws IOException, UnreadableUnitException {
        new TypedReader(facts, sink).read(path, kind);
        return UnitBytes.hash(path);
    }

    /** Empty, too, where the checksum beside a file speaks of another content: reading tells of it. */
    @Override
    public Optional<String> contentHash(CandleUnit unit) {
        Path path = Path.of(unit.name());
        try {
            String hash = UnitBytes.hash(path);
            Checksum.require(unit.name(), path, hash);
            return Optional.of(hash);
        } catch (IOException | UnreadableUnitException e) {
            return Optional.empty(); // reading says what is wrong with it, with its name
        }
    }

    @Override
    public boolean isAtHand() {
        return true;
    }

    @Override
    public String manner() {
        return overrides.toString();
    }

    /** Called by its whole path: quarantine keeps it, and a row of it is looked up from whatever folder. */
    private CandleUnit unit(Path found) {
        Path path = found.toAbsolutePath();
        String name = path.toString();
        FileKind kind = FileKind.of(name).orElse(null);
        boolean open = kind != null && kind.mayTellSeries() && !overrides.areComplete();
        return new CandleUnit(
                name,
                size(path) * (kind == null ? 1 : kind.unpacked()),
                open ? null : facts(path).planned(kind == FileKind.ZIP));
    }

    private SeriesFacts facts(Path path) {
        return new SeriesFacts(path.toString(), overrides, FileFacts.of(path));
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            // gone since it was listed; reading says so with its name
            return 0;
        }
    }
}
