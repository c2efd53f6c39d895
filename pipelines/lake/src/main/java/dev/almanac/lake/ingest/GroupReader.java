package dev.almanac.lake.ingest;

import dev.almanac.analytics.port.UnitGroup;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the units of one group, as many at a time as is best, and hands them over in the order of the plan: as soon as enough
 * are read to be committed together, and where that takes long, whatever has been read for some time.
 */
final class GroupReader implements AutoCloseable {
    /** So many batches of the plan are in memory: one is read while the one before is committed. */
    private static final int AHEAD = 2;

    private final Function<UnitSpread.Numbered, Optional<HeldLoad.UnitRead>> reading;
    private final Consumer<Batch> ready;
    private final long longest;
    private final ExecutorService threads;
    private final Semaphore room = new Semaphore(AHEAD);
    private final Thread feeder;
    private List<List<UnitSpread.Numbered>> batches = List.of();

    /**
     * @param longest what was read is handed over no later than this
     * @param ready takes the batches, from another thread
     */
    GroupReader(
            UnitGroup group,
            Duration longest,
            Function<UnitSpread.Numbered, Optional<HeldLoad.UnitRead>> reading,
            Consumer<Batch> ready) {
        this.reading = reading;
        this.ready = ready;
        this.longest = longest.toNanos();
        this.threads = Executors.newFixedThreadPool(group.threads(), task -> daemon(task, "read-" + group.name()));
        this.feeder = daemon(this::feed, "feed-" + group.name());
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Units that were read together, or what kept them from being read, which is no fault of theirs. */
    static final class Batch {
        private final List<HeldLoad.UnitRead> reads;
        private final @Nullable Throwable failure;
        private final boolean last;
        private final Runnable whenCommitted;

        private Batch(
                List<HeldLoad.UnitRead> reads, @Nullable Throwable failure, boolean last, Runnable whenCommitted) {
            this.reads = reads;
            this.failure = failure;
            this.last = last;
            this.whenCommitted = whenCommitted;
        }

        List<HeldLoad.UnitRead> reads() {
            if (failure != null) {
                throw new IllegalStateException("units could not be read", failure);
            }
            return reads;
        }

        /** Whether nothing more comes of the group. */
        boolean isLast() {
            return last;
        }

        /** There may be room for others. */
        void committed() {
            whenCommitted.run();
        }
    }

    /** Begins to read; the last batch says that it is. */
    void start(List<UnitSpread.Numbered> units) {
        batches = batches(units);
        feeder.start();
    }

    /** Units one after the other, as long as they are likely to be held together. */
    static List<List<UnitSpread.Numbered>> batches(List<UnitSpread.Numbered> units) {
        List<List<UnitSpread.Numbered>> batches = new ArrayList<>();
        long bytes = 0;
        for (UnitSpread.Numbered unit : units) {
            bytes += unit.unit().bytes();
            if (batches.isEmpty() || bytes > HeldLoad.MAX_BYTES) {
                batches.add(new ArrayList<>());
                bytes = unit.unit().bytes();
            }
            batches.get(batches.size() - 1).add(unit);
        }
        return batches;
    }

    private void feed() {
        Deque<List<Future<Optional<HeldLoad.UnitRead>>>> begun = new ArrayDeque<>();
        try {
            for (List<UnitSpread.Numbered> batch : batches) {
                room.acquire();
                begun.add(batch.stream()
                        .map(unit -> threads.submit(() -> reading.apply(unit)))
                        .toList());
                if (begun.size() == AHEAD) {
                    handOver(begun.remove());
                }
            }
            while (!begun.isEmpty()) {
                handOver(begun.remove());
            }
            ready.accept(new Batch(List.of(), null, true, () -> {}));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed before the end
        } catch (ExecutionException e) {
            ready.accept(new Batch(List.of(), e.getCause(), true, () -> {}));
        }
    }

    /** Hands a batch of the plan over, in portions where it takes long. */
    private void handOver(List<Future<Optional<HeldLoad.UnitRead>>> units)
            throws InterruptedException, ExecutionException {
        List<HeldLoad.UnitRead> portion = new ArrayList<>();
        long since = 0;
        for (Future<Optional<HeldLoad.UnitRead>> unit : units) {
            if (!portion.isEmpty() && !isReadWithin(unit, longest - (System.nanoTime() - since))) {
                ready.accept(new Batch(List.copyOf(portion), null, false, () -> {}));
                portion.clear();
            }
            Optional<HeldLoad.UnitRead> read = unit.get();
            since = portion.isEmpty() ? System.nanoTime() : since;
            read.ifPresent(portion::add);
        }
        ready.accept(new Batch(List.copyOf(portion), null, false, room::release));
    }

    private static boolean isReadWithin(Future<?> unit, long nanos) throws InterruptedException, ExecutionException {
        if (nanos <= 0) {
            return false;
        }
        try {
            unit.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Stops whatever is still being read. */
    @Override
    public void close() {
        feeder.interrupt();
        threads.shutdownNow();
    }
}
