package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.SystemWords;
import dev.almanac.analytics.error.UserException;
import dev.almanac.jobs.config.ConfigurationFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code almanac init}. */
@Command(
        name = "init",
        header = "Write an almanac.conf with every setting explained.",
        footer = {"%nExamples:", "  almanac init", "  almanac init settings/weekly.conf"})
final class InitCommand extends Subcommand implements Runnable {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "almanac.conf",
            description = "The file to write, by default ${DEFAULT-VALUE}; never one that exists.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Path file;

    @Override
    public void run() {
        Path target = root.invocation().path(file);
        try {
            Files.writeString(target, ConfigurationFile.text(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw UserException.usage(
                    target + " was left as it is", "there is such a file already", "name another: almanac init FILE");
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.USAGE,
                    target + " cannot be written",
                    SystemWords.of(e),
                    "name a folder that exists and may be written to: almanac init FILE",
                    e);
        }
        root.invocation()
                .terminal()
                .out()
                .println(root.json() ? Json.text(Map.of("written", target.toString())) : "wrote " + target);
    }
}
