package dev.almanac.language.training;

import dev.almanac.analytics.error.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of CSV (RFC 4180; line feeds alone end rows too), one at a time. */
final class CsvRows {
    private static final int END = -1;
    /** A field longer than this is a quote that was never closed. */
    private static final int MAX_FIELD = 8 << 20;

    private final String name;
    private final Reader in;
    private int line = 1;
    private int begun = 1;
    private int ahead;

    CsvRows(String name, Reader csv) throws IOException {
        this.name = name;
        this.in = csv instanceof BufferedReader ? csv : new BufferedReader(csv);
        this.ahead = in.read();
        if (ahead == '\ufeff') {
            ahead = in.read();
        }
    }

    /** The line in which the row last read begins, from 1. */
    int line() {
        return begun;
    }

    /**
     * The next row's fields, empty at the end; empty lines are passed over.
     *
     * @throws UserException where a quote is never closed
     */
    Optional<List<String>> next() throws IOException {
        while (ahead == '\n' || ahead == '\r') {
            advance();
        }
        if (ahead == END) {
            return Optional.empty();
        }
        begun = line;
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (ahead == ',') {
            advance();
            fields.add(field());
        }
        return Optional.of(fields);
    }

    private String field() throws IOException {
        StringBuilder field = new StringBuilder();
        if (ahead == '"') {
            advance();
            quoted(field);
        }
        while (ahead != ',' && ahead != '\n' && ahead != '\r' && ahead != END) {
            field.append((char) ahead);
            advance();
        }
        return field.toString();
    }

    private void quoted(StringBuilder field) throws IOException {
        while (true) {
            if (ahead == END || field.length() > MAX_FIELD) {
                throw UserException.usage(
                        name + ", line " + begun + ": a double quote is never closed",
                        "a quoted text ends at the next single double quote",
                        "close it, and write double quotes within it twice");
            }
            if (ahead == '"') {
                advance();
                if (ahead != '"') {
                    return;
                }
            }
            field.append((char) ahead);
            advance();
        }
    }

    private void advance() throws IOException {
        line += ahead == '\n' ? 1 : 0;
        ahead = in.read();
    }
}
