package dev.almanac.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the system says of this process. */
final class ThisProcess {
    private static final double KILOBYTES = 1 << 10;
    private static final double MEGABYTE = 1 << 20;

    private ThisProcess() {}

    /** The most memory that it has held so far, MB; {@code NaN} where the system is not Linux. */
    static double peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KILOBYTES)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** The most that its heap has held so far, MB, rubbish that was not collected yet included. */
    static double peakHeapMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / MEGABYTE;
    }

    /** Processor time of all threads so far, nanoseconds. */
    static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
