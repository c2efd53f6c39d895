package dev.almanac.language.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The word list, {@code words.txt} beside this class, as a table; its first lines explain its form. */
final class WordList {
    private static final String RESOURCE = "words.txt";
    private static final int HASH_CHARACTERS = 12;
    private static final float MAX_VALENCE = 4;

    private final TermTable table = new TermTable();
    private final String hash;
    private int terms;

    private WordList(String text) {
        hash = hash(text);
    }

    /** The one that is shipped, read once in a process. */
    static WordList shipped() {
        return Shipped.LIST;
    }

    /**
     * Reads a word list.
     *
     * @throws IllegalArgumentException with the line where one is not in the form that the list's head describes
     */
    static WordList parse(String text) {
        WordList list = new WordList(text);
        Tokens tokens = new Tokens();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!line.isEmpty() && line.charAt(0) != '#') {
                try {
                    list.addLine(line, tokens);
                } catch (IllegalArgumentException fault) {
                    throw new IllegalArgumentException(
                            "line " + number + " of the word list: " + fault.getMessage(), fault);
                }
            }
        }
        return list;
    }

    TermTable table() {
        return table;
    }

    /** How many terms there are. */
    int terms() {
        return terms;
    }

    /** The first characters of the SHA-256 of the list's text, in hexadecimal. */
    String hash() {
        return hash;
    }

    private void addLine(String line, Tokens tokens) {
        int space = line.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("no term in '" + line + "'");
        }
        Role role = Role.valueOf(line.substring(0, space).toUpperCase(Locale.ROOT));
        String rest = line.substring(space + 1);
        float one = 0;
        float two = 0;
        if (role != Role.MOOT && role != Role.CONTRAST && role != Role.CONCEDE && role != Role.VERSUS) {
            int end = rest.indexOf(' ');
            if (end < 0) {
                throw new IllegalArgumentException("no term in '" + line + "'");
            }
            String values = rest.substring(0, end);
            rest = rest.substring(end + 1);
            int colon = values.indexOf(':');
            if (role.isDirection() != colon >= 0) {
                throw new IllegalArgumentException(
                        "'" + values + "' are not the values of '" + line.substring(0, space) + "'");
            }
            one = Float.parseFloat(colon < 0 ? values : values.substring(0, colon));
            two = colon < 0 ? 0 : Float.parseFloat(values.substring(colon + 1));
        }
        if (!(Math.abs(one) <= MAX_VALENCE && Math.abs(two) <= MAX_VALENCE)) {
            throw new IllegalArgumentException("a value is not within " + MAX_VALENCE + " of 0");
        }
        for (String term : rest.split(" \\| ", -1)) {
            addTerm(term, role, one, two, tokens);
        }
    }

    private void addTerm(String term, Role role, float one, float two, Tokens tokens) {
        long key = 0;
        for (String word : term.split(" ", -1)) {
            long next = wildcard(word);
            if (next != 0) {
                key = join(key, next);
                continue;
            }
            char[] letters = word.toCharArray();
            int read = tokens.read(letters, 0, letters.length);
            if (tokens.size() == 0 || read < letters.length) {
                throw new IllegalArgumentException("'" + word + "' of '" + term + "' is no word");
            }
            for (int i = 0; i < tokens.size(); i++) {
                key = join(key, tokens.key(i));
            }
        }
        if (!table.put(key, role, one, two)) {
            throw new IllegalArgumentException("'" + term + "' is there twice");
        }
        terms++;
    }

    private long join(long before, long word) {
        if (before == 0) {
            return word;
        }
        table.extend(before);
        return Hash.chain(before, word);
    }

    private static long wildcard(String word) {
        return switch (word) {
            case "#" -> Tokens.NUMBER_KEY;
            case "%" -> Tokens.PERCENT_KEY;
            case "$" -> Tokens.AMOUNT_KEY;
            default -> 0;
        };
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static final class Shipped {
        static final WordList LIST = read();

        private static WordList read() {
            try (InputStream in = WordList.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException("this build has no " + RESOURCE);
                }
                return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
