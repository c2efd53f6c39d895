package dev.almanac.jobs.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes results, and remembers why they could not be written, which a {@link PrintStream} does not tell. */
public final class ResultStream extends PrintStream {
    /** What the operating system says where the reader of a pipe has gone, as {@code head} does when it has its lines. */
    private static final String READER_GONE = "Broken pipe";

    private final Remembering sink;

    /** A stream into {@code target}, in UTF-8. */
    public ResultStream(OutputStream target) {
        this(new Remembering(target));
    }

    private ResultStream(Remembering sink) {
        super(sink, false, StandardCharsets.UTF_8);
        this.sink = sink;
    }

    /**
     * Whether what is written still reaches someone.
     *
     * @throws UncheckedIOException where writing failed for another reason than a reader that has gone
     */
    public boolean isRead() {
        if (!checkError()) {
            return true;
        }
        Optional<IOException> failure = sink.failure;
        if (failure.isPresent() && !READER_GONE.equals(failure.get().getMessage())) {
            throw new UncheckedIOException(failure.get());
        }
        return false;
    }

    private static final class Remembering extends FilterOutputStream {
        private Optional<IOException> failure = Optional.empty();

        Remembering(OutputStream target) {
            super(target);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                failure = Optional.of(e);
                throw e;
            }
        }
    }
}
