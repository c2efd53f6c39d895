package dev.almanac.connectors.asset;

import dev.almanac.analytics.error.SystemWords;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.universe.AssetFact;
import dev.almanac.analytics.universe.AssetFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Files of facts about names of assets: lines of kind, name, asset, effective day (or month, where the day is not known), day
 * from which it is known, and source, separated by commas, below a header; lines that begin with # are comments. One is part of the program, others may follow,
 * whose facts win where they say something else of the same name.
 */
public final class AssetFile {
    private static final String BUILT_IN = "assets.csv";
    private static final String HEADER = "kind,name,asset,effective,known,source";
    private static final String REMEDY = "write it as " + HEADER + ", such as: rename,MATIC,POL,2024-09-04,,Polygon";
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern NAME = Pattern.compile("[A-Z0-9]{1,20}");

    private final String file;

    private AssetFile(String file) {
        this.file = file;
    }

    /**
     * The facts of the program, then those of files.
     *
     * @throws UserException where a file cannot be read, or a line of it is no fact
     */
    public static AssetFacts read(List<Path> files) {
        List<AssetFact> facts = new ArrayList<>(new AssetFile(BUILT_IN).parse(builtIn()));
        for (Path file : files) {
            facts.addAll(new AssetFile(file.toString()).parse(text(file)));
        }
        return new AssetFacts(facts);
    }

    private static String builtIn() {
        try (InputStream in = AssetFile.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException(BUILT_IN + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw UserException.usage(
                    file + " cannot be read",
                    "universe.names names it, and " + SystemWords.of(e),
                    "correct universe.names, or leave it out");
        }
    }

    private List<AssetFact> parse(String text) {
        List<AssetFact> facts = new ArrayList<>();
        int number = 0;
        boolean below = false;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (below) {
                facts.add(fact(line, number));
            } else if (!line.trim().equalsIgnoreCase(HEADER)) {
                throw bad(number, "it is \"" + line + "\" where the header should be");
            }
            below = true;
        }
        return facts;
    }

    private AssetFact fact(String line, int number) {
        String[] fields = line.split(",", 6);
        if (fields.length < 6) {
            throw bad(number, "it has " + fields.length + " fields instead of 6: " + line);
        }
        AssetFact.Kind kind = kind(fields[0].trim(), number);
        boolean isAlias = kind == AssetFact.Kind.ALIAS;
        long effective = isAlias ? Long.MIN_VALUE : day(fields[3].trim(), number);
        long known = fields[4].isBlank() ? effective : day(fields[4].trim(), number);
        String source = fields[5].trim();
        if (source.isEmpty()) {
            throw bad(number, "it names no source: " + line);
        }
        return new AssetFact(kind, name(fields[1], number), name(fields[2], number), effective, known, source);
    }

    private AssetFact.Kind kind(String word, int number) {
        return Arrays.stream(AssetFact.Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> bad(number, "\"" + word + "\" is none of alias, rename and reissue"));
    }

    private String name(String word, int number) {
        String name = word.trim().toUpperCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw bad(number, "\"" + word + "\" is no name of an asset");
        }
        return name;
    }

    /**
     * Midnight UTC, microseconds since the epoch. A month stands for a day of it that is not known: what happened is taken to
     * have happened by its end, so that nobody knows of it too early.
     */
    private long day(String word, int number) {
        try {
            LocalDate day = MONTH.matcher(word).matches()
                    ? YearMonth.parse(word).plusMonths(1).atDay(1)
                    : LocalDate.parse(word);
            return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1_000_000;
        } catch (DateTimeParseException e) {
            throw bad(number, "\"" + word + "\" is no day such as 2024-09-04, nor a month such as 2024-09");
        }
    }

    private UserException bad(int number, String cause) {
        return UserException.usage(file + " line " + number + " is no fact about a name", cause, REMEDY);
    }
}
