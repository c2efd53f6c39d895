package dev.almanac.connectors.sandbox;

import dev.almanac.connectors.venue.http.Pace;
import java.time.Clock;
import java.time.Duration;

/**
 * How a simulated venue behaves.
 *
 * @param port where it listens on this machine; 0 for any free one
 * @param clock the time in its market: what comes later has not happened yet
 * @param skew how far the clock that it shows is ahead of that
 * @param limited whether it counts what its callers use, and refuses what is beyond the venue's documented rate
 * @param pace how long its waits and spans last
 * @param faults which of its answers go wrong
 */
public record SandboxSettings(int port, Clock clock, Duration skew, boolean limited, Pace pace, FaultPlan faults) {
    /** On any free port, without limits and faults. */
    public static SandboxSettings at(Clock clock) {
        return new SandboxSettings(0, clock, Duration.ZERO, false, Pace.REAL, FaultPlan.none());
    }

    /** The same on another port. */
    public SandboxSettings on(int other) {
        return new SandboxSettings(other, clock, skew, limited, pace, faults);
    }

    /** The same with faults. */
    public SandboxSettings with(FaultPlan plan) {
        return new SandboxSettings(port, clock, skew, limited, pace, plan);
    }

    /** The same at another pace. */
    public SandboxSettings with(Pace other) {
        return new SandboxSettings(port, clock, skew, limited, other, faults);
    }

    /** The same with the venue's limits. */
    public SandboxSettings withLimits() {
        return new SandboxSettings(port, clock, skew, true, pace, faults);
    }

    /** The same with a clock that shows another time. */
    public SandboxSettings skewed(Duration ahead) {
        return new SandboxSettings(port, clock, ahead, limited, pace, faults);
    }
}
