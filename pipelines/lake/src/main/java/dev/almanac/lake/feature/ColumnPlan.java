package dev.almanac.lake.feature;

import dev.almanac.lake.column.CandleGroup;
import dev.almanac.lake.column.CandleGroup.SymbolName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** How row groups are dealt out to tasks so that each task has all bars of its symbols. */
final class ColumnPlan {
    private static final int TASKS_FOR_EACH_CORE = 4;

    private final List<CandleGroup> groups;
    private final int[] parents;

    private ColumnPlan(List<CandleGroup> groups) {
        this.groups = groups;
        this.parents = new int[groups.size()];
        for (int i = 0; i < parents.length; i++) {
            parents[i] = i;
        }
    }

    /**
     * Row groups by task, where files hold whole symbols; empty where so many rows hang together by their symbols that they
     * are better shuffled.
     */
    static Optional<List<List<CandleGroup>>> whole(List<CandleGroup> groups, int cores, long taskRows) {
        if (groups.stream().anyMatch(group -> group.symbols().isEmpty())) {
            return Optional.empty();
        }
        List<List<CandleGroup>> together = new ColumnPlan(groups).together();
        long most = together.stream().mapToLong(ColumnPlan::rows).max().orElse(0);
        long share = cores == 1 ? taskRows : Math.max(rows(groups) / cores, taskRows / TASKS_FOR_EACH_CORE);
        return most > Math.min(taskRows, share)
                ? Optional.empty()
                : Optional.of(dealt(together, tasks(groups, cores, taskRows)));
    }

    /** Into how many tasks row groups are dealt: enough to keep all cores busy to the end, but no crumbs. */
    static int tasks(List<CandleGroup> groups, int cores, long taskRows) {
        long rows = rows(groups);
        long most = Math.max(1, rows * TASKS_FOR_EACH_CORE / taskRows);
        long wanted = Math.max((rows + taskRows - 1) / taskRows, (long) TASKS_FOR_EACH_CORE * cores);
        return Math.toIntExact(Math.min(most, wanted));
    }

    /** Rows of all of them. */
    static long rows(List<CandleGroup> groups) {
        return groups.stream().mapToLong(CandleGroup::rows).sum();
    }

    /** Row groups that share a symbol, over any number of others. */
    private List<List<CandleGroup>> together() {
        Map<SymbolName, Integer> seen = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            for (SymbolName symbol : groups.get(i).symbols()) {
                Integer other = seen.putIfAbsent(symbol, i);
                if (other != null) {
                    parents[root(i)] = root(other);
                }
            }
        }
        Map<Integer, List<CandleGroup>> sets = new TreeMap<>();
        for (int i = 0; i < groups.size(); i++) {
            sets.computeIfAbsent(root(i), any -> new ArrayList<>()).add(groups.get(i));
        }
        return List.copyOf(sets.values());
    }

    private int root(int group) {
        int root = group;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    /** The largest first, each to the task that has least. */
    private static List<List<CandleGroup>> dealt(List<List<CandleGroup>> together, int tasks) {
        PriorityQueue<List<CandleGroup>> queue = new PriorityQueue<>(Comparator.comparingLong(ColumnPlan::rows));
        List<List<CandleGroup>> dealt = new ArrayList<>();
        for (int i = 0; i < Math.min(tasks, together.size()); i++) {
            dealt.add(new ArrayList<>());
        }
        queue.addAll(dealt);
        together.stream()
                .sorted(Comparator.comparingLong(ColumnPlan::rows).reversed())
                .forEach(one -> {
                    List<CandleGroup> least = queue.remove();
                    least.addAll(one);
                    queue.add(least);
                });
        return dealt;
    }
}
