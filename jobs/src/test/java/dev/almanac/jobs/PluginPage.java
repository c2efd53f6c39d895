package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What docs/plugins.md shows: its files, and its commands as they stand there. */
record PluginPage(Path folder, String text) {
    private static final Pattern FILE = Pattern.compile("File `([^`]+)`:\n+```\\w+\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final long LIMIT_SECONDS = 300;

    /** Writes the page's files into a folder, where its commands are to run. */
    static PluginPage in(Path folder) throws IOException {
        PluginPage page =
                new PluginPage(folder, Files.readString(Launched.root().resolve("docs/plugins.md")));
        for (MatchResult file : FILE.matcher(page.text).results().toList()) {
            Path path = folder.resolve(file.group(1));
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.group(2));
        }
        return page;
    }

    /** Takes lines out of one of the files. */
    void forget(String file, String... lines) throws IOException {
        Path path = folder.resolve(file);
        List<String> before = Files.readAllLines(path);
        List<String> after = before.stream()
                .filter(line -> !List.of(lines).contains(line.strip()))
                .toList();
        assertThat(before).hasSize(after.size() + lines.length);
        Files.write(path, after);
    }

    /** Runs a block of commands, counted from 0, in a shell that ends with the first failure; what they print. */
    String run(int block) throws IOException, InterruptedException {
        String commands = COMMANDS.matcher(text).results().toList().get(block).group(1);
        Path out = folder.resolve(".commands");
        ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        String root = Launched.root().toString();
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        Map<String, String> environment = shell.environment();
        environment.put("ALMANAC", root);
        environment.put("PATH", String.join(File.pathSeparator, root, java, System.getenv("PATH")));
        environment.put("XDG_STATE_HOME", folder.resolve(".state").toString());
        environment.put("ALMANAC_HEAP", "2g");
        Process process = shell.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String printed = Files.readString(out);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
