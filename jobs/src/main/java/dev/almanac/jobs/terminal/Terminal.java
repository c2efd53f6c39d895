package dev.almanac.jobs.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The two streams a person reads.
 *
 * @param out takes results and nothing else
 * @param err takes progress, notes and failures
 * @param isLive whether {@code err} is a terminal whose last line can be written anew
 * @param isColoured whether {@code out} is a terminal that shows colour
 */
public record Terminal(ResultStream out, PrintStream err, boolean isLive, boolean isColoured) {
    /**
     * The process's own streams, taken from the descriptors, so that they stay ours when {@code System.out} and
     * {@code System.err} are led to the log. The launcher says in {@code almanac.live} and {@code almanac.colour} what is
     * a terminal, which Java 17 cannot ask for one stream alone.
     */
    public static Terminal ofProcess() {
        ResultStream out = new ResultStream(new FileOutputStream(FileDescriptor.out));
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Terminal(out, err, Boolean.getBoolean("almanac.live"), Boolean.getBoolean("almanac.colour"));
    }
}
