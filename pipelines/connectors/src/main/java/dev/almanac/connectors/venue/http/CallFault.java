package dev.almanac.connectors.venue.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Why a call did not bring what was asked for. */
public final class CallFault extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int EXCERPT = 160;

    /** What is to be done about it. */
    public enum Kind {
        /** Too many calls: wait, then ask again. */
        BUSY,
        /** The venue serves this address no more, or not at all: ask nothing more of it. */
        BANNED,
        /** The venue or the way to it fails: ask again later. */
        FAILING,
        /** The venue answers in the form that it should, with what cannot be used: ask again; only this call is in doubt. */
        GARBLED,
        /** The answer is no, and will stay no. */
        REFUSED,
        /** The venue does not give what lies so far back: ask for what is younger, or elsewhere. */
        NOT_KEPT
    }

    private final Kind kind;
    private final Duration retryAfter;
    private final int attempts;

    private CallFault(Kind kind, String words, Duration retryAfter, int attempts) {
        super(words);
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.attempts = attempts;
    }

    /** A fault in words: status or cause, and an excerpt of the body where there was one. */
    public static CallFault of(Kind kind, String words) {
        return new CallFault(kind, words, Duration.ZERO, 1);
    }

    /** An answer that is not what was asked for. */
    static CallFault of(Kind kind, int status, byte[] body, Duration retryAfter) {
        String excerpt = excerpt(body);
        String words = "HTTP " + status + (excerpt.isEmpty() ? " without a body" : ": " + excerpt);
        return new CallFault(kind, words, retryAfter, 1);
    }

    /** The same, after it was met so many times. */
    CallFault after(int times) {
        CallFault again = new CallFault(kind, words(), retryAfter, times);
        again.initCause(this);
        return again;
    }

    /** The beginning of a body in one line. */
    public static String excerpt(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, 4 * EXCERPT), StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .trim();
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "...";
    }

    /** What is to be done about it. */
    public Kind kind() {
        return kind;
    }

    /** How long the venue wants to be left alone; zero where it does not say. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** How many times it was tried. */
    public int attempts() {
        return attempts;
    }

    /** Status or cause, and an excerpt of the body. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
