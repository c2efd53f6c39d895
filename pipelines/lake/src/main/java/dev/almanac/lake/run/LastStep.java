package dev.almanac.lake.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.almanac.analytics.figure.Digest;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.LakeFile;
import dev.almanac.lake.table.TableSpec;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Remembers the last time that a step ended with all its work done, so that it need not do the same again only to find that
 * nothing differs. It is recognised by everything that decides what the step comes to: words for what it is asked, which
 * name the program's build too, and the state of every table that it reads or writes, down to the commit. Whatever touched
 * rows of these tables since, be it another run or a hand, has moved that state, and the step is done in full; a compaction
 * touches none.
 *
 * <p>It is written after the step's last commit, so a run that was cut off leaves none that speaks of its tables; losing it
 * costs time only.
 *
 * @param <T> what is kept of the step's result, as JSON
 */
public final class LastStep<T> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ASKED = "asked";
    private static final String TABLES = "tables";
    private static final String RESULT = "result";

    private final Lake lake;
    private final LakeFile file;
    private final List<TableSpec> tables;
    private final Class<T> type;

    /** @param tables all that the step reads or writes */
    public LastStep(Lake lake, String step, List<TableSpec> tables, Class<T> type) {
        this.lake = lake;
        this.file = lake.file("_last_" + step + ".json");
        this.tables = List.copyOf(tables);
        this.type = type;
    }

    /** What was kept of the result, where the step was asked in the same words and its tables stand as it left them. */
    public Optional<T> recall(List<String> words) {
        Optional<JsonNode> standing =
                standing().filter(root -> root.path(ASKED).asText().equals(asked(words)));
        try {
            return standing.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(JSON.treeToValue(standing.get().get(RESULT), type));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // none of ours: the step is done, and written down anew
        }
    }

    /** What is written down, where the tables stand as that step left them. */
    private Optional<JsonNode> standing() {
        Optional<String> text = file.read();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(text.get());
            return root.path(TABLES).asText().equals(tables()) ? Optional.of(root) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /**
     * Does {@code work} that writes to the tables, but nothing that this step reads: what was remembered before, in whatever
     * words, is remembered after it.
     */
    public <R> R across(Supplier<R> work) {
        Optional<JsonNode> before = standing();
        R done = work.get();
        before.filter(root -> !root.path(TABLES).asText().equals(tables()))
                .ifPresent(root -> write(((ObjectNode) root).put(TABLES, tables())));
        return done;
    }

    /** Replaces what was remembered; the step has made its last commit. */
    public void remember(List<String> words, T result) {
        ObjectNode root = JSON.createObjectNode().put(ASKED, asked(words)).put(TABLES, tables());
        root.set(RESULT, JSON.valueToTree(result));
        write(root);
    }

    private void write(ObjectNode root) {
        try {
            file.write(JSON.writeValueAsString(root) + "\n");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String asked(List<String> words) {
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            text.append(word.length()).append(' ').append(word).append('\n');
        }
        return Digest.sha256(text.toString());
    }

    private String tables() {
        StringBuilder text = new StringBuilder();
        for (TableSpec table : tables) {
            text.append(table.path()).append(' ').append(lake.state(table)).append('\n');
        }
        return Digest.sha256(text.toString());
    }
}
