package dev.almanac.connectors.file;

import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.OutOfMemoryException;

/**
 * Finds the meaning of the columns of a {@link TypedTable} and leaves its rows to {@link TableRows}. A row's place is its
 * number, from 0; its text is a JSON object of the columns that are understood.
 */
final class TypedReader {
    private static final int SHOWN = 200;

    private final SeriesFacts facts;
    private final CandleSink sink;

    TypedReader(SeriesFacts facts, CandleSink sink) {
        this.facts = facts;
        this.sink = sink;
    }

    /** Reads the file at {@code path} to its end. */
    void read(Path path, FileKind kind) throws IOException, UnreadableUnitException {
        TableMagic.require(facts.unit(), path, kind);
        TypedTable table = sound(() -> open(path, kind));
        try (table) {
            List<String> names = sound(table::columns);
            List<Integer> wanted = understood(names);
            table.choose(wanted);
            List<String> chosen = wanted.stream().map(names::get).toList();
            TableRows rows = new TableRows(TableHeader.of(chosen), facts, sink, new FileDefects(sink, ""));
            Cells cells = new Cells(chosen);
            for (long place = 0; sound(() -> cells.next(table)); place++) {
                rows.read(cells, cells.raw(), place);
            }
            rows.finish();
        }
    }

    private TypedTable open(Path path, FileKind kind) throws IOException {
        return kind == FileKind.PARQUET ? ParquetTable.open(facts.unit(), path) : ArrowTable.open(path);
    }

    private List<Integer> understood(List<String> names) throws UnreadableUnitException {
        TableHeader header = TableHeader.of(names);
        if (!header.isComplete()) {
            String seen = String.join(", ", names);
            throw Unreadable.of(
                    facts.unit(),
                    header.lack() + "; its columns are "
                            + (seen.length() <= SHOWN ? seen : seen.substring(0, SHOWN) + "..."),
                    "name its columns timestamp, open, high, low, close and volume");
        }
        if (!header.ignored().isEmpty()) {
            sink.note("columns ignored: " + String.join(", ", header.ignored()));
        }
        return header.understood();
    }

    /** A look into the file. */
    private interface Look<T> {
        T look() throws IOException, UnreadableUnitException;
    }

    /** The libraries meet what is damaged with exceptions of all kinds; only their calls are in here, never the sink's. */
    private <T> T sound(Look<T> look) throws UnreadableUnitException {
        try {
            return look.look();
        } catch (ParquetCodecs.UnknownCodecException e) {
            throw Unreadable.of(
                    facts.unit(),
                    "it is packed by " + e.codec() + "; understood are " + ParquetCodecs.KNOWN,
                    "write it anew with one of these");
        } catch (OutOfMemoryException e) {
            throw Unreadable.of(
                    facts.unit(),
                    "one of its record batches needs more than the " + (ArrowTable.LARGEST_BATCH >> 20)
                            + " MB that are read at once",
                    "write it anew in batches of at most 1,000,000 rows");
        } catch (IOException | RuntimeException e) {
            throw Unreadable.damaged(facts.unit(), e);
        }
    }

    /** The cells of the current row. */
    private static final class Cells implements TableRow {
        private final List<Cell> cells = new ArrayList<>();
        private final List<String> openings = new ArrayList<>();
        private final StringBuilder json = new StringBuilder();

        Cells(List<String> names) {
            for (String name : names) {
                StringBuilder opening = new StringBuilder(cells.isEmpty() ? "{" : ",");
                Cell.quote(opening, name);
                openings.add(opening.append(':').toString());
                cells.add(new Cell());
            }
        }

        boolean next(TypedTable table) throws IOException, UnreadableUnitException {
            if (!table.next()) {
                return false;
            }
            for (int i = 0; i < cells.size(); i++) {
                table.take(i, cells.get(i));
            }
            return true;
        }

        String raw() {
            json.setLength(0);
            for (int i = 0; i < cells.size(); i++) {
                json.append(openings.get(i));
                cells.get(i).appendTo(json);
            }
            return json.append('}').toString();
        }

        @Override
        public boolean isAbsent(int column) {
            return cells.get(column).isAbsent();
        }

        @Override
        public boolean isWord(int column) {
            return false;
        }

        @Override
        public String field(int column) {
            return cells.get(column).text();
        }

        @Override
        public double number(int column) {
            return cells.get(column).number();
        }

        @Override
        public TimeText time(int column) throws BadFieldException {
            return cells.get(column).time();
        }
    }
}
