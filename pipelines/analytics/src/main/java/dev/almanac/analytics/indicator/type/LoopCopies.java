package dev.almanac.analytics.indicator.type;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One copy of {@link PlainLoop} for each combination of indicator and outputs. The virtual machine profiles calls by the
 * place they stand in the bytecode: a loop that all indicators share would see a hundred targets and inline none.
 */
final class LoopCopies {
    private static final byte[] CODE = code();
    private static final Map<String, BlockLoop> COPIES = new ConcurrentHashMap<>();

    private LoopCopies() {}

    /** The copy that belongs to a key; the same object for equal keys. */
    static BlockLoop of(String key) {
        return COPIES.computeIfAbsent(key, any -> copy());
    }

    private static BlockLoop copy() {
        try {
            return (BlockLoop) MethodHandles.lookup()
                    .defineHiddenClass(CODE, true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the loop's own class must load again", e);
        }
    }

    private static byte[] code() {
        try (InputStream in = LoopCopies.class.getResourceAsStream("PlainLoop.class")) {
            if (in == null) {
                throw new IllegalStateException("PlainLoop.class is not beside LoopCopies.class");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
