package dev.almanac.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a lake holds, for comparing one with another or with itself at an earlier time. */
final class LakeContents {
    /** What must be the same in two lakes that took the same in, stamps of time and of runs aside, by table. */
    private static final Map<String, String> COLUMNS = Map.of(
            "candles", "* EXCEPT (first_seen, run_id)",
            "quarantine", "* EXCEPT (run_id)",
            "data_quality", "* EXCEPT (run_id)",
            "features_core", "* EXCEPT (run_id)",
            "feature_state", "* EXCEPT (run_id, state), sha2(state, 256) AS state",
            "instruments", "* EXCEPT (learned_at, run_id)",
            "rankings", "* EXCEPT (made_at, run_id)",
            "recommendations", "* EXCEPT (made_at, run_id)",
            "reports", "as_of, profile, revision, feature_set, configuration, code_version");

    /** Tables that hold results; a failed run may add to the others, which tell of it. */
    private static final List<String> RESULTS = List.of(
            "candles", "features_core", "feature_state", "instruments", "rankings", "recommendations", "reports");

    private LakeContents() {}

    /** The newest Delta version by the table's folder. */
    static Map<String, Long> versions(Path lake) throws IOException {
        Map<String, Long> versions = new TreeMap<>();
        try (Stream<Path> files = Files.walk(lake)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.matches("\\d{20}\\.json")) {
                    Path table = file.resolve("../..").normalize();
                    versions.merge(lake.relativize(table).toString(), Long.valueOf(name.substring(0, 20)), Math::max);
                }
            }
        }
        return versions;
    }

    /** The versions of the tables that hold results. */
    static Map<String, Long> resultVersions(Path lake) throws IOException {
        Map<String, Long> versions = versions(lake);
        versions.keySet().removeIf(path -> !RESULTS.contains(path.split("/", 2)[0]));
        return versions;
    }

    /** Every row of every table that a {@code daily} run writes, as JSON in a fixed order, but for {@code runs}. */
    static Map<String, String> of(Path lake) {
        return contents(lake, COLUMNS);
    }

    /** The same of some tables, with a column {@code run_id} that is left out where nothing else is said. */
    static Map<String, String> of(Path lake, List<String> tables) {
        Map<String, String> columns = new TreeMap<>();
        tables.forEach(table -> columns.put(table, COLUMNS.getOrDefault(table, "* EXCEPT (run_id)")));
        return contents(lake, columns);
    }

    /** Every row of one table, stamps included. */
    static String rows(Path lake, String table) {
        return contents(lake, Map.of(table, "*")).getOrDefault(table, "");
    }

    /** Rows by table, one a line, all asked for at once. */
    static Map<String, String> contents(Path lake, Map<String, String> columns) {
        String sql = columns.entrySet().stream()
                .map(table -> "SELECT '" + table.getKey() + "' AS name, to_json(struct(*)) AS content FROM (SELECT "
                        + table.getValue() + " FROM " + table.getKey() + ")")
                .sorted()
                .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY ALL"));
        Call call = Call.in(lake, Map.of(), "query", sql, "--json", "-q", "--lake", lake.toString());
        if (call.exitCode() != 0) {
            throw new IllegalStateException(call.err());
        }
        Map<String, String> contents = new TreeMap<>();
        columns.keySet().forEach(table -> contents.put(table, ""));
        try {
            for (JsonNode row : new ObjectMapper().readTree(call.out())) {
                String line = row.get("content").asText() + "\n";
                contents.merge(row.get("name").asText(), line, String::concat);
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }
}
