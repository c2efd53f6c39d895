package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.config.Configuration;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.terminal.LogFile;
import dev.almanac.jobs.terminal.TextTable;
import dev.almanac.lake.table.LakeFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code almanac doctor}. */
@Command(
        name = "doctor",
        header = "Check Java, memory, disk and lake; say how to mend them.",
        footer = {
            "%nExamples:",
            "  almanac doctor",
            "  almanac doctor --lake /data/lake --json",
            "%nIt exits with 0 where all is well and with 2 where something is missing."
        })
final class DoctorCommand extends Subcommand implements Callable<Integer> {
    private static final long MIB = 1 << 20;
    private static final long LEAST_HEAP_MIB = 1024;
    private static final long LEAST_DISK_MIB = 2048;

    /** One finding; {@code remedy} is empty where all is well. */
    private record Finding(String what, String found, String remedy) {}

    @Override
    public Integer call() {
        Invocation invocation = root.invocation();
        Configuration configuration = root.configuration();
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(memory());
        String place = Settings.of(configuration).lake();
        if (LakeFolder.hasScheme(place)) {
            findings.add(new Finding("lake", place + " is not on this machine's disks: not checked", ""));
        } else {
            Path lake = invocation.path(Path.of(place));
            findings.add(disk(lake));
            findings.add(lake(lake));
        }
        findings.add(new Finding("log", LogFile.locate(invocation.environment()).toString(), ""));
        show(findings);
        boolean well = findings.stream().allMatch(finding -> finding.remedy().isEmpty());
        return (well ? ExitCode.DONE : ExitCode.USAGE).code();
    }

    private static Finding java() {
        int major = Runtime.version().feature();
        String found = System.getProperty("java.version", "") + " in " + System.getProperty("java.home", "");
        boolean fits = major >= 17 && major <= 25;
        return new Finding("java", found, fits ? "" : "install a JDK 17 or 21 and set ALMANAC_JAVA_HOME");
    }

    private static Finding memory() {
        long heap = Runtime.getRuntime().maxMemory() / MIB;
        boolean fits = heap >= LEAST_HEAP_MIB;
        return new Finding(
                "memory", heap + " MiB of heap", fits ? "" : "set ALMANAC_HEAP=" + LEAST_HEAP_MIB + "m or more");
    }

    private static Finding disk(Path lake) {
        Path existing = lake;
        while (!Files.exists(existing)) {
            existing = existing.resolveSibling("..").normalize();
        }
        try {
            FileStore store = Files.getFileStore(existing);
            long free = store.getUsableSpace() / MIB;
            boolean writable = Files.isWritable(existing) && !store.isReadOnly();
            String remedy = !writable
                    ? "make " + existing + " writable, or name another place with --lake"
                    : free < LEAST_DISK_MIB ? "free some space, or name another place with --lake" : "";
            return new Finding("disk", free + " MiB free at " + existing + (writable ? "" : ", not writable"), remedy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Finding lake(Path lake) {
        return switch (LakeFolder.local(lake.toString()).kind()) {
            case ABSENT, EMPTY ->
                new Finding("lake", "none at " + lake + " yet; almanac ingest files PATH makes it", "");
            case LAKE -> new Finding("lake", lake.toString(), "");
            default ->
                new Finding(
                        "lake",
                        lake + " is something else",
                        "name an empty or absent folder with --lake, or the lake itself");
        };
    }

    private void show(List<Finding> findings) {
        if (root.json()) {
            List<Map<String, Object>> all = new ArrayList<>();
            for (Finding finding : findings) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("check", finding.what());
                one.put("ok", finding.remedy().isEmpty());
                one.put("found", finding.found());
                one.put("remedy", finding.remedy());
                all.add(one);
            }
            root.invocation().terminal().out().println(Json.text(all));
            return;
        }
        TextTable table = new TextTable(false, false, false);
        for (Finding finding : findings) {
            table.row(finding.what(), finding.remedy().isEmpty() ? "ok" : "missing", finding.found());
        }
        root.invocation().terminal().out().print(table.text());
        for (Finding finding : findings) {
            if (!finding.remedy().isEmpty()) {
                root.invocation().terminal().out().println(finding.what() + ": " + finding.remedy());
            }
        }
    }
}
