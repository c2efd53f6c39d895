package dev.almanac.connectors.file;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real files for development; a test that needs them is skipped where they are absent. */
final class SharedCandles {
    private SharedCandles() {}

    static Path path(String name) {
        Path root = Path.of(System.getProperty("almanac.root"), "..", "shared", "data", "candles");
        assumeTrue(Files.isDirectory(root), () -> "skipped: there is no " + root);
        return root.resolve(name);
    }
}
