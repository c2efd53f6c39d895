package dev.almanac.lake.ingest;

import dev.almanac.analytics.port.UnitGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the units of one group, as many at a time as is best, and hands them over in batches, in the order of the plan. */
final class GroupReader implements AutoCloseable {
    /** One batch is read while the one before is committed. */
    private static final int AHEAD = 2;

    private final Function<UnitSpread.Numbered, Optional<HeldLoad.UnitRead>> reading;
    private final Consumer<Batch> ready;
    private final ExecutorService threads;
    private final Semaphore room = new Semaphore(AHEAD);
    private final Thread feeder;
    private List<List<UnitSpread.Numbered>> batches = List.of();

    /** @param ready takes the batches, from any thread */
    GroupReader(
            UnitGroup group,
            Function<UnitSpread.Numbered, Optional<HeldLoad.UnitRead>> reading,
            Consumer<Batch> ready) {
        this.reading = reading;
        this.ready = ready;
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
        private final Semaphore room;

        private Batch(List<HeldLoad.UnitRead> reads, @Nullable Throwable failure, Semaphore room) {
            this.reads = reads;
            this.failure = failure;
            this.room = room;
        }

        List<HeldLoad.UnitRead> reads() {
            if (failure != null) {
                throw new IllegalStateException("units could not be read", failure);
            }
            return reads;
        }

        /** There is room for another one. */
        void committed() {
            room.release();
        }
    }

    /** Begins to read; returns how many batches there will be. */
    int start(List<UnitSpread.Numbered> units) {
        batches = batches(units);
        feeder.start();
        return batches.size();
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
        CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
        try {
            for (List<UnitSpread.Numbered> batch : batches) {
                room.acquire();
                List<CompletableFuture<Optional<HeldLoad.UnitRead>>> reads = batch.stream()
                        .map(unit -> CompletableFuture.supplyAsync(() -> reading.apply(unit), threads))
                        .toList();
                List<CompletableFuture<?>> all = new ArrayList<>(reads);
                all.add(before);
                before = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                        .whenComplete((nothing, failure) -> ready.accept(new Batch(
                                failure == null
                                        ? reads.stream()
                                                .flatMap(read -> read.join().stream())
                                                .toList()
                                        : List.of(),
                                failure,
                                room)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed before the end
        }
    }

    /** Stops whatever is still being read. */
    @Override
    public void close() {
        feeder.interrupt();
        threads.shutdownNow();
    }
}
