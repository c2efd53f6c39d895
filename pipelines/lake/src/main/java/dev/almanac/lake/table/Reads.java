package dev.almanac.lake.table;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Reads of several tables at the same time. A small read is mostly planning, which Spark does on the thread that asks, so
 * reads that do not need one another's rows share the cores in this way.
 */
public final class Reads implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        // Made by the reader's thread, so that it inherits its Spark session.
        Thread thread = new Thread(work, "read");
        thread.setDaemon(true);
        return thread;
    });

    /** Starts a read; what it gives, or throws, is had from the result. */
    public <T> Supplier<T> start(Supplier<T> read) {
        Future<T> future = threads.submit(read::get);
        return () -> {
            try {
                return future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException exception) {
                    throw exception;
                }
                throw new IllegalStateException("a read failed", e.getCause());
            }
        };
    }

    /** Lets reads that nobody waits for end by themselves. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
