package dev.almanac.lake.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Commits finished files to a table with CHECK constraints through Delta's own transaction: Delta Kernel refuses such tables,
 * because it cannot evaluate the expressions. Nobody does here; whoever wrote the rows knows that they hold.
 */
final class CheckedFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** To the millisecond, cut off below. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private CheckedFiles() {}

    /**
     * Appends files that lie in the table's folder, in one commit.
     *
     * @return the table's version afterwards
     */
    static long append(SparkSession spark, String table, List<DataFile> files) {
        OptimisticTransaction transaction =
                DeltaLog.forTable(spark, new Path(table)).startTransaction();
        List<Action> actions =
                files.stream().<Action>map(file -> added(table, file)).toList();
        Option<Seq<String>> noPartitions = Option.empty();
        return transaction.commit(
                sequence(actions),
                new DeltaOperations.Write(
                        SaveMode.Append,
                        noPartitions,
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty()));
    }

    private static <T> Seq<T> sequence(List<T> values) {
        return CollectionConverters.asScala(values).toSeq();
    }

    private static AddFile added(String table, DataFile file) {
        Path path = new Path(file.path());
        if (!path.getParent().equals(new Path(table))) {
            throw new IllegalArgumentException(path + " does not lie in " + table);
        }
        return new AddFile(
                path.getName(),
                Map$.MODULE$.empty(),
                file.bytes(),
                file.modified(),
                true,
                statistics(file),
                null,
                null,
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty());
    }

    /** As Delta's protocol writes them; times to the millisecond, the least rounded down and the greatest up. */
    private static String statistics(DataFile file) {
        Map<String, Object> nulls = new TreeMap<>();
        file.low().keySet().forEach(name -> nulls.put(name, 0));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("numRecords", file.rows());
        all.put("minValues", texts(file.low(), 0));
        all.put("maxValues", texts(file.high(), 999));
        all.put("nullCount", nulls);
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("words and times can be written", e);
        }
    }

    private static Map<String, String> texts(Map<String, Object> values, long roundingMicros) {
        Map<String, String> texts = new TreeMap<>();
        values.forEach((name, value) -> texts.put(
                name,
                value instanceof Long micros
                        ? TIME.format(Instant.EPOCH.plus(micros + roundingMicros, ChronoUnit.MICROS))
                        : value.toString()));
        return texts;
    }
}
