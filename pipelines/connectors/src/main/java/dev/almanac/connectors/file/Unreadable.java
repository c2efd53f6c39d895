package dev.almanac.connectors.file;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.almanac.analytics.error.SystemWords;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/** Says in three lines why a file cannot be read. */
final class Unreadable {
    private static final int SHOWN = 200;

    private Unreadable() {}

    /** The failure of {@code unit} for {@code reason}. */
    static UnreadableUnitException of(String unit, String reason, String remedy) {
        return new UnreadableUnitException(unit + " cannot be read", reason, remedy);
    }

    /** The failure of {@code unit} where nothing is wrong with it, but with the server that has it. */
    static UnreadableUnitException unavailable(String unit, String reason, String remedy) {
        return UnreadableUnitException.unavailable(unit + " cannot be read", reason, remedy);
    }

    /** The failure of {@code unit} whose {@code part}, such as its venue, nothing tells; what is in it may be sound. */
    static UnreadableUnitException unknown(String part, String unit, String reason, String remedy) {
        return new UnreadableUnitException("the " + part + " of " + unit + " is not known", reason, remedy);
    }

    /** The failure of {@code unit}, a file without a byte. */
    static UnreadableUnitException empty(String unit) {
        return of(unit, "it is empty (0 bytes)", "download it again, or leave it out");
    }

    /** The failure of {@code unit} that {@code cause} revealed. */
    static UnreadableUnitException from(String unit, IOException cause) {
        UnreadableUnitException failure = explain(unit, cause);
        failure.initCause(cause);
        return failure;
    }

    /** The failure of {@code unit} whose columns turned out to be damaged. */
    static UnreadableUnitException damaged(String unit, Exception cause) {
        String words = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        String brief = words.length() <= SHOWN ? words : words.substring(0, SHOWN) + "...";
        UnreadableUnitException failure = of(unit, "it is damaged: " + brief, "download it again, or write it anew");
        failure.initCause(cause);
        return failure;
    }

    private static UnreadableUnitException explain(String unit, IOException cause) {
        if (cause instanceof JacksonException json) {
            return notJson(unit, json);
        }
        if (cause instanceof NoSuchFileException) {
            return of(unit, "there is no such file any more", "check the path and run again");
        }
        if (cause instanceof AccessDeniedException) {
            return of(unit, "this user may not read it", "change its permissions, or run as its owner");
        }
        if (cause instanceof EOFException) {
            return of(unit, "it is cut off: its compressed data ends too early", "download it again");
        }
        if (cause instanceof ZipException) {
            return of(unit, "its compressed data is damaged: " + cause.getMessage(), "download it again");
        }
        if (cause instanceof CharacterCodingException || cause instanceof CharConversionException) {
            return of(unit, "it is binary, or text in another encoding than UTF-8", "give a text file in UTF-8");
        }
        return of(unit, SystemWords.of(cause), "check the file and the disk it is on");
    }

    private static UnreadableUnitException notJson(String unit, JacksonException json) {
        JsonLocation at = json.getLocation();
        String place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        if (json instanceof JsonEOFException) {
            return of(unit, "it is cut off: its JSON ends too early" + place, "download it again");
        }
        String message = json.getOriginalMessage();
        String brief = message.lines().findFirst().orElse("").replaceAll(" ?\\(for .*", "");
        return of(unit, "it is no JSON" + place + ": " + brief, "give a JSON file, or name it .csv if it is CSV");
    }
}
