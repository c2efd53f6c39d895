package dev.almanac.language.training;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.text.LabelledText;
import dev.almanac.analytics.text.Sentiment;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Labelled texts from CSV with a header that names the columns {@code text} and {@code label}; others are passed over. Fields may
 * be quoted and then hold commas, doubled quotes and line breaks.
 */
public final class LabelledTexts {
    /** Labels by word. Numbers mean different things in different files, so that they have to be explained. */
    public static final Map<String, Sentiment> WORDS = Map.of(
            "bearish", Sentiment.BEARISH,
            "negative", Sentiment.BEARISH,
            "neutral", Sentiment.NEUTRAL,
            "bullish", Sentiment.BULLISH,
            "positive", Sentiment.BULLISH);

    private LabelledTexts() {}

    /**
     * Reads all rows; texts without any visible character are left out.
     *
     * @param name what to call the source in errors, such as a file's path
     * @param labels what the label column's values mean, in lower case
     * @throws UserException where a column is missing, a label is not known, or a row has no text or no label
     */
    public static List<LabelledText> read(String name, Reader csv, Map<String, Sentiment> labels) throws IOException {
        CsvRows rows = new CsvRows(name, csv);
        List<String> header = rows.next()
                .orElseThrow(() -> UserException.usage(
                        name + ": there is nothing in it",
                        "labelled texts are read from CSV with a header",
                        "give a file with the columns text and label"));
        int text = column(name, header, "text");
        int label = column(name, header, "label");
        List<LabelledText> texts = new ArrayList<>();
        for (var row = rows.next(); row.isPresent(); row = rows.next()) {
            List<String> fields = row.orElseThrow();
            if (fields.size() != header.size()) {
                throw UserException.usage(
                        name + ", line " + rows.line() + ": " + fields.size() + " fields",
                        "the header has " + header.size(),
                        "put texts that hold commas, quotes or line breaks into double quotes");
            }
            if (!fields.get(text).isBlank()) {
                texts.add(new LabelledText(fields.get(text), sentiment(name, rows.line(), fields.get(label), labels)));
            }
        }
        return texts;
    }

    private static int column(String name, List<String> header, String wanted) {
        for (int column = 0; column < header.size(); column++) {
            if (header.get(column).strip().toLowerCase(Locale.ROOT).equals(wanted)) {
                return column;
            }
        }
        throw UserException.usage(
                name + ": no column " + wanted,
                "its header is " + String.join(", ", header),
                "name the columns of texts and of labels text and label");
    }

    private static Sentiment sentiment(String name, int line, String label, Map<String, Sentiment> labels) {
        Sentiment sentiment = labels.get(label.strip().toLowerCase(Locale.ROOT));
        if (sentiment == null) {
            String known = new TreeMap<>(labels)
                    .entrySet().stream()
                            .map(entry ->
                                    entry.getKey() + " (" + entry.getValue().code() + ")")
                            .collect(Collectors.joining(", "));
            throw UserException.usage(
                    name + ", line " + line + ": label '" + label + "'",
                    "labels here are " + known,
                    "use these words, or say what the file's labels mean");
        }
        return sentiment;
    }
}
