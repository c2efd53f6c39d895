package dev.almanac.connectors.file;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.SystemWords;
import dev.almanac.analytics.error.UserException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The files that paths, folders and patterns lead to, each once: paths in the order given, what is in a folder or matches a
 * pattern sorted by name.
 *
 * @param found what is to be read
 * @param skipped what is not, with the reason
 */
record FileListing(List<Path> found, List<SkippedFile> skipped) {
    /** What freqtrade keeps beside candles, such as {@code BTC_USDT_USDT-8h-funding_rate.feather}. */
    private static final Pattern OF_FREQTRADE =
            Pattern.compile(".*-(trades|mark|funding_rate)\\.(feather|parquet|json|json\\.gz)");

    /** @throws UserException where a path leads to nothing */
    static FileListing of(List<String> paths) {
        Map<Path, Path> found = new LinkedHashMap<>();
        Map<Path, SkippedFile> skipped = new LinkedHashMap<>();
        for (String given : paths) {
            Path path = Path.of(given);
            boolean named = Files.exists(path) && !Files.isDirectory(path);
            for (Path file : named ? List.of(path) : expand(given, path)) {
                if (isChecksumOfAnother(file)) {
                    continue;
                }
                Path identity = file.toAbsolutePath().normalize();
                Optional<String> reason = reasonToSkip(file, named);
                if (reason.isPresent()) {
                    skipped.putIfAbsent(identity, new SkippedFile(file.toString(), reason.get()));
                } else {
                    found.putIfAbsent(identity, file);
                }
            }
        }
        skipped.keySet().removeAll(found.keySet());
        return new FileListing(List.copyOf(found.values()), List.copyOf(skipped.values()));
    }

    private static List<Path> expand(String given, Path path) {
        if (Files.isDirectory(path)) {
            return filesUnder(path);
        }
        if (given.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0)) {
            return matching(given, path);
        }
        throw UserException.usage(
                given + " does not exist",
                "there is no file and no folder of that name in " + Path.of("").toAbsolutePath(),
                "check the path");
    }

    /** The files that a pattern matches; a folder that it matches stands for what is in it. */
    private static List<Path> matching(String given, Path pattern) {
        Path root = pattern.isAbsolute() ? pattern.getRoot() : Path.of("");
        int fixed = 0;
        while (fixed < pattern.getNameCount() - 1
                && Files.isDirectory(root.resolve(pattern.getName(fixed).toString()))) {
            root = root.resolve(pattern.getName(fixed).toString());
            fixed++;
        }
        PathMatcher matcher = matcher(given);
        TreeSet<Path> matches = new TreeSet<>();
        for (Path file : filesUnder(root)) {
            for (Path at = file; at != null && !at.equals(root); at = at.getParent()) {
                if (matcher.matches(at)) {
                    matches.add(file);
                    break;
                }
            }
        }
        if (matches.isEmpty()) {
            throw UserException.usage(
                    "no file matches " + given,
                    "looked in " + root.toAbsolutePath() + " and the folders below",
                    "check the pattern");
        }
        return List.copyOf(matches);
    }

    private static PathMatcher matcher(String given) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + given);
        } catch (PatternSyntaxException e) {
            throw UserException.usage(
                    given + " is no pattern, and no file is called so",
                    e.getDescription(),
                    "close its brackets, or give the path of a file");
        }
    }

    /** All files below {@code folder} but hidden ones, sorted. */
    private static List<Path> filesUnder(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(
                    folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                            return !visited.equals(folder) && isHidden(visited)
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            if (!isHidden(file) && attributes.isRegularFile()) {
                                files.add(file);
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.USAGE,
                    folder + " cannot be listed",
                    SystemWords.of(e),
                    "check its permissions and links, or give the files one by one",
                    e);
        }
        files.sort(null);
        return files;
    }

    private static boolean isHidden(Path path) {
        return nameOf(path).startsWith(".");
    }

    /** A file of unknown kind that the user named is left to the reader, which says what is wrong with it. */
    private static Optional<String> reasonToSkip(Path file, boolean named) {
        String name = nameOf(file).toLowerCase(Locale.ROOT);
        if (name.contains("aggtrades")) {
            return Optional.of("it holds aggregated trades, which are not read yet");
        }
        if (OF_FREQTRADE.matcher(name).matches()) {
            return Optional.of("it holds trades, mark prices or funding rates, not candles of trades");
        }
        if (name.startsWith("readme") || name.startsWith("license")) {
            return Optional.of("it is about the files, not one of them");
        }
        return named || FileKind.of(name).isPresent()
                ? Optional.empty()
                : Optional.of("its name ends in none of " + FileKind.ENDS);
    }

    /** A checksum speaks for the file beside it and is looked at with that. */
    private static boolean isChecksumOfAnother(Path file) {
        String name = nameOf(file);
        return name.toLowerCase(Locale.ROOT).endsWith(Checksum.END)
                && Files.exists(file.resolveSibling(name.substring(0, name.length() - Checksum.END.length())));
    }

    private static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
