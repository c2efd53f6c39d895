package dev.almanac.connectors.sandbox;

import java.time.Duration;

/** Something that goes wrong with one answer. */
public sealed interface Fault {
    /** The answer is late. */
    record Latency(Duration late) implements Fault {}

    /** The caller is told to wait, whatever it has used. */
    record Busy(Duration retryAfter) implements Fault {}

    /** The caller is served no more. */
    record Banned(Duration retryAfter) implements Fault {}

    /** The caller is not served, for who it is or where it is, with that status. */
    record Forbidden(int status) implements Fault {}

    /** The server fails. */
    record ServerError(int status) implements Fault {}

    /** The connection breaks in the middle of the body. */
    record Reset() implements Fault {}

    /** The body ends in the middle, as if that were all. */
    record Truncated() implements Fault {}

    /** The body is right, but comes as text of another kind. */
    record WrongType() implements Fault {}

    /** A page for people comes in place of the answer, with status 200. */
    record HtmlPage() implements Fault {}

    /** The answer to the question before about the same pair comes again. */
    record Duplicate() implements Fault {}

    /** The answer is well formed, but empty. */
    record Missing() implements Fault {}

    /** From this answer on the market is another: a bar was corrected, or an instrument is listed no more. */
    record Becomes(Market market) implements Fault {}
}
