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

/**
 * Remembers the last time that a step ended with all its work done, so that it need not do the same again only to find that
 * nothing differs. It is recognised by everything that decides what the step comes to: words for what it is asked, which
 * name the program's build too, and the state of every table that it reads or writes, down to the commit. Whatever touched
 * one of these tables since, be it another run, a compaction or a hand, has moved that state, and the step is done in full.
 *
 * <p>It is written after the step's last commit, so a run that was cut off leaves none that speaks of its tables; losing it
 * costs time only.
 *
 * @param <T> what is kept of the step's result, as JSON
 */
public final class LastStep<T> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "mark";
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
        Optional<String> text = file.read();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(text.get());
            return root.path(MARK).asText().equals(mark(words))
                    ? Optional.ofNullable(JSON.treeToValue(root.get(RESULT), type))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty(); // none of ours: the step is done, and written down anew
        }
    }

    /** Replaces what was remembered; the step has made its last commit. */
    public void remember(List<String> words, T result) {
        ObjectNode root = JSON.createObjectNode().put(MARK, mark(words));
        root.set(RESULT, JSON.valueToTree(result));
        try {
            file.write(JSON.writeValueAsString(root) + "\n");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String mark(List<String> words) {
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            text.append(word.length()).append(' ').append(word).append('\n');
        }
        for (TableSpec table : tables) {
            text.append(table.path()).append(' ').append(lake.state(table)).append('\n');
        }
        return Digest.sha256(text.toString());
    }
}
