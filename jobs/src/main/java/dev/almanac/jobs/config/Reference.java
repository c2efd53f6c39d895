package dev.almanac.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import dev.almanac.jobs.config.Key.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every key there is, with default, comment, unit and range, in the order of {@code reference.conf}. */
final class Reference {
    private final Map<String, Key> keys;

    private Reference(Map<String, Key> keys) {
        this.keys = keys;
    }

    /** Reads {@code reference.conf}, which lies beside this class. */
    static Reference read() {
        Config config = ConfigFactory.parseResources(Reference.class, "reference.conf");
        List<Map.Entry<String, ConfigValue>> entries = new ArrayList<>(config.entrySet());
        entries.sort(Comparator.comparingInt((Map.Entry<String, ConfigValue> entry) ->
                entry.getValue().origin().lineNumber()));
        Map<String, Key> keys = new LinkedHashMap<>();
        for (Map.Entry<String, ConfigValue> entry : entries) {
            String path = String.join(".", ConfigUtil.splitPath(entry.getKey()));
            keys.put(path, key(path, entry.getValue()));
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("reference.conf is missing from the program");
        }
        return new Reference(keys);
    }

    private static Key key(String path, ConfigValue value) {
        ConfigOrigin origin = value.origin();
        Map<Boolean, List<String>> lines = origin.comments().stream()
                .map(String::trim)
                .collect(Collectors.partitioningBy(line -> line.startsWith(":")));
        List<String> facts = lines.getOrDefault(true, List.of());
        String description = String.join(" ", lines.getOrDefault(false, List.of()));
        if (facts.size() != 1 || description.isEmpty()) {
            throw new IllegalStateException(
                    "reference.conf: " + path + " needs a comment and one line \"#: unit, range\"");
        }
        return new Key(
                path, kind(value), value, description, facts.get(0).substring(1).trim());
    }

    private static Kind kind(ConfigValue value) {
        return switch (value.valueType()) {
            // 5.0 is unwrapped as a whole number; only its text tells.
            case NUMBER -> value.atKey("it").getString("it").contains(".") ? Kind.NUMBER : Kind.WHOLE;
            case BOOLEAN -> Kind.SWITCH;
            case LIST -> Kind.LIST;
            case STRING -> Kind.TEXT;
            case OBJECT, NULL -> throw new IllegalStateException("reference.conf: a default must be a plain value");
        };
    }

    /** The keys by path, in the order of the file. */
    Map<String, Key> keys() {
        return keys;
    }
}
