package dev.almanac.lake.table;

import java.io.FileNotFoundException;
import java.util.List;

/** Recognises that a table's old version can no longer be read, because its files were removed (VACUUM, or retention). */
public final class GoneFiles {
    private static final List<String> SIGNS = List.of(
            "FILE_NOT_EXIST",
            "PATH_NOT_FOUND",
            "DELTA_MISSING_CHANGE_DATA",
            "DELTA_VERSION_NOT_FOUND",
            "DELTA_VERSIONS_NOT_CONTIGUOUS");

    private GoneFiles() {}

    /** Whether a failure, or what caused it, says so. */
    public static boolean explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof FileNotFoundException || SIGNS.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }
}
