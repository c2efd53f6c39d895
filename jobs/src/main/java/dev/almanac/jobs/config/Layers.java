package dev.almanac.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.almanac.analytics.error.Nearest;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.feature.SnakeCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lays command line over environment over file over defaults; whatever is not known or does not fit is an error. */
final class Layers {
    /** What every environment variable of ours begins with. */
    static final String PREFIX = "ALMANAC_";

    /** Variables of the launcher, which are no keys. */
    private static final Set<String> LAUNCHER =
            Set.of("ALMANAC_JAVA_HOME", "ALMANAC_SIZE", "ALMANAC_HEAP", "ALMANAC_JVM_DIR", "ALMANAC_LAUNCHER");

    /** A file that has to be there, between its quotes. */
    private static final Pattern INCLUDE = Pattern.compile("\\binclude\\s+required\\s*\\([^\"]*\"([^\"]+)\"");

    private final Reference reference;
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    Layers(Reference reference) {
        this.reference = reference;
        for (Key key : reference.keys().values()) {
            if (!key.isPattern()) {
                put(key, key.fallback().unwrapped(), "default", List.of());
            }
        }
    }

    /** Lays the keys of a HOCON file over what is there. */
    Layers file(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserException.usage(
                    "configuration " + file + " cannot be read",
                    Files.isDirectory(file) ? "it is a folder" : "there is no such file",
                    "name another with --config, or write one with: almanac init");
        }
        try {
            return parsed(ConfigFactory.parseFile(file.toFile()).resolve(), file.toString());
        } catch (ConfigException.IO e) {
            throw unreadable(file, e);
        } catch (ConfigException e) {
            throw notHocon(file.toString(), e);
        }
    }

    /** Lays the keys of a HOCON text over what is there; {@code name} is what errors call it. */
    Layers text(String text, String name) {
        try {
            return parsed(ConfigFactory.parseString(text), name);
        } catch (ConfigException e) {
            throw notHocon(name, e);
        }
    }

    private static UserException notHocon(String name, ConfigException e) {
        return UserException.usage(
                "configuration " + name + " cannot be read",
                firstLine(e).orElse("it is not HOCON"),
                "mend that line; almanac init writes a file with every key to compare with");
    }

    /** Of a file that is there, what it includes as required may be missing, which the library tells without the place. */
    private static UserException unreadable(Path file, ConfigException e) {
        String cause =
                firstLine(e).orElse("it cannot be read").replaceAll("\\b[a-z]+(\\.[a-z]+)*\\.\\w+Exception: ", "");
        Optional<String> place = including(file, cause);
        return UserException.usage(
                place.orElse("configuration " + file + " cannot be read"),
                cause,
                place.isPresent()
                        ? "name a file that there is, or leave required out"
                        : "give it rights to be read, or name another with --config");
    }

    private static Optional<String> firstLine(ConfigException e) {
        return Optional.ofNullable(e.getMessage()).flatMap(text -> text.lines().findFirst());
    }

    /** Which line of a file includes what a failure names, as the problem. */
    private static Optional<String> including(Path file, String failure) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            return Optional.empty(); // which is what the failure is about
        }
        for (int i = 0; i < lines.size(); i++) {
            Matcher include = INCLUDE.matcher(lines.get(i));
            if (include.find() && failure.contains(include.group(1))) {
                return Optional.of(file + ":" + (i + 1) + ": " + include.group(1) + " cannot be included");
            }
        }
        return Optional.empty();
    }

    private Layers parsed(Config config, String name) {
        Map<String, ConfigValue> sorted = new TreeMap<>();
        for (Map.Entry<String, ConfigValue> entry : config.entrySet()) {
            sorted.put(String.join(".", ConfigUtil.splitPath(entry.getKey())), entry.getValue());
        }
        sorted.forEach((path, value) -> {
            String place = place(name, value.origin());
            List<String> places = value instanceof ConfigList list
                    ? list.stream().map(one -> place(name, one.origin())).toList()
                    : List.of();
            put(known(path, place), value.unwrapped(), place, places);
        });
        return this;
    }

    /** The line of a value, in the file that it stands in: one that is included, where that is not the file itself. */
    private static String place(String name, ConfigOrigin origin) {
        String file = Optional.ofNullable(origin.filename()).orElse(name);
        return origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() : name;
    }

    /** Lays {@code ALMANAC_*} variables over what is there; {@code __} stands for a dot, lists are split at commas. */
    Layers environment(Map<String, String> environment) {
        for (Map.Entry<String, String> entry : new TreeMap<>(environment).entrySet()) {
            String variable = entry.getKey();
            if (variable.startsWith(PREFIX) && !LAUNCHER.contains(variable)) {
                String path =
                        variable.substring(PREFIX.length()).replace("__", ".").toLowerCase(Locale.ROOT);
                written(known(path, "environment variable " + variable), entry.getValue(), variable);
            }
        }
        return this;
    }

    /** Lays options of the command line over what is there: key by option, such as {@code lake.path} for {@code --lake}. */
    Layers options(Map<String, Option> options) {
        options.forEach((path, option) -> written(known(path, option.name()), option.value(), option.name()));
        return this;
    }

    /** An option of the command line that stands for a key. */
    record Option(String name, String value) {}

    private void written(Key key, String text, String origin) {
        put(key, key.kind() == Key.Kind.LIST ? elements(key, text) : text, origin, List.of());
    }

    /** What stands between commas; in columns, those within parentheses belong to one, such as {@code macd(12, 26, 9)}. */
    private static List<String> elements(Key key, String text) {
        boolean nested = key.path().endsWith(".columns");
        List<String> elements = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            char sign = i < text.length() ? text.charAt(i) : ',';
            depth = Math.max(0, depth + (sign == '(' ? 1 : sign == ')' ? -1 : 0));
            if (i == text.length() || sign == ',' && (!nested || depth == 0)) {
                elements.add(text.substring(begin, i).trim());
                begin = i + 1;
            }
        }
        elements.removeIf(String::isEmpty);
        return elements;
    }

    private Key known(String path, String place) {
        Key key = reference.keys().get(path);
        if (key != null && !key.isPattern()) {
            return key;
        }
        Optional<Key> chosen = reference.keys().values().stream()
                .flatMap(one -> one.at(path).stream())
                .findFirst();
        if (chosen.isPresent()) {
            return chosen.get();
        }
        if (key != null) {
            throw UserException.usage(
                    place + ": " + path + " names nothing",
                    Key.ANY + " stands for a name that you choose, in small letters",
                    "write for example " + path.replace(Key.ANY, "mine"));
        }
        for (Key pattern : reference.keys().values()) {
            Optional<String> name = pattern.oddNameIn(path);
            if (name.isPresent()) {
                throw UserException.usage(
                        place + ": " + path + " cannot be set: \"" + name.get() + "\" is no name",
                        SnakeCase.RULE,
                        "write for example " + pattern.path().replace(Key.ANY, SnakeCase.of(name.get())));
            }
        }
        throw UserException.usage(
                place + ": unknown key " + path,
                "no part of Almanac reads it",
                near(path).map(near -> "did you mean " + near + "?").orElse("almanac config lists every key"));
    }

    /** The key that was probably meant: one that differs by a slip, or one below a name that a user chose. */
    private Optional<String> near(String path) {
        List<String> keys = reference.keys().values().stream()
                .map(key -> key.namedAsIn(path))
                .toList();
        return Nearest.to(path, keys).or(() -> keys.stream()
                .filter(key -> key.startsWith(path + ".") && !reference.keys().containsKey(key))
                .findFirst());
    }

    private void put(Key key, Object raw, String origin, List<String> places) {
        Object value = typed(key, raw, origin);
        String objection = key.objection(value);
        if (!objection.isEmpty()) {
            throw wrong(key, raw, origin, objection);
        }
        settings.put(key.path(), new Setting(key.path(), value, origin, key.isSecret(), places));
    }

    private static Object typed(Key key, Object raw, String origin) {
        Config holder = ConfigValueFactory.fromAnyRef(raw).atKey("value");
        try {
            return switch (key.kind()) {
                case WHOLE -> whole(key, holder.getDouble("value"), raw, origin);
                case NUMBER -> finite(key, holder.getDouble("value"), raw, origin);
                case SWITCH -> holder.getBoolean("value");
                case TEXT -> holder.getString("value");
                case LIST -> List.copyOf(holder.getStringList("value"));
            };
        } catch (ConfigException.WrongType | ConfigException.BadValue e) {
            throw wrong(key, raw, origin, "it must be " + key.kind().words());
        }
    }

    private static long whole(Key key, double number, Object raw, String origin) {
        if (number != Math.rint(number) || Math.abs(number) > 1e15) {
            throw wrong(key, raw, origin, "it must be a whole number");
        }
        return (long) number;
    }

    private static double finite(Key key, double number, Object raw, String origin) {
        if (!Double.isFinite(number)) {
            throw wrong(key, raw, origin, "it must be a finite number");
        }
        return number;
    }

    private static UserException wrong(Key key, Object raw, String origin, String objection) {
        String shown = key.isSecret() ? "***" : String.valueOf(raw);
        return UserException.usage(
                origin + ": " + key.path() + " = " + shown + " cannot be used",
                objection,
                "takes " + key.words() + " (" + key.facts() + "), by default " + key.shownDefault());
    }

    /** What holds now, by key, in the order of the reference. */
    Map<String, Setting> settings() {
        return settings;
    }
}
