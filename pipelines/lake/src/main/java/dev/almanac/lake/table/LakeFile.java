package dev.almanac.lake.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/** A short text that lies in the lake beside its tables, and is replaced as a whole. */
public final class LakeFile {
    private final Lake lake;
    private final Path path;

    LakeFile(Lake lake, Path path) {
        this.lake = lake;
        this.path = path;
    }

    /** The text, empty where there is none yet. */
    public Optional<String> read() {
        try (var in = lake.fileSystem().open(path)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the text; readers see the old one or the new one, never none. The caller holds the lake's lock. */
    public void write(String text) {
        lake.beforeCommit();
        Path written = path.suffix(".new");
        try {
            FileContext files =
                    FileContext.getFileContext(path.toUri(), lake.fileSystem().getConf());
            try (var out = files.create(written, EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE))) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            files.rename(written, path, Options.Rename.OVERWRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
