package dev.almanac.jobs.config;

import java.util.ArrayList;
import java.util.List;

/** The file that {@code almanac init} writes, and the page of documentation, both made from the reference. */
public final class ConfigurationFile {
    private static final int WIDTH = 96;

    private static final String EXAMPLE = "mine";

    private ConfigurationFile() {}

    /** A file with every key, explained and commented out, so that it changes nothing until someone edits it. */
    public static String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                "# Settings of Almanac. Each line that is commented out shows the default; remove its # to change it.\n");
        text.append(
                "# The command line wins over ALMANAC_* variables (ALMANAC_RANK__MIN_SCORE for rank.min_score), these\n");
        text.append("# over this file. `almanac config` shows what holds and why.\n");
        String section = "";
        for (Key key : Reference.read().keys().values()) {
            String name = section(key);
            if (!name.equals(section)) {
                text.append(section.isEmpty() ? "\n" : "}\n\n").append(name).append(" {\n");
                section = name;
            } else {
                text.append('\n');
            }
            for (String line : wrapped(exemplary(key.description()) + " [" + key.facts() + "]", WIDTH)) {
                text.append("  # ").append(line).append('\n');
            }
            text.append("  # ")
                    .append(exemplary(key.path()).substring(name.length() + 1))
                    .append(" = ")
                    .append(key.shownDefault())
                    .append('\n');
        }
        return text.append("}\n").toString();
    }

    /** With a name in place of the word that stands for any, so that a line can be used as it stands. */
    private static String exemplary(String text) {
        return text.replace(Key.ANY, EXAMPLE);
    }

    /** The reference as a page of Markdown. */
    public static String page() {
        StringBuilder text = new StringBuilder();
        text.append("# Configuration\n\n");
        text.append("<!-- Made from reference.conf; see jobs/README.md for the command that makes it again. -->\n\n");
        text.append(
                "Almanac runs without any. Where a setting is to differ, the command line wins over the environment,\n");
        text.append(
                "that over a file, that over the default below. The file is HOCON: the one named by `--config`, else\n");
        text.append(
                "`almanac.conf` in the working directory; `almanac init` writes one with every key commented out.\n");
        text.append(
                "`almanac config` shows what holds and where each value came from. A key that nobody knows, a value of\n");
        text.append("the wrong kind or out of range ends with exit code 2, naming file and line.\n");
        String section = "";
        for (Key key : Reference.read().keys().values()) {
            String name = section(key);
            if (!name.equals(section)) {
                text.append("\n## ")
                        .append(name)
                        .append("\n\n| key | default | unit, range | meaning |\n|---|---|---|---|\n");
                section = name;
            }
            text.append("| `")
                    .append(key.path())
                    .append("` | `")
                    .append(key.shownDefault())
                    .append("` | ")
                    .append(key.facts());
            text.append(" | ").append(key.description()).append(" |\n");
        }
        text.append(
                "\n## Environment\n\nAny key can be set by a variable: `ALMANAC_`, then the key in capitals with `__` for");
        text.append(" each dot;\nlists are split at commas outside of parentheses. `ALMANAC_RANK__MIN_SCORE=0.6` sets"
                + " `rank.min_score`. Three more");
        text.append(" are read by\nthe launcher alone:\n\n| variable | meaning |\n|---|---|\n");
        text.append("| `ALMANAC_JAVA_HOME` | the Java to run on (17 to 25); otherwise one is looked for |\n");
        text.append(
                "| `ALMANAC_SIZE` | `small` or `large`: settings for a quick start or for bulk work; otherwise chosen by");
        text.append(" the size of the data |\n");
        text.append("| `ALMANAC_HEAP` | the heap, such as `4g`; otherwise at most half of the memory |\n");
        return text.toString();
    }

    private static String section(Key key) {
        return key.path().substring(0, key.path().indexOf('.'));
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
