package dev.almanac.lake.column;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;

/** Reads one row group of the candles, or of another table with their key, and lays its rows apart by series. */
public final class CandleReader {
    /** What is read of a candle. */
    public static final List<String> FIGURES = List.of("open", "high", "low", "close", "volume", "quote_volume");

    private final Set<String> intervals;
    private final List<String> figures;
    private final ColumnValues values;
    private final List<CandleChunk> chunks = new ArrayList<>();

    /** Place of each row's series among the chunks, -1 where the row is not wanted. */
    private final int[] seriesOf;

    private CandleReader(ColumnValues values, Set<String> intervals, List<String> figures) {
        this.values = values;
        this.intervals = intervals;
        this.figures = figures;
        this.seriesOf = new int[values.rows()];
    }

    /**
     * The bars of some intervals, a chunk for each series.
     *
     * @param intervals codes
     */
    public static List<CandleChunk> read(ParquetPlace place, CandleGroup group, Set<String> intervals)
            throws IOException {
        return read(place, group, intervals, FIGURES);
    }

    /**
     * Other numbers of the rows of some intervals, a chunk for each series.
     *
     * @param intervals codes
     * @param figures columns of doubles
     */
    public static List<CandleChunk> read(
            ParquetPlace place, CandleGroup group, Set<String> intervals, List<String> figures) throws IOException {
        try (ParquetFileReader file = CandleFiles.open(place.input(group.path()))) {
            MessageType schema = file.getFileMetaData().getSchema();
            MessageType wanted = new MessageType(
                    schema.getName(),
                    Stream.of(CandleFiles.WORDS, CandleFiles.TIMES, figures)
                            .flatMap(List::stream)
                            .map(schema::getType)
                            .toList());
            file.setRequestedSchema(wanted);
            PageReadStore pages = file.readRowGroup(group.index());
            return new CandleReader(
                            new ColumnValues(
                                    wanted,
                                    file.getRowGroups().get(group.index()),
                                    pages,
                                    file.getFileMetaData().getCreatedBy()),
                            intervals,
                            figures)
                    .read();
        }
    }

    private List<CandleChunk> read() throws IOException {
        series();
        spread(values.longs(CandleFiles.OPEN_TIME), CandleChunk::openTimes);
        spread(values.longs(CandleFiles.AVAILABLE_AT), CandleChunk::availableAt);
        for (int i = 0; i < figures.size(); i++) {
            int figure = i;
            spread(values.doubles(figures.get(i)), chunk -> chunk.figures()[figure]);
        }
        return chunks;
    }

    /** Copies what belongs to each series into its array; rows of one series mostly stand together. */
    private void spread(Object column, Function<CandleChunk, Object> target) {
        int[] next = new int[chunks.size()];
        int row = 0;
        while (row < seriesOf.length) {
            int series = seriesOf[row];
            int end = row + 1;
            while (end < seriesOf.length && seriesOf[end] == series) {
                end++;
            }
            if (series >= 0) {
                System.arraycopy(column, row, target.apply(chunks.get(series)), next[series], end - row);
                next[series] += end - row;
            }
            row = end;
        }
    }

    private void series() throws IOException {
        ColumnValues.Texts venues = values.texts(CandleFiles.VENUE);
        ColumnValues.Texts symbols = values.texts(CandleFiles.SYMBOL);
        ColumnValues.Texts lengths = values.texts(CandleFiles.INTERVAL);
        int[] numbers = new int
                [Math.multiplyExact(
                        Math.multiplyExact(
                                venues.words().size(), symbols.words().size()),
                        lengths.words().size())];
        Arrays.fill(numbers, -1);
        List<Integer> codes = new ArrayList<>();
        int[] sizes = new int[16];
        for (int row = 0; row < seriesOf.length; row++) {
            int length = lengths.of()[row];
            int code = (venues.of()[row] * symbols.words().size() + symbols.of()[row])
                            * lengths.words().size()
                    + length;
            if (numbers[code] < 0 && intervals.contains(lengths.words().get(length))) {
                numbers[code] = codes.size();
                codes.add(code);
                sizes = codes.size() > sizes.length ? Arrays.copyOf(sizes, 2 * sizes.length) : sizes;
            }
            seriesOf[row] = numbers[code];
            if (numbers[code] >= 0) {
                sizes[numbers[code]]++;
            }
        }
        for (int i = 0; i < codes.size(); i++) {
            int pair = codes.get(i) / lengths.words().size();
            chunks.add(new CandleChunk(
                    venues.words().get(pair / symbols.words().size()),
                    symbols.words().get(pair % symbols.words().size()),
                    lengths.words().get(codes.get(i) % lengths.words().size()),
                    new long[sizes[i]],
                    new double[figures.size()][sizes[i]],
                    new long[sizes[i]]));
        }
    }
}
