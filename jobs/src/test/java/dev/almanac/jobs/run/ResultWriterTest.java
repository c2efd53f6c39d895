package dev.almanac.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.almanac.jobs.terminal.ResultStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

class ResultWriterTest {
    private static final String[] COLUMNS = {"a", "b", "c"};
    private static final StructType TEXTS = new StructType()
            .add("a", DataTypes.StringType)
            .add("b", DataTypes.StringType)
            .add("c", DataTypes.StringType);

    private static Row row(StructType schema, @Nullable Object... cells) {
        return new GenericRowWithSchema(cells, schema);
    }

    private static String written(Consumer<ResultStream> writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.accept(new ResultStream(bytes));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyRowOfACsvHasEveryCell() {
        List<Row> rows = List.of(
                row(TEXTS, null, null, "x"), row(TEXTS, "", "", ""), row(TEXTS, "a,b", "say \"so\"", "two\nlines"));
        assertThat(written(out -> ResultWriter.csv(COLUMNS, rows.iterator(), out)))
                .isEqualTo("a,b,c\n,,x\n,,\n\"a,b\",\"say \"\"so\"\"\",\"two\nlines\"\n");
    }

    /** An answer without end, of which the reader takes two lines and a disk as good as none. */
    @Test
    void stopsWhereNobodyReadsAndFailsWhereNothingCanBeWritten() throws IOException {
        Row row = row(TEXTS, "a", "b", "c");
        Iterator<Row> endless = Stream.generate(() -> row).iterator();
        OutputStream left = new OutputStream() {
            private int room = 20;

            @Override
            public void write(int value) throws IOException {
                room--;
                if (room < 0) {
                    throw new IOException("Broken pipe");
                }
            }
        };
        ResultWriter.csv(COLUMNS, endless, new ResultStream(left));
        ResultWriter.json(endless, new ResultStream(left));
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no /dev/full");
        try (OutputStream disk = Files.newOutputStream(full)) {
            assertThatThrownBy(() -> ResultWriter.csv(COLUMNS, endless, new ResultStream(disk)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("No space left");
        }
    }

    @Test
    void anAnswerWithoutRowsIsWhole() {
        assertThat(written(out -> ResultWriter.csv(COLUMNS, List.<Row>of().iterator(), out)))
                .isEqualTo("a,b,c\n");
        assertThat(written(out -> ResultWriter.json(List.<Row>of().iterator(), out)))
                .isEqualTo("[]\n");
    }

    @Test
    void bytesAreBase64() {
        StructType schema = new StructType().add("a", DataTypes.BinaryType);
        List<Row> rows = List.of(row(schema, (Object) new byte[] {1, 2, (byte) 255}));
        assertThat(written(out -> ResultWriter.json(rows.iterator(), out))).isEqualTo("[\n{\"a\":\"AQL/\"}\n]\n");
        assertThat(written(out -> ResultWriter.csv(new String[] {"a"}, rows.iterator(), out)))
                .isEqualTo("a\nAQL/\n");
    }

    @Test
    void whatIsUndefinedIsAbsentFromAnObjectAndNullInAList() {
        StructType schema = new StructType()
                .add("f", DataTypes.FloatType)
                .add("d", DataTypes.DoubleType)
                .add("l", DataTypes.createArrayType(DataTypes.DoubleType))
                .add("x", DataTypes.IntegerType);
        Object list = CollectionConverters.asScala(Arrays.asList(1.5, null, Double.NaN))
                .toSeq();
        List<Row> rows = List.of(row(schema, Float.NaN, Double.NaN, list, 7));
        assertThat(written(out -> ResultWriter.json(rows.iterator(), out)))
                .isEqualTo("[\n{\"l\":[1.5,null,null],\"x\":7}\n]\n");
    }
}
