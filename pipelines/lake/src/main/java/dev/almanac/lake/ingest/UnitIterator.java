package dev.almanac.lake.ingest;

import dev.almanac.analytics.port.CandleSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * The rows of some units, one after the other. A source pushes its rows and Spark pulls them, so a thread of its own reads,
 * and hands batches over through a short queue; memory does not grow with the size of a unit.
 */
final class UnitIterator implements Iterator<Row> {
    private static final int BATCH = 1024;
    private static final int WAITING = 4;

    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread reader;
    private Iterator<Row> batch = List.<Row>of().iterator();
    private boolean ended;

    /** @param outcomes told of every unit when it has been read */
    UnitIterator(CandleSource source, Iterator<UnitSpread.Numbered> units, Consumer<UnitOutcome> outcomes) {
        reader = new Thread(() -> readAll(source, units, outcomes), "unit-reader");
        reader.setDaemon(true);
        TaskContext task = TaskContext.get();
        if (task != null) {
            TaskCompletionListener stop = context -> reader.interrupt();
            task.addTaskCompletionListener(stop);
        }
        reader.start();
    }

    /**
     * Rows that were read together.
     *
     * @param last whether nothing follows
     * @param failure what ended the reading, {@code null} where nothing did
     */
    private record Batch(
            List<Row> rows, boolean last, @Nullable Throwable failure) {}

    private void readAll(CandleSource source, Iterator<UnitSpread.Numbered> units, Consumer<UnitOutcome> outcomes) {
        Filling filling = new Filling();
        try {
            while (units.hasNext()) {
                outcomes.accept(UnitRows.read(source, units.next(), filling));
            }
            filling.end(null);
        } catch (Abandoned e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            filling.end(e);
        }
    }

    @Override
    public boolean hasNext() {
        while (!batch.hasNext() && !ended) {
            try {
                Batch next = queue.take();
                rethrow(next.failure());
                batch = next.rows().iterator();
                ended = next.last();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for rows", e);
            }
        }
        return batch.hasNext();
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return batch.next();
    }

    /** Gathers rows into batches. */
    private final class Filling implements Consumer<Row> {
        private List<Row> rows = new ArrayList<>(BATCH);

        @Override
        public void accept(Row row) {
            rows.add(row);
            if (rows.size() == BATCH) {
                put(new Batch(rows, false, null));
                rows = new ArrayList<>(BATCH);
            }
        }

        void end(@Nullable Throwable failure) {
            put(new Batch(rows, true, failure));
        }

        private void put(Batch full) {
            try {
                queue.put(full);
            } catch (InterruptedException e) {
                throw new Abandoned(e);
            }
        }
    }

    /** The task has ended and nobody waits for the rows. */
    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Abandoned(InterruptedException cause) {
            super(cause);
        }
    }
}
