package dev.almanac.analytics.error;

import java.io.IOException;
import java.util.Map;

/** What an operating system said, for the cause of a {@link UserException}. */
public final class SystemWords {
    /** Exceptions of the JDK whose message is the path alone; what they mean is in their name only. */
    private static final Map<String, String> MEANINGS = Map.of(
            "AccessDeniedException", "permission denied",
            "NoSuchFileException", "no such file or folder",
            "FileAlreadyExistsException", "there is a file of that name already",
            "NotDirectoryException", "it is no folder",
            "DirectoryNotEmptyException", "the folder is not empty",
            "FileSystemLoopException", "links lead round in a circle");

    private SystemWords() {}

    /** The message of {@code e}, after what it means where that is not in it. */
    public static String of(IOException e) {
        String message = String.valueOf(e.getMessage());
        String meaning = MEANINGS.get(e.getClass().getSimpleName());
        return meaning == null ? message : meaning + ": " + message;
    }
}
