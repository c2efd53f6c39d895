package dev.almanac.jobs.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The effective configuration: command line over {@code ALMANAC_*} environment over file over default. Every key is
 * known and every value fits its kind and range, or loading fails.
 */
public final class Configuration {
    /** The file that is read where it lies in the working directory and no other is named. */
    public static final String FILE = "almanac.conf";

    /** Keys that say from where, to where, in what form and how patiently, and nothing about what the results are. */
    private static final Set<String> CIRCUMSTANCES = Set.of(
            "lake.path",
            "lake.lock_wait_s",
            "sources.files",
            "sources.archive",
            "sources.venues",
            "features.plugins",
            "universe.names",
            "report.formats",
            "report.out");

    /** The same of whole sections: what is fetched is told by the candles; labels are made for learners, no report reads them. */
    private static final List<String> APART = List.of("venues.", "labels.");

    private final Map<String, Setting> settings;
    private final Path folder;

    private Configuration(Map<String, Setting> settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    /**
     * Reads all layers.
     *
     * @param file the file named by the user; where empty, {@value #FILE} in {@code folder} if there is one
     * @param folder the working directory
     * @param environment the process's variables
     * @param options values of command-line options by the key that they stand for
     * @throws dev.almanac.analytics.error.UserException naming place, key and remedy where something is unknown or wrong
     */
    public static Configuration load(
            Optional<Path> file, Path folder, Map<String, String> environment, Map<String, String> options) {
        Layers layers = new Layers(Reference.read());
        Path usual = folder.resolve(FILE);
        if (file.isPresent()) {
            layers.file(file.get());
        } else if (Files.exists(usual)) {
            layers.file(usual);
        }
        layers.environment(environment);
        Map<String, Layers.Option> named = new LinkedHashMap<>();
        options.forEach((key, value) -> named.put(key, new Layers.Option("command line", value)));
        return new Configuration(layers.options(named).settings(), folder);
    }

    /** The configuration that a {@link #recorded()} text of an earlier run stands for; defaults where it is silent. */
    public static Configuration ofRecorded(String text) {
        Map<String, Setting> settings = new Layers(Reference.read())
                .text(text, "recorded configuration")
                .settings();
        return new Configuration(settings, Path.of(""));
    }

    /** Every setting, in the order of the reference. */
    public List<Setting> settings() {
        return List.copyOf(settings.values());
    }

    /**
     * What shapes results, as text: one {@code key = value} a line, without secrets, without paths and without the choice
     * of formats, so that it can be hashed, stored with a report and read again.
     */
    public String recorded() {
        StringBuilder text = new StringBuilder();
        for (Setting setting : settings.values()) {
            if (!setting.secret() && !isCircumstance(setting.key())) {
                text.append(setting.key()).append(" = ").append(setting.text()).append('\n');
            }
        }
        return text.toString();
    }

    private static boolean isCircumstance(String key) {
        return CIRCUMSTANCES.contains(key) || APART.stream().anyMatch(key::startsWith);
    }

    private Setting setting(String key) {
        Setting setting = settings.get(key);
        if (setting == null) {
            throw new IllegalArgumentException("reference.conf has no " + key);
        }
        return setting;
    }

    /** Where the lake is, as the user named it. */
    public String lake() {
        return text("lake.path");
    }

    /** The text at {@code key}. */
    String text(String key) {
        return (String) setting(key).value();
    }

    /** The setting at {@code key}, of which a pattern of the reference may leave it open whether there is one. */
    Optional<Setting> find(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    /** The value at {@code key}, which a pattern of the reference leaves open, as {@code read} has it; else the default. */
    <T> T chosenOr(String key, Function<String, T> read, T fallback) {
        return settings.containsKey(key) ? read.apply(key) : fallback;
    }

    /** The paths at {@code key}, absolute: relative ones start from the working directory. */
    List<Path> paths(String key) {
        return texts(key).stream().map(this::path).toList();
    }

    /** A path that someone wrote, absolute. */
    Path path(String text) {
        return folder.resolve(text).normalize();
    }

    /** The names that users chose for sections: {@code mine} where {@code features.sets.mine.columns} is set. */
    List<String> chosen(String section) {
        String before = section + ".";
        return settings.keySet().stream()
                .filter(key -> key.startsWith(before))
                .map(key -> key.substring(before.length(), key.indexOf('.', before.length())))
                .distinct()
                .sorted()
                .toList();
    }

    /** The number at {@code key}. */
    double number(String key) {
        return (Double) setting(key).value();
    }

    /** The whole number at {@code key}. */
    long whole(String key) {
        return (Long) setting(key).value();
    }

    /** Whether the switch at {@code key} is on. */
    boolean isOn(String key) {
        return (Boolean) setting(key).value();
    }

    /** The texts at {@code key}. */
    List<String> texts(String key) {
        return setting(key).texts();
    }
}
