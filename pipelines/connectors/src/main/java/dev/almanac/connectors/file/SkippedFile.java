package dev.almanac.connectors.file;

/**
 * A file that was found but is not read, because its name says that it holds no candles.
 *
 * @param path the path as it was found
 * @param reason why it is not read, as the end of a sentence
 */
public record SkippedFile(String path, String reason) {}
