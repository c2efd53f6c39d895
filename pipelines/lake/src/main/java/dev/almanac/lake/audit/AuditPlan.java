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

    /** Numbers that make it worth another task. */
    static final long TASK_NUMBERS = 100_000;

    /**
     * Numbers of one task, rows by columns: all of them may wait together, and these are 256 MB. Only a symbol that alone has
     * more, which is not divided, makes a task that has more.
     */
    private static final long MOST_NUMBERS = 32L << 20;

    /** A row group of the symbols of so many tasks is read by each of them. */
    private static final int READERS = 2;

    private final List<Group> groups;
    private final long unnamed;
    private final Map<SymbolName, Double> numbers = new TreeMap<>();
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

    private AuditPlan(List<Group> groups, long unnamed) {
        this.groups = groups;
        this.unnamed = unnamed
                + groups.stream()
                        .filter(group -> group.rows().symbols().isEmpty())
                        .mapToLong(Group::numbers)
                        .sum();
    }

    /**
     * A plan for all that an audit reads.
     *
     * @param rows how many numbers are sent besides, of tables that are read as rows
     * @param taskNumbers how many make it worth another task
     */
    static Tasks of(List<Group> groups, long rows, int cores, long taskNumbers) {
        return new AuditPlan(groups, rows).tasks(cores, taskNumbers);
    }

    private Tasks tasks(int cores, long taskNumbers) {
        for (Group group : groups) {
            List<SymbolName> symbols = group.rows().symbols();
            symbols.forEach(symbol -> numbers.merge(symbol, (double) group.numbers() / symbols.size(), Double::sum));
        }
        double named =
                numbers.values().stream().mapToDouble(Double::doubleValue).sum();
        int count = count(named + unnamed, cores, taskNumbers);
        join(Math.min(named / Math.min(count, cores), MOST_NUMBERS));
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

    private int count(double total, int cores, long taskNumbers) {
        long wanted = Math.min((long) TASKS_FOR_EACH_CORE * cores, Math.round(total / taskNumbers));
        long needed = (long) Math.ceil(total / MOST_NUMBERS);
        // What is not named may be of any number of symbols.
        long most = unnamed > 0 ? Integer.MAX_VALUE : numbers.size();
        return (int) Math.max(1, Math.min(most, Math.max(wanted, needed)));
    }

    /** Brings symbols of one row group together, the largest row groups first. */
    private void join(double most) {
        numbers.keySet().forEach(symbol -> parents.put(symbol, symbol));
        Map<SymbolName, Double> sizes = new HashMap<>(numbers);
        groups.stream()
                .filter(group -> group.input() == Input.STORED)
                .sorted(Comparator.comparingLong(Group::numbers).reversed())
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
        numbers.keySet().forEach(symbol -> together.computeIfAbsent(root(symbol), any -> new ArrayList<>())
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
                .mapToDouble(symbol -> numbers.getOrDefault(symbol, 0.0))
                .sum();
    }
}
