package dev.almanac.connectors.venue.http;

import java.io.IOException;

/** Reads the body of an answer; it is asked for again where that fails, which says nothing of other calls. */
@FunctionalInterface
public interface AnswerReader<T> {
    /**
     * What the body says.
     *
     * @throws IOException where it is cut off or not of the shape that was expected
     * @throws NumberFormatException where a number is none
     * @throws CallFault where it says that the call failed
     */
    T read(byte[] body) throws IOException, CallFault;
}
