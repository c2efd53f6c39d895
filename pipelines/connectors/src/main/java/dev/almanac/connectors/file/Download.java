package dev.almanac.connectors.file;

import dev.almanac.analytics.error.SystemWords;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches files of a web server that only has to serve files. Broken connections, answers that are cut short, server errors
 * and too many calls are asked again, after waits that double and of which a random part is waited.
 */
final class Download {
    private static final int ATTEMPTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofMinutes(10);
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(CONNECT)
            .build();
    private final Duration firstWait;

    /** @param firstWait up to how long it waits before it asks a second time */
    Download(Duration firstWait) {
        this.firstWait = firstWait;
    }

    /**
     * Fetches {@code address} into {@code file}.
     *
     * @return whether there is such a file; servers of archives say of what is not there that it is forbidden, too
     * @throws UnreadableUnitException where the server or the way to it fails for good
     */
    boolean fetch(URI address, Path file) throws UnreadableUnitException {
        // What an attempt before wrote is cut off, and the page that tells of a failure never comes into the file.
        HttpResponse.BodyHandler<Path> body = answer -> answer.statusCode() == OK
                ? HttpResponse.BodySubscribers.ofFile(
                        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                : HttpResponse.BodySubscribers.replacing(file);
        return ask(address, body).isPresent();
    }

    /** As {@link #fetch}, of a short text; empty where there is none. */
    Optional<String> text(URI address) throws UnreadableUnitException {
        return ask(address, HttpResponse.BodyHandlers.ofString());
    }

    private <T> Optional<T> ask(URI address, HttpResponse.BodyHandler<T> body) throws UnreadableUnitException {
        HttpRequest request = HttpRequest.newBuilder(address).build();
        String fault = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            pause(attempt);
            try {
                HttpResponse<T> answer = send(request, body);
                int status = answer.statusCode();
                if (status == OK) {
                    return Optional.of(answer.body());
                }
                if (status == NOT_FOUND || status == FORBIDDEN) {
                    return Optional.empty();
                }
                fault = "the server answers " + status;
                if (status != TOO_MANY && status < SERVER_ERRORS) {
                    break;
                }
            } catch (IOException e) {
                fault = SystemWords.of(e);
            }
        }
        throw Unreadable.of(address.toString(), fault, "run this again later: what was loaded is not loaded twice");
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) throws IOException {
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, body);
        try {
            return answer.get(WHOLE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no whole answer within " + WHOLE.toMinutes() + " minutes", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void pause(int attempt) {
        if (attempt == 0) {
            return;
        }
        long longest = firstWait.toMillis() << (attempt - 1);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest + 1));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while a file was fetched", e);
    }
}
