package dev.almanac.lake.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What a table's log says of one version: a line of JSON for everything that its commit did. */
final class LogEntry {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LogEntry() {}

    /** How many rows the files hold that a commit added. */
    static long rowsAdded(FileSystem files, Path entry) {
        long rows = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(files.open(entry), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode added = JSON.readTree(line).path("add");
                if (!added.isMissingNode()) {
                    rows += JSON.readTree(added.required("stats").asText())
                            .required("numRecords")
                            .asLong();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
