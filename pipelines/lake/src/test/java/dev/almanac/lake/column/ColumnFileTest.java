package dev.almanac.lake.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.table.DataFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnFileTest {
    private static final StructType SCHEMA = new StructType()
            .add("word", DataTypes.StringType, false)
            .add("time", DataTypes.TimestampType, false)
            .add("value", DataTypes.DoubleType, false)
            .add("state", DataTypes.BinaryType, false);

    private static final ParquetPlace PLACE = new ParquetPlace(
            new SerializableConfiguration(SparkFixture.session().sessionState().newHadoopConf()));

    @TempDir
    Path folder;

    /** More rows than fit a row group, in blocks that end nowhere near the ends of pages, and values of every kind. */
    @Test
    void sparkReadsBackEveryBitOverPagesAndRowGroups() throws IOException {
        String path = folder.resolve("all kinds.parquet").toUri().toString();
        int blocks = 3_001;
        DataFile written;
        try (ColumnFile file = new ColumnFile(PLACE, path, SCHEMA)) {
            for (int block = 0; block < blocks; block++) {
                int count = 1 + block % 251;
                long[] times = new long[count];
                double[] values = new double[count];
                for (int i = 0; i < count; i++) {
                    times[i] = 1_000_000L * block + i;
                    values[i] = value(block, i);
                    file.bytes(3).add(new byte[] {(byte) i, (byte) block});
                }
                file.texts(0).add("word " + block / 7, count);
                file.numbers(1).add(times, count);
                file.numbers(2).add(values, count);
                file.added(count);
            }
            written = file.finish(List.of("word", "time"));
        }
        Dataset<Row> read = SparkFixture.session().read().parquet(path);
        List<Row> rows =
                read.selectExpr("word", "unix_micros(time)", "value", "state").collectAsList();
        assertThat(written.rows()).isEqualTo(rows.size()).isGreaterThan(262_144);
        int row = 0;
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < 1 + block % 251; i++, row++) {
                Row one = rows.get(row);
                if (!one.getString(0).equals("word " + block / 7)
                        || one.getLong(1) != 1_000_000L * block + i
                        || Double.doubleToRawLongBits(one.getDouble(2)) != Double.doubleToRawLongBits(value(block, i))
                        || one.<byte[]>getAs(3)[0] != (byte) i
                        || one.<byte[]>getAs(3)[1] != (byte) block) {
                    throw new AssertionError("row " + row + " came back as " + one);
                }
            }
        }
        assertThat(row).isEqualTo(rows.size());
        assertThat(written.low()).isEqualTo(Map.of("word", "word 0", "time", 0L));
        assertThat(written.high()).isEqualTo(Map.of("word", "word 99", "time", 1_000_000L * (blocks - 1) + 239));
        assertThat(read.filter("word = 'word 99'").count()).isPositive();
        assertThat(read.filter("value = 6000.0").count()).isPositive();
    }

    /** Runs of every length, over several pages; a column that is NULL throughout, and one that never is. */
    @Test
    void figuresMayBeAbsent() throws IOException {
        String path = folder.resolve("absent.parquet").toUri().toString();
        StructType schema = new StructType()
                .add("some", DataTypes.DoubleType, true)
                .add("counts", DataTypes.LongType, true)
                .add("none", DataTypes.DoubleType, true)
                .add("all", DataTypes.DoubleType, true);
        int rows = 50_000;
        double[] some = new double[rows];
        long[] counts = new long[rows];
        double[] none = new double[rows];
        Arrays.fill(none, Double.NaN);
        double[] all = new double[rows];
        for (int i = 0; i < rows; i++) {
            some[i] = (int) Math.sqrt(i) % 2 == 0 ? i / 7.0 : Double.NaN;
            counts[i] = i % 3 == 0 ? -1 : i;
            all[i] = -i;
        }
        try (ColumnFile file = new ColumnFile(PLACE, path, schema)) {
            for (int from = 0; from < rows; from += 1_000) {
                file.optionals(0).add(some, from, 1_000);
                file.optionals(1).add(counts, from, 1_000);
                file.optionals(2).add(none, from, 1_000);
                file.optionals(3).add(all, from, 1_000);
                file.added(1_000);
            }
            file.finish(List.of());
        }
        List<Row> read = SparkFixture.session().read().parquet(path).collectAsList();
        assertThat(read).hasSize(rows);
        for (int i = 0; i < rows; i++) {
            Object expected = Double.isNaN(some[i]) ? null : some[i];
            Object count = counts[i] < 0 ? null : counts[i];
            if (!Objects.equals(read.get(i), RowFactory.create(expected, count, null, all[i]))) {
                throw new AssertionError("row " + i + " came back as " + read.get(i));
            }
        }
        List<ColumnChunkMetaData> chunks = groups(path).get(0).getColumns();
        assertThat(chunks)
                .extracting(chunk -> chunk.getStatistics().getNumNulls())
                .containsExactly(
                        Arrays.stream(some).filter(Double::isNaN).count(),
                        Arrays.stream(counts).filter(count -> count < 0).count(),
                        (long) rows,
                        0L);
        Dataset<Row> file = SparkFixture.session().read().parquet(path);
        assertThat(file.filter("none IS NULL").count()).isEqualTo(rows);
        assertThat(file.filter("all IS NULL").count()).isZero();
    }

    /** Of a set of hundreds of indicators a quarter of a million rows would be a gigabyte in one row group. */
    @Test
    void groupsOfManyColumnsEndByTheBytesOfAll() throws IOException {
        String path = folder.resolve("wide.parquet").toUri().toString();
        int width = 500;
        int rows = 40_000;
        StructType wide = new StructType();
        for (int column = 0; column < width; column++) {
            wide = wide.add("c" + column, DataTypes.DoubleType, false);
        }
        try (ColumnFile file = new ColumnFile(PLACE, path, wide)) {
            double[] block = new double[1_000];
            for (int row = 0; row < rows; row += block.length) {
                Arrays.fill(block, row);
                for (int column = 0; column < width; column++) {
                    file.numbers(column).add(block, block.length);
                }
                file.added(block.length);
            }
            assertThat(file.finish(List.of("c0")).rows()).isEqualTo(rows);
        }
        assertThat(groups(path)).hasSize(2).allSatisfy(group -> assertThat(group.getTotalByteSize())
                .isLessThan(200L << 20));
    }

    private static List<BlockMetaData> groups(String path) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(
                HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(path), new Configuration()))) {
            return reader.getFooter().getBlocks();
        }
    }

    /** Rows that are few and large, as saved states of many indicators are. */
    @Test
    void groupsOfRowsEndByTheirBytesToo() throws IOException {
        String path = folder.resolve("states.parquet").toUri().toString();
        int rows = 1_400;
        byte[] state = new byte[100_000];
        try (ColumnFile file = new ColumnFile(PLACE, path, SCHEMA)) {
            for (int row = 0; row < rows; row++) {
                state[0] = (byte) row;
                file.texts(0).add("word", 1);
                file.numbers(1).add(new long[] {row}, 1);
                file.numbers(2).add(new double[] {row}, 1);
                file.bytes(3).add(state);
                file.added(1);
            }
            assertThat(file.finish(List.of("time")).rows()).isEqualTo(rows);
        }
        assertThat(groups(path)).hasSize(2);
        List<Row> read = SparkFixture.session()
                .read()
                .parquet(path)
                .selectExpr("cast(value as int)", "substring(state, 1, 1)", "length(state)")
                .collectAsList();
        assertThat(read).hasSize(rows).allSatisfy(row -> {
            assertThat(row.<byte[]>getAs(1)[0]).isEqualTo((byte) row.getInt(0));
            assertThat(row.getInt(2)).isEqualTo(state.length);
        });
    }

    private static double value(int block, int i) {
        return switch (i % 5) {
            case 0 -> Double.NaN;
            case 1 -> Double.longBitsToDouble(0x7ff8_0000_0000_1234L);
            case 2 -> -0.0;
            case 3 -> Double.MIN_VALUE;
            default -> block + i * 1e3 - 4;
        };
    }
}
