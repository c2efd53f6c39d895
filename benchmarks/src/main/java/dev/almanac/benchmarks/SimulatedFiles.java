package dev.almanac.benchmarks;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** CSV files of simulated bars, one for each symbol, the digits of every figure as a program writes them that rounds nothing. */
final class SimulatedFiles {
    private static final long START = Interval.D1.floor(1_300_000_000_000_000L);

    private SimulatedFiles() {}

    /** Writes {@code files} files of {@code bars} bars each into a folder, which is made; those that are there stay. */
    static void write(Path folder, Interval interval, int files, int bars) throws IOException {
        Files.createDirectories(folder);
        for (int file = 0; file < files; file++) {
            Path path = folder.resolve(String.format(Locale.ROOT, "S%05dUSDT-%s.csv", file, interval.code()));
            if (!Files.exists(path)) {
                write(path, new Walk(interval, START, file), bars);
            }
        }
    }

    private static void write(Path path, Walk walk, int bars) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write("open_time,open,high,low,close,volume\n");
            for (int bar = 0; bar < bars; bar++) {
                Candle candle = walk.next();
                out.write(candle.openTime() / 1000 + "," + candle.open() + "," + candle.high() + "," + candle.low()
                        + "," + candle.close() + "," + candle.volume() + "\n");
            }
        }
    }
}
