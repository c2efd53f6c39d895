package dev.almanac.lake.table;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.SystemWords;
import dev.almanac.analytics.error.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What lies where a lake is looked for.
 *
 * @param location as the user named it
 * @param kind what it is
 */
public record LakeFolder(String location, Kind kind) {
    /** The file that makes a folder a lake. */
    static final String MARKER = "_almanac.json";

    /** The file in which a run under way notes what it does. */
    public static final String RUN_NOTE = "_run.json";

    /** The scheme of a Hadoop path, such as {@code s3a:}; a drive letter is none. */
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

    /** What can lie at a path. */
    public enum Kind {
        /** Nothing. */
        ABSENT,
        /** A file. */
        FILE,
        /** An empty folder. */
        EMPTY,
        /** A folder with something else in it. */
        FOREIGN,
        /** A lake. */
        LAKE,
        /** It is on another file system than this machine's, which takes a session to ask. */
        ELSEWHERE
    }

    /** Whether a path names a file system of its own, so that it stays as it is. */
    public static boolean hasScheme(String location) {
        return SCHEME.matcher(location).lookingAt();
    }

    /** Looks at a path of this machine's, without a session; one with a scheme is {@link Kind#ELSEWHERE}. */
    public static LakeFolder local(String location) {
        if (hasScheme(location)) {
            return new LakeFolder(location, Kind.ELSEWHERE);
        }
        java.nio.file.Path path = java.nio.file.Path.of(location);
        try {
            if (Files.exists(path.resolve(MARKER))) {
                return new LakeFolder(location, Kind.LAKE);
            }
            if (!Files.isDirectory(path)) {
                return new LakeFolder(location, Files.exists(path) ? Kind.FILE : Kind.ABSENT);
            }
            try (Stream<java.nio.file.Path> children = Files.list(path)) {
                boolean empty =
                        children.allMatch(child -> isNothing(child.getFileName().toString()));
                return new LakeFolder(location, empty ? Kind.EMPTY : Kind.FOREIGN);
            }
        } catch (IOException e) {
            throw unreachable(location, e);
        }
    }

    /** Looks at a path of any file system. */
    static LakeFolder of(FileSystem files, Path root, String location) throws IOException {
        if (files.exists(new Path(root, MARKER))) {
            return new LakeFolder(location, Kind.LAKE);
        }
        if (!files.exists(root)) {
            return new LakeFolder(location, Kind.ABSENT);
        }
        if (!files.getFileStatus(root).isDirectory()) {
            return new LakeFolder(location, Kind.FILE);
        }
        boolean empty = Arrays.stream(files.listStatus(root))
                .map(FileStatus::getPath)
                .allMatch(child -> isNothing(child.getName()));
        return new LakeFolder(location, empty ? Kind.EMPTY : Kind.FOREIGN);
    }

    /** What a waiting writer or a first load that was cut off left does not make a folder something else than an empty one. */
    private static boolean isNothing(String name) {
        return name.startsWith(LakeLock.FILE) || name.startsWith(RUN_NOTE) || name.startsWith(StagedFiles.PREFIX);
    }

    /** @throws UserException where there is no lake to read */
    public void requireLake() {
        if (kind == Kind.LAKE || kind == Kind.ELSEWHERE) {
            return;
        }
        throw UserException.usage(
                "no lake at " + location,
                switch (kind) {
                    case ABSENT -> "the folder does not exist";
                    case FILE -> "it is a file, and a lake is a folder";
                    default -> "the folder holds no " + MARKER;
                },
                "load candles first (almanac ingest files PATH), or name another folder with --lake");
    }

    /** @throws UserException where there is something else than a lake or room for one */
    public void requireRoom() {
        if (kind == Kind.FILE || kind == Kind.FOREIGN) {
            throw UserException.usage(
                    "cannot use " + location + " as a lake",
                    kind == Kind.FILE
                            ? "it is a file, and a lake is a folder"
                            : "it exists and is not an empty folder, but holds no " + MARKER,
                    "name an empty or absent folder with --lake, or the lake itself");
        }
    }

    /** A lake that the file system refuses to show. */
    static UserException unreachable(String location, IOException e) {
        return new UserException(
                ExitCode.USAGE,
                "cannot use " + location + " as a lake",
                "the file system says: " + SystemWords.of(e),
                "check that the folder exists, is mounted for writing and belongs to you, or name another with --lake",
                e);
    }
}
