package dev.almanac.connectors.venue.protocol;

import dev.almanac.connectors.venue.http.CallFault;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tells a gap from a slip. A page without gaps is taken at its word; one with a gap may be what there is, or an answer that was
 * not the right one. It is asked for again until two answers in a row are the same.
 */
public final class Settled {
    private static final int MOST = 8;

    private Settled() {}

    /** Asks for a page. */
    @FunctionalInterface
    public interface Ask<T> {
        /** One answer; empty where it plainly answers another question, and says nothing of this one. */
        Optional<T> answer() throws CallFault;
    }

    /**
     * The answer that counts.
     *
     * @param whole whether an answer has no gap
     * @throws CallFault where asking fails, or no two answers agree
     */
    public static <T> T of(Ask<T> ask, Predicate<T> whole) throws CallFault {
        Optional<T> last = Optional.empty();
        for (int asked = 0; asked < MOST; asked++) {
            Optional<T> answer = ask.answer();
            if (answer.isPresent() && (answer.equals(last) || whole.test(answer.get()))) {
                return answer.get();
            }
            last = answer;
        }
        throw CallFault.of(CallFault.Kind.GARBLED, "no two of " + MOST + " answers to the same question agree");
    }
}
