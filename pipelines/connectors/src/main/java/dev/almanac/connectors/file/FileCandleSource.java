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
 * Candles from files: JSON and CSV, plain, gzipped or in an exchange's zip. What a file is of is told by the flags, else by
 * its columns, else by its name, else by a folder above it.
 */
public final class FileCandleSource implements CandleSource {
    private static final long serialVersionUID = 1L;

    /** By how much packed candles grow, roughly: the exchange's archives by 2 to 4, long histories by 5. */
    private static final int UNPACKED = 5;

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
     * <p>A unit is a file. Its series is what flags, name and folders tell; it is left open for a CSV file, whose columns
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
        FileKind kind = FileKind.of(unit.name())
                .orElseThrow(() -> Unreadable.of(
                        unit.name(),
                        "its name ends in none of " + FileKind.ENDS,
                        "rename it by what is in it, or convert it"));
        SeriesFacts facts = facts(path);
        try (UnitBytes bytes = UnitBytes.open(unit.name(), path, kind)) {
            switch (kind) {
                case JSON, JSON_GZ -> new JsonReader(facts, sink).read(bytes.content());
                case CSV, CSV_GZ, ZIP -> new CsvReader(facts, sink).read(bytes.content());
            }
            return bytes.finish();
        } catch (IOException e) {
            throw Unreadable.from(unit.name(), e);
        }
    }

    @Override
    public Optional<String> contentHash(CandleUnit unit) {
        try {
            return Optional.of(UnitBytes.hash(Path.of(unit.name())));
        } catch (IOException e) {
            return Optional.empty(); // reading says what is wrong with it, with its name
        }
    }

    /** A relative name leads elsewhere from another folder, whose name may tell venue or interval. */
    @Override
    public String manner() {
        return overrides + " from " + Path.of("").toAbsolutePath();
    }

    private CandleUnit unit(Path path) {
        String name = path.toString();
        FileKind kind = FileKind.of(name).orElse(null);
        boolean open = (kind == FileKind.CSV || kind == FileKind.CSV_GZ) && !overrides.areComplete();
        boolean packed = kind == FileKind.ZIP || kind == FileKind.CSV_GZ || kind == FileKind.JSON_GZ;
        return new CandleUnit(
                name,
                size(path) * (packed ? UNPACKED : 1),
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
