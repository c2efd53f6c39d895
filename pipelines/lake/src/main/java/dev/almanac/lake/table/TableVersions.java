package dev.almanac.lake.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The newest versions of tables, remembered: a log of ten years is listed once, and from then on only asked for what came
 * after.
 *
 * <p>A version counts where it says something new. One that only lays the same rows out in other files, as compactions do,
 * leaves everything that was made from the table as good as it was, so it goes under the number of the version before it.
 */
final class TableVersions {
    private static final Pattern ENTRY = Pattern.compile("(\\d{20})\\.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileSystem files;
    private final Map<Path, Versions> known = new ConcurrentHashMap<>();

    TableVersions(FileSystem files) {
        this.files = files;
    }

    /**
     * The newest versions of a table, both -1 where it does not exist.
     *
     * @param newest the last commit
     * @param telling the last commit that changed more than the layout of the rows
     */
    record Versions(long newest, long telling) {
        static final Versions ABSENT = new Versions(-1, -1);
    }

    /** @param table the table's folder */
    Versions of(Path table) {
        Versions before = known.getOrDefault(table, Versions.ABSENT);
        try {
            long newest = newest(table, before.newest());
            if (newest < 0) {
                return Versions.ABSENT;
            }
            Versions now = newest == before.newest() ? before : new Versions(newest, telling(table, newest));
            known.put(table, now);
            return now;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log's entry of a version. */
    static Path entry(Path table, long version) {
        return new Path(table, String.format(Locale.ROOT, "_delta_log/%020d.json", version));
    }

    private long newest(Path table, long known) throws IOException {
        // Where the known one is gone, so is the table that it was of.
        if (known < 0 || !files.exists(entry(table, known))) {
            return listed(table);
        }
        long newest = known;
        while (files.exists(entry(table, newest + 1))) {
            newest++;
        }
        return newest;
    }

    private long listed(Path table) throws IOException {
        long newest = -1;
        try {
            for (FileStatus file : files.listStatus(new Path(table, "_delta_log"))) {
                Matcher name = ENTRY.matcher(file.getPath().getName());
                if (name.matches()) {
                    newest = Math.max(newest, Long.parseLong(name.group(1)));
                }
            }
        } catch (FileNotFoundException e) {
            return -1;
        }
        return newest;
    }

    private long telling(Path table, long newest) throws IOException {
        long version = newest;
        while (version > 0 && files.exists(entry(table, version - 1)) && !tells(entry(table, version))) {
            version--;
        }
        return version;
    }

    /** Whether an entry does more than to replace files by others of the same rows; mostly its second line decides. */
    private boolean tells(Path entry) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(files.open(entry), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                JsonNode action = JSON.readTree(line);
                JsonNode file = action.path(action.has("add") ? "add" : "remove");
                boolean isSame = !file.path("dataChange").asBoolean(true);
                if (!isSame && !action.has("commitInfo")) {
                    return true;
                }
                line = lines.readLine();
            }
            return false;
        }
    }
}
