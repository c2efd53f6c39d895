package dev.almanac.connectors.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Which answers of a simulated venue go wrong, by their number; the same plan always hits the same numbers. */
@FunctionalInterface
public interface FaultPlan {
    /** What goes wrong with the answer of that number, counted from 1; questions for the time are not counted. */
    Optional<Fault> at(int number);

    /** Nothing goes wrong. */
    static FaultPlan none() {
        return number -> Optional.empty();
    }

    /** What goes wrong with single answers. */
    static FaultPlan of(Map<Integer, Fault> faults) {
        Map<Integer, Fault> fixed = Map.copyOf(faults);
        return number -> Optional.ofNullable(fixed.get(number));
    }

    /** Every answer of a multiple of {@code step} goes wrong in the same way. */
    static FaultPlan every(int step, Fault fault) {
        return number -> number % step == 0 ? Optional.of(fault) : Optional.empty();
    }

    /** A share of the answers, 0 to 1, goes wrong in one of several ways, by chance. */
    static FaultPlan random(long seed, double share, List<Fault> faults) {
        List<Fault> fixed = List.copyOf(faults);
        return number -> {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
            random.nextLong(); // neighbouring seeds begin alike
            return random.nextDouble() < share
                    ? Optional.of(fixed.get(random.nextInt(fixed.size())))
                    : Optional.empty();
        };
    }
}
