package dev.almanac.lake.audit;

import dev.almanac.lake.audit.AuditTask.Group;
import dev.almanac.lake.audit.AuditTask.Input;
import dev.almanac.lake.column.CandleGroup.SymbolName;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How symbols are dealt out to tasks. Stored rows are many, so symbols whose rows lie in one row group go to one task as far as
 * that leaves work for every core, and a task reads those row groups itself; what is of many tasks' symbols is read once and
 * sent.
 */
final class AuditPlan {
    private static final int TASKS_FOR_EACH_CORE = 4;

    /** Rows that make it worth another task. */
    private static final long TASK_ROWS = 10_000;

    /** Rows of one task, so that a task's candles fit into memory. */
    private static final long MOST_ROWS = 2_000_000;

    /** A row group of the symbols of so many tasks is read by each of them. */
    private static final int READERS = 2;

    private final List<Group> groups;
    private final Map<SymbolName, Double> rows = new TreeMap<>();
    private final Map<SymbolName, SymbolName> parents = new HashMap<>();

    /**
     * Who does what.
     *
     * @param straight by task, the row groups that it reads itself
     * @param sent row groups that are read elsewhere and sent to the tasks
     * @param taskOf the task of each symbol that a row group names
     */
    record Tasks(List<List<Group>> straight, List<Group> sent, Map<SymbolName, Integer> taskOf)
            implements Serializable {
        /** The task of a symbol, also of one that no row group names. */
        int of(SymbolName symbol) {
            return taskOf.getOrDefault(symbol, Math.floorMod(symbol.hashCode(), straight.size()));
        }
    }

    private AuditPlan(List<Group> groups) {
        this.groups = groups;
    }

    /** A plan for all row groups of an audit. */
    static Tasks of(List<Group> groups, int cores) {
        return new AuditPlan(groups).tasks(cores);
    }

    private Tasks tasks(int cores) {
        for (Group group : groups) {
            List<SymbolName> symbols = group.rows().symbols();
            symbols.forEach(symbol -> rows.merge(symbol, (double) group.rows().rows() / symbols.size(), Double::sum));
        }
        double total = rows.values().stream().mapToDouble(Double::doubleValue).sum();
        int count = count(total, cores);
        join(total / Math.min(count, cores));
        Tasks tasks = new Tasks(
                Stream.<List<Group>>generate(ArrayList::new).limit(count).toList(), new ArrayList<>(), dealt(count));
        for (Group group : groups) {
            List<Integer> readers =
                    group.rows().symbols().stream().map(tasks::of).distinct().toList();
            if (group.input() == Input.STORED && !readers.isEmpty() && readers.size() <= READERS) {
                readers.forEach(task -> tasks.straight().get(task).add(group));
            } else {
                tasks.sent().add(group);
            }
        }
        return tasks;
    }

    private int count(double total, int cores) {
        long wanted = Math.min((long) TASKS_FOR_EACH_CORE * cores, Math.round(total / TASK_ROWS));
        long needed = (long) Math.ceil(total / MOST_ROWS);
        return (int) Math.max(1, Math.min(rows.size(), Math.max(wanted, needed)));
    }

    /** Brings symbols of one row group together, the largest row groups first. */
    private void join(double most) {
        rows.keySet().forEach(symbol -> parents.put(symbol, symbol));
        Map<SymbolName, Double> sizes = new HashMap<>(rows);
        groups.stream()
                .filter(group -> group.input() == Input.STORED)
                .sorted(Comparator.comparingLong((Group group) -> group.rows().rows())
                        .reversed())
                .forEach(group -> {
                    List<SymbolName> roots = group.rows().symbols().stream()
                            .map(this::root)
                            .distinct()
                            .toList();
                    double size = roots.stream()
                            .mapToDouble(root -> sizes.getOrDefault(root, 0.0))
                            .sum();
                    if (size <= most) {
                        roots.forEach(root -> parents.put(root, roots.get(0)));
                        roots.stream().limit(1).forEach(root -> sizes.put(root, size));
                    }
                });
    }

    private SymbolName root(SymbolName symbol) {
        SymbolName root = symbol;
        SymbolName parent = parents.getOrDefault(root, root);
        while (!parent.equals(root)) {
            root = parent;
            parent = parents.getOrDefault(root, root);
        }
        return root;
    }

    /** The largest first, each to the task that has least. */
    private Map<SymbolName, Integer> dealt(int tasks) {
        Map<SymbolName, List<SymbolName>> together = new TreeMap<>();
        rows.keySet().forEach(symbol -> together.computeIfAbsent(root(symbol), any -> new ArrayList<>())
                .add(symbol));
        Map<SymbolName, Integer> taskOf = new HashMap<>();
        double[] loads = new double[tasks];
        together.values().stream()
                .sorted(Comparator.comparingDouble(this::size).reversed())
                .forEach(symbols -> {
                    int least = IntStream.range(0, tasks)
                            .boxed()
                            .min(Comparator.comparingDouble(task -> loads[task]))
                            .orElseThrow();
                    loads[least] += size(symbols);
                    symbols.forEach(symbol -> taskOf.put(symbol, least));
                });
        return taskOf;
    }

    private double size(List<SymbolName> symbols) {
        return symbols.stream()
                .mapToDouble(symbol -> rows.getOrDefault(symbol, 0.0))
                .sum();
    }
}
