package dev.almanac.lake.ingest;

import dev.almanac.analytics.port.CandleUnit;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Spreads units over tasks so that all tasks have about the same number of bytes to read. */
final class UnitSpread {
    /** Counted for every unit on top of its bytes: opening one costs about as much as reading so many. */
    private static final long OPENING = 64 * 1024;

    private UnitSpread() {}

    /**
     * A unit with its number in the plan.
     *
     * @param number from 0
     */
    record Numbered(int number, CandleUnit unit) implements Serializable {
        private long cost() {
            return unit.bytes() + OPENING;
        }
    }

    /** The units of a plan, each with its number. */
    static List<Numbered> numbered(List<CandleUnit> units) {
        List<Numbered> numbered = new ArrayList<>();
        for (CandleUnit unit : units) {
            numbered.add(new Numbered(numbered.size(), unit));
        }
        return numbered;
    }

    /** The largest first, each to the task that has least so far; within a task by number. No task is without units. */
    static List<List<Numbered>> over(int tasks, List<Numbered> units) {
        List<Numbered> byCost = new ArrayList<>(units);
        byCost.sort(Comparator.comparingLong(Numbered::cost).reversed().thenComparing(Numbered::number));
        PriorityQueue<Share> shares = new PriorityQueue<>(
                Comparator.comparingLong((Share share) -> share.cost).thenComparing(s -> s.number));
        for (int i = 0; i < Math.min(tasks, units.size()); i++) {
            shares.add(new Share(i));
        }
        for (Numbered unit : byCost) {
            Share least = shares.remove();
            least.units.add(unit);
            least.cost += unit.cost();
            shares.add(least);
        }
        return shares.stream()
                .sorted(Comparator.comparing(share -> share.number))
                .map(Share::inOrder)
                .toList();
    }

    private static final class Share {
        private final int number;
        private final List<Numbered> units = new ArrayList<>();
        private long cost;

        Share(int number) {
            this.number = number;
        }

        List<Numbered> inOrder() {
            return units.stream().sorted(Comparator.comparing(Numbered::number)).toList();
        }
    }
}
