package dev.almanac.connectors.venue.http;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedPredicate;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Calls one venue, for all threads that read from it: within its budget, again where it or the network fails, and not at all
 * once it has said that it serves no more.
 *
 * <p>Too many calls (429) hold all threads back for as long as the venue says. Server errors, time-outs, broken connections
 * and answers of another type than JSON are asked again after a random part of a wait that doubles (full jitter: M.
 * Brooker, "Exponential Backoff and Jitter", 2015). After {@value #BREAKS_AFTER} such failures in a row, of any calls, one
 * call at a time tries whether the venue is back, and the others wait without spending an attempt of theirs. It is given up,
 * and nothing more is asked of it, once as many of these tries have failed in a row as a call has attempts, or a call has
 * spent all of its own.
 *
 * <p>JSON that cannot be read, or does not say what was asked for, is asked again in the same way, but the venue did answer:
 * where it stays so, that is the end of this call and of no other.
 */
public final class VenueHttp {
    private static final int BREAKS_AFTER = 10;
    private static final Duration BROKEN_FOR = Duration.ofSeconds(15);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** How long a call waits at most before it looks again whether it may try. */
    private static final Duration ITS_TURN = Duration.ofSeconds(1);

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** One for all venues of this process: each would have a thread and a pool of connections of its own. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** Header of answers that a simulated venue gives. */
    public static final String SIMULATED = "X-Almanac-Sandbox";

    private final HttpSettings settings;

    /** The address that the path of a call follows. */
    private final String root;

    private final LimitRules rules;
    private final Budget budget;
    private final CircuitBreaker<Object> breaker;
    private final FailsafeExecutor<Object> failsafe;
    private final AtomicReference<@Nullable CallFault> end = new AtomicReference<>();

    private volatile boolean simulated;

    /** Tries in a row that failed while only one call at a time was let through. */
    private final AtomicInteger vainTries = new AtomicInteger();

    /** @param rules of the venue that {@code settings} lead to */
    public VenueHttp(HttpSettings settings, LimitRules rules) {
        this.settings = settings;
        this.root = settings.base().toString().replaceFirst("/+$", "");
        this.rules = rules;
        this.budget = new Budget(settings.rate(rules.rate()), settings.pace());
        CheckedPredicate<Throwable> failing =
                e -> e instanceof CallFault fault && fault.kind() == CallFault.Kind.FAILING;
        CheckedPredicate<Throwable> again = e -> e instanceof CallFault fault
                && end.get() == null
                && (fault.kind() == CallFault.Kind.FAILING
                        || fault.kind() == CallFault.Kind.GARBLED
                        || fault.kind() == CallFault.Kind.BUSY);
        CheckedPredicate<Throwable> notItsTurn = e -> e instanceof CircuitBreakerOpenException && end.get() == null;
        this.breaker = CircuitBreaker.builder()
                .handleIf(failing)
                .withFailureThreshold(BREAKS_AFTER)
                .withSuccessThreshold(1)
                .withDelay(settings.pace().real(BROKEN_FOR))
                .build();
        RetryPolicy<Object> retry = RetryPolicy.builder()
                .handleIf(again)
                .withMaxAttempts(settings.attempts())
                .withDelayFn(this::delay)
                .build();
        RetryPolicy<Object> patience = RetryPolicy.builder()
                .handleIf(notItsTurn)
                .withMaxAttempts(-1)
                .withDelayFn(context -> part(ITS_TURN).plus(breaker.getRemainingDelay()))
                .build();
        this.failsafe = Failsafe.with(retry, patience, breaker);
    }

    /**
     * Makes a call and reads its answer.
     *
     * @throws CallFault where it was refused, or failed as often as the settings allow
     * @throws IllegalStateException where the thread is interrupted
     */
    public <T> T get(VenueCall call, AnswerReader<T> reader) throws CallFault {
        AtomicInteger attempts = new AtomicInteger();
        AtomicReference<@Nullable T> result = new AtomicReference<>();
        try {
            failsafe.run(() -> {
                attempts.incrementAndGet();
                result.set(once(call, reader));
            });
        } catch (FailsafeException e) {
            throw ended(e, attempts.get());
        }
        T value = result.get();
        if (value == null) {
            throw new IllegalStateException("nothing was read from " + call.path());
        }
        return value;
    }

    /** Whether an answer has said that nothing there is real. */
    public boolean isSimulated() {
        return simulated;
    }

    private CallFault ended(FailsafeException e, int attempts) {
        if (e.getCause() instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while calling " + settings.base(), e);
        }
        CallFault fault = e.getCause() instanceof CallFault last ? last : end.get();
        if (fault == null) {
            throw e;
        }
        CallFault counted = fault.after(Math.max(attempts, fault.attempts()));
        if (fault.kind() == CallFault.Kind.FAILING && !breaker.isClosed()) {
            end.compareAndSet(null, counted);
        }
        return counted;
    }

    private <T> T once(VenueCall call, AnswerReader<T> reader) throws CallFault, InterruptedException {
        CallFault ended = end.get();
        if (ended != null) {
            throw ended;
        }
        budget.take(call.weight());
        try {
            HttpResponse<byte[]> response = send(call);
            rules.remaining(response.headers()).ifPresent(budget::correct);
            requireJson(response);
            if (response.headers().firstValue(SIMULATED).isPresent()) {
                simulated = true;
            }
            T answer = read(response.body(), reader);
            vainTries.set(0);
            return answer;
        } catch (CallFault fault) {
            switch (fault.kind()) {
                case BUSY ->
                    budget.pause(fault.retryAfter().isZero() ? rules.rate().per() : fault.retryAfter());
                case BANNED -> end.compareAndSet(null, fault);
                case FAILING -> countVainTry(fault);
                case GARBLED -> vainTries.set(0);
                case REFUSED, NOT_KEPT -> {}
            }
            throw fault;
        }
    }

    private void countVainTry(CallFault fault) {
        if (breaker.isHalfOpen()) {
            int times = vainTries.incrementAndGet();
            if (times >= settings.attempts()) {
                end.compareAndSet(null, fault.after(times));
            }
        }
    }

    private void requireJson(HttpResponse<byte[]> response) throws CallFault {
        int status = response.statusCode();
        if (status != 200) {
            throw CallFault.of(rules.kind(status), status, response.body(), retryAfter(response.headers()));
        }
        String type = response.headers().firstValue("Content-Type").orElse("none");
        if (!type.toLowerCase(Locale.ROOT).contains("json")) {
            throw CallFault.of(
                    CallFault.Kind.FAILING,
                    "HTTP 200, but of type " + type + " instead of JSON: " + CallFault.excerpt(response.body()));
        }
    }

    private static <T> T read(byte[] body, AnswerReader<T> reader) throws CallFault {
        try {
            return reader.read(body);
        } catch (IOException | NumberFormatException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw CallFault.of(
                    CallFault.Kind.GARBLED,
                    "HTTP 200, but not as documented (" + why + "): " + CallFault.excerpt(body));
        }
    }

    private HttpResponse<byte[]> send(VenueCall call) throws CallFault, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + call.path()))
                .header("User-Agent", "almanac")
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            // HttpRequest's own timeout ends with the headers; a body may stall for ever
            return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw CallFault.of(
                    CallFault.Kind.FAILING,
                    "no answer within " + settings.timeout().toMillis() + " ms");
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw CallFault.of(CallFault.Kind.FAILING, words(e.getCause() == null ? e : e.getCause()));
        }
    }

    /** The client hides what happened in causes without messages. */
    private static String words(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "no connection, its name leads nowhere";
            }
        }
        if (failure instanceof ConnectException) {
            return "no connection, nothing answers there";
        }
        String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
        return "the connection broke, " + failure.getClass().getSimpleName() + message;
    }

    /** In whole seconds; the other form, a date, is used by no venue. */
    private static Duration retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,7}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }

    /** Where the venue is too busy, the budget makes all threads wait besides. */
    private Duration delay(ExecutionContext<Object> context) {
        long longest =
                Math.min(LONGEST_WAIT.toNanos(), FIRST_WAIT.toNanos() << Math.min(20, context.getAttemptCount() - 1));
        return part(Duration.ofNanos(longest));
    }

    /** A random part of a wait, as long as it really is. */
    private Duration part(Duration longest) {
        return settings.pace().real(Duration.ofNanos(ThreadLocalRandom.current().nextLong(longest.toNanos() + 1)));
    }
}
