package dev.almanac.lake.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.xxhash64;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.feature.Column;
import dev.almanac.analytics.feature.DerivedColumn;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.figure.Digest;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.table.CandleFeed;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import dev.almanac.lake.table.Txn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The table that a set's plain name meant before its definition changed, where it stands for the candles as they are: columns
 * whose definition stayed need not be computed again.
 *
 * @param hash of its definition
 * @param table its place
 * @param kept the columns of the present definition that are taken from it
 * @param timesStay whether a row was knowable no later than its table says: not where it took columns from an interval that
 *     the present definition takes none from
 * @param set its definition, where all of it can still be read, so that its states can
 */
record Predecessor(String hash, TableSpec table, List<Column> kept, boolean timesStay, Optional<FeatureSet> set) {
    /** How many lines of a definition come before its columns. */
    private static final int HEAD = 2;

    private static final Pattern JOINED = Pattern.compile(" @ (\\S+) version ");

    /**
     * What can be taken over, and is quicker copied than computed: of few rows everything, of many what may take long. To read rows
     * of the other columns, bring them together with new ones and write them takes many times as long as their indicators.
     *
     * @param mark the candles that the new table is to stand for
     * @param many from so many candles on there are many rows
     */
    static Optional<Predecessor> of(Lake lake, FeatureSet set, Txn mark, long many) {
        Optional<String> hash =
                FeatureTables.current(lake, set).filter(current -> !current.equals(set.definitionHash()));
        if (hash.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = FeatureTables.definition(lake, set, hash.get())
                .filter(text -> Digest.sha256(text).startsWith(hash.get()))
                .map(text -> text.lines().toList())
                .orElse(List.of());
        boolean fits = lines.size() > HEAD
                && lines.subList(0, HEAD)
                        .equals(set.definition().lines().limit(HEAD).toList());
        TableSpec table = FeatureTables.at(set, hash.get());
        if (!fits) {
            return Optional.empty();
        }
        List<String> columns = lines.subList(HEAD, lines.size());
        // When a row was knowable depends on every interval that it takes columns from. Where one has gone that is
        // found
        // anew, and for it the columns of the other intervals are computed.
        boolean timesStay = set.joinedFrom().stream()
                .map(Interval::code)
                .toList()
                .containsAll(columns.stream().flatMap(Predecessor::joinedFrom).toList());
        List<Column> kept = (timesStay ? columns(set) : set.own())
                .stream()
                        .filter(column -> columns.contains(column.definition()))
                        .toList();
        boolean worthIt = !kept.isEmpty()
                && (kept.stream().anyMatch(Predecessor::mayTakeLong)
                        || candles(lake, set, mark).count() < many);
        return !worthIt || !standsFor(lake, set, table, mark)
                ? Optional.empty()
                : Optional.of(new Predecessor(hash.get(), table, kept, timesStay, read(set, columns)));
    }

    /** What is replayed over a window at every bar does, and of plug-ins nobody knows. */
    private static boolean mayTakeLong(Column column) {
        return column.call().type().memory() == Memory.REPLAYED
                || !column.call().type().origin().isEmpty();
    }

    /** The candles of a set's intervals. */
    private static Dataset<Row> candles(Lake lake, FeatureSet set, Txn mark) {
        return lake.read(Catalogue.CANDLES, mark.version())
                .filter(col("interval")
                        .isin(set.intervals().stream().map(Interval::code).toArray()));
    }

    private static Stream<String> joinedFrom(String line) {
        Matcher joined = JOINED.matcher(line);
        return !DerivedColumn.isWritten(line) && joined.find() ? Stream.of(joined.group(1)) : Stream.empty();
    }

    /** The definition as a set; empty where a column is not computed today as it was then, so that its state is foreign. */
    private static Optional<FeatureSet> read(FeatureSet set, List<String> lines) {
        List<Column> before = new ArrayList<>();
        for (String line : lines) {
            if (DerivedColumn.isWritten(line)) {
                continue;
            }
            Optional<Column> column = columns(set).stream()
                    .filter(one -> one.definition().equals(line))
                    .findFirst()
                    .or(() -> parsed(line));
            if (column.isEmpty()) {
                return Optional.empty();
            }
            before.add(column.get());
        }
        return Optional.of(FeatureSet.of(set.name(), set.intervals(), before).with(set.eras()));
    }

    private static Optional<Column> parsed(String line) {
        try {
            Column column = Column.parse(line.replaceFirst(" version .*", ""), IndicatorLibrary.builtIn());
            return Optional.of(column).filter(one -> one.definition().equals(line));
        } catch (UserException gone) {
            return Optional.empty(); // an indicator that there is no more
        }
    }

    /** The columns that have to be computed. */
    FeatureSet missing(FeatureSet set) {
        return set.only(column -> !kept.contains(column));
    }

    private static List<Column> columns(FeatureSet set) {
        return Stream.concat(set.own().stream(), set.joined().stream()).toList();
    }

    /** Whether a table says that it stands for these candles, and has one row for each of them and no other. */
    private static boolean standsFor(Lake lake, FeatureSet set, TableSpec table, Txn mark) {
        return CandleFeed.isCurrent(lake.marked(table, mark.application()), mark)
                && keys(lake.read(table)).equals(keys(candles(lake, set, mark)));
    }

    /**
     * What the keys of some rows come to: how many there are, and the sums of both halves of their hashes. A row that is there
     * twice does not make up for one that is missing, and no key has to meet another to tell.
     */
    private static Row keys(Dataset<Row> rows) {
        org.apache.spark.sql.Column hash =
                xxhash64(col("venue"), col("symbol"), col("interval"), unix_micros(col("open_time")));
        return rows.agg(count(lit(1)), sum(hash.bitwiseAND(lit(0x7fffffffL))), sum(shiftrightunsigned(hash, 33)))
                .first();
    }
}
