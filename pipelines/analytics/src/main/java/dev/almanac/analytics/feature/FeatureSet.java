package dev.almanac.analytics.feature;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.figure.Digest;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.NameEras;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A named list of features over declared intervals. Columns of the row's own bar come first, then those taken from a bar of
 * a higher interval, which stand on every row: their value at the last higher bar that had closed when the row's bar closed.
 * On rows of the interval it is taken from, such a column is the row's own; on rows of longer ones it is absent.
 *
 * @param name snake_case, such as {@code core}
 * @param intervals what bars it is computed for, longest first
 * @param own columns of the row's own bar
 * @param joined columns of another interval's last closed bar
 * @param derived columns that are made from the row's other values; the engine does not know of them
 * @param eras where a symbol's bars become those of another asset: its engine begins afresh there
 */
public record FeatureSet(
        String name,
        List<Interval> intervals,
        List<Column> own,
        List<Column> joined,
        List<DerivedColumn> derived,
        NameEras eras)
        implements Serializable {
    /** Values of the bar that derived columns may read; no column can be called like one. */
    public static final List<String> BAR_VALUES = List.of("open", "high", "low", "close", "volume", "quote_volume");

    /** What bars features can be computed for, shortest first; the configuration lists the same. */
    public static final Set<Interval> INTERVALS = Collections.unmodifiableSet(EnumSet.range(Interval.M1, Interval.D1));

    /** Columns that every table of features has beside its features. */
    private static final Set<String> TAKEN =
            Set.of("venue", "symbol", "interval", "open_time", "available_at", "run_id");

    private static final int HASH_DIGITS = 12;

    /** A set without derived columns, of names that never changed their meaning. */
    public FeatureSet(String name, List<Interval> intervals, List<Column> own, List<Column> joined) {
        this(name, intervals, own, joined, List.of(), NameEras.NONE);
    }

    /** @throws UserException where names clash, intervals are out of order or a column is taken from none of them */
    public FeatureSet {
        intervals = List.copyOf(intervals);
        own = List.copyOf(own);
        joined = List.copyOf(joined);
        derived = List.copyOf(derived);
        for (int i = 1; i < intervals.size(); i++) {
            if (intervals.get(i - 1).compareTo(intervals.get(i)) <= 0) {
                throw new IllegalArgumentException("not longest first: " + intervals);
            }
        }
        try {
            Map<String, String> texts = new HashMap<>();
            Stream.concat(own.stream(), joined.stream())
                    .forEach(column -> requireFree(texts, column.name(), column.text()));
            derived.forEach(column -> requireFree(texts, column.name(), column.text()));
            for (Column column : joined) {
                requireSource(name, intervals, column);
            }
        } catch (UserException e) {
            throw e.in("feature set " + name);
        }
    }

    /** Refuses a name that every row has or another column; {@code texts} has the columns so far by their names. */
    private static void requireFree(Map<String, String> texts, String column, String text) {
        String formula = text.substring(text.indexOf('=') + 1).strip();
        if (TAKEN.contains(column) || BAR_VALUES.contains(column)) {
            throw UserException.usage(
                    "\"" + column + "\" is no name of a feature",
                    "every row has a value of that name anyway",
                    "rename it: own_" + column + " = " + formula);
        }
        String other = texts.putIfAbsent(column, text);
        if (other != null && other.equals(text)) {
            throw UserException.usage(
                    "it stands there twice", "two columns cannot have one name, " + column, "leave one of them out");
        }
        if (other != null) {
            throw UserException.usage(
                    "there are two columns " + column,
                    "the other one is " + other,
                    "rename one of them: " + column + "_2 = " + formula);
        }
    }

    private static void requireSource(String set, List<Interval> intervals, Column column) {
        Optional<Interval> from = column.from();
        if (from.isPresent() && !intervals.contains(from.get())) {
            String code = from.get().code();
            throw UserException.usage(
                    "its interval is none of the set's",
                    column.name() + " is taken from " + code + ", and the set is computed for "
                            + intervals.stream().map(Interval::code).collect(Collectors.joining(", ")),
                    "add " + code + " to features.sets." + set
                            + ".intervals, or to features.intervals where the set has none of its own");
        }
    }

    /**
     * A set from its declared columns.
     *
     * @param intervals in any order
     * @param columns in any order: those of a higher interval are moved behind the others
     * @throws UserException where the set makes no sense
     */
    public static FeatureSet of(String name, List<Interval> intervals, List<Column> columns) {
        return new FeatureSet(
                name,
                intervals.stream().distinct().sorted((a, b) -> b.compareTo(a)).toList(),
                columns.stream().filter(column -> column.from().isEmpty()).toList(),
                columns.stream().filter(column -> column.from().isPresent()).toList());
    }

    /**
     * A set from what people write.
     *
     * @param texts columns and derived columns, in any order
     * @throws UserException where one is not understood, or does not go with the others
     */
    public static FeatureSet parse(
            String name, List<Interval> intervals, List<String> texts, IndicatorLibrary library) {
        return read(
                name,
                intervals,
                texts.stream().map(text -> new Written(text, "")).toList(),
                library);
    }

    /**
     * A column as it is written.
     *
     * @param place where that is, such as a file and its line; empty where it is not known
     */
    public record Written(String text, String place) {}

    /**
     * As {@link #parse}, of texts whose places are told where one is wrong.
     *
     * @throws UserException where one is not understood, or does not go with the others
     */
    public static FeatureSet read(
            String name, List<Interval> intervals, List<Written> columns, IndicatorLibrary library) {
        List<Column> computed = new ArrayList<>();
        List<DerivedColumn> derived = new ArrayList<>();
        Map<String, String> texts = new HashMap<>();
        for (Written one : columns) {
            try {
                Optional<DerivedColumn> sql = DerivedColumn.parse(one.text());
                if (sql.isPresent()) {
                    requireFree(texts, sql.get().name(), sql.get().text());
                    derived.add(sql.get());
                } else {
                    Column column = Column.parse(one.text(), library);
                    requireFree(texts, column.name(), column.text());
                    requireSource(name, intervals, column);
                    computed.add(column);
                }
            } catch (UserException e) {
                throw e.in("column \"" + one.text().strip() + "\" of feature set " + name)
                        .in(one.place());
            }
        }
        return of(name, intervals, computed).with(derived);
    }

    /** The same columns over other intervals. */
    public FeatureSet over(List<Interval> others) {
        return of(name, others, Stream.concat(own.stream(), joined.stream()).toList())
                .with(derived)
                .with(eras);
    }

    /** The same set, which begins afresh where a name came to mean another asset. */
    public FeatureSet with(NameEras others) {
        return new FeatureSet(name, intervals, own, joined, derived, others);
    }

    private FeatureSet with(List<DerivedColumn> others) {
        return new FeatureSet(name, intervals, own, joined, others, eras);
    }

    /**
     * What people who declare the set should know though it can be used: on rows of an interval that is longer than the one
     * that a column is taken from, the column has no value, and what is replayed takes long.
     */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Interval from : joinedFrom()) {
            List<String> lent = joined.stream()
                    .filter(column -> column.from().orElseThrow() == from)
                    .map(Column::name)
                    .toList();
            String what = lent.size() == 1
                    ? "column " + lent.get(0) + " of feature set " + name + " is"
                    : lent.size() + " columns of feature set " + name + " that are taken from " + from.code() + " are";
            intervals.stream()
                    .filter(row -> row.compareTo(from) > 0)
                    .forEach(row -> notes.add(what + " not defined on rows of " + row.code()
                            + ": a lower interval is not lent to a higher one"));
        }
        List<String> replayed = Stream.concat(own.stream(), joined.stream())
                .filter(column -> column.call().type().memory() == Memory.REPLAYED)
                .map(Column::name)
                .toList();
        if (!replayed.isEmpty()) {
            notes.add(String.join(", ", replayed) + " of feature set " + name
                    + (replayed.size() == 1 ? " is" : " are")
                    + " computed anew over a window at every bar, which takes minutes of 100,000 bars and more;"
                    + " almanac features list has indicators that take seconds");
        }
        return notes;
    }

    /** Names of all columns that the engine computes, in order: own, then joined. */
    public List<String> names() {
        return Stream.concat(own.stream(), joined.stream()).map(Column::name).toList();
    }

    /** All columns that the engine computes, in order: own, then joined. */
    public List<FeatureSpec> specs() {
        return Stream.concat(own.stream(), joined.stream()).map(Column::spec).toList();
    }

    /** The intervals that joined columns are taken from. */
    public Set<Interval> joinedFrom() {
        return joined.stream().flatMap(column -> column.from().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Columns that the program of one interval computes: its own, then those that other rows take from it. */
    List<Column> computed(Interval interval) {
        return Stream.concat(
                        own.stream(),
                        joined.stream().filter(column -> column.from().orElseThrow() == interval))
                .toList();
    }

    /** A program of one interval that has seen no bar yet. */
    public FeatureProgram program(Interval interval) {
        return new FeatureProgram(computed(interval), interval);
    }

    /**
     * What tells this definition from any other: the first 12 hexadecimal digits of the SHA-256 of its declaration. Equal
     * hashes mean equal numbers for equal bars; labels and sources are words for readers and do not count.
     */
    public String definitionHash() {
        return Digest.sha256(definition()).substring(0, HASH_DIGITS);
    }

    /** The declaration: a line for the set, its intervals and where it begins afresh, then one for each column. */
    public String definition() {
        StringBuilder text = new StringBuilder("almanac features 2\n");
        text.append(name).append(' ').append(intervals).append(eras.text()).append('\n');
        Stream.concat(own.stream(), joined.stream())
                .forEach(column -> text.append(column.definition()).append('\n'));
        derived.forEach(column -> text.append(column.definition()).append('\n'));
        return text.toString();
    }

    /** The same set with none of its columns but those that are wanted; derived ones stay. */
    public FeatureSet only(Predicate<Column> wanted) {
        return new FeatureSet(
                name,
                intervals,
                own.stream().filter(wanted).toList(),
                joined.stream().filter(wanted).toList(),
                derived,
                eras);
    }

    private Object writeReplace() {
        return new Declared(
                name,
                intervals,
                Stream.concat(own.stream(), joined.stream())
                        .map(column -> new Words(
                                column.text(),
                                column.label(),
                                column.call().type().origin()))
                        .toList(),
                derived.stream().map(DerivedColumn::text).toList(),
                eras);
    }

    /** A column; where its indicator comes from is told, because another process has the plug-in elsewhere. */
    private record Words(String text, String label, String origin) implements Serializable {
        Column read(IndicatorLibrary library) {
            return Column.parse(text, library).labelled(label).from(origin);
        }
    }

    /** What is sent to another process: the declaration, which is read again there. */
    private record Declared(
            String name, List<Interval> intervals, List<Words> columns, List<String> derived, NameEras eras)
            implements Serializable {
        private Object readResolve() {
            IndicatorLibrary library = IndicatorLibrary.withPlugins();
            return of(
                            name,
                            intervals,
                            columns.stream().map(words -> words.read(library)).toList())
                    .with(derived.stream()
                            .flatMap(text -> DerivedColumn.parse(text).stream())
                            .toList())
                    .with(eras);
        }
    }
}
