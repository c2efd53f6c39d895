package dev.almanac.connectors.file;

import dev.almanac.analytics.error.SystemWords;
import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.connectors.web.WebAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final Duration HEAD = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;
    private static final long NO_ANSWER = -1;

    /** How many heads are asked for at the same time. */
    private static final int HEADS = 16;

    /** One for all files of this process: each would have a thread and a pool of connections of its own. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
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
     * @return whether there is such a file
     * @throws UnreadableUnitException where the server or the way to it fails for good, or it does not serve the file
     */
    boolean fetch(URI address, Path file) throws UnreadableUnitException {
        // What an attempt before wrote is cut off, and the page that tells of a failure never comes into the file.
        HttpResponse.BodyHandler<Path> body = answer -> answer.statusCode() == OK
                ? HttpResponse.BodySubscribers.ofFile(
                        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                : HttpResponse.BodySubscribers.replacing(file);
        return ask(address, body).isPresent();
    }

    /** As {@link #fetch}, of a text, of which no more than {@value Checksum#LONGEST} bytes are taken; empty where there is none. */
    Optional<String> text(URI address) throws UnreadableUnitException {
        return ask(address, answer -> new FirstBytes(Checksum.LONGEST))
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
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
                if (status == NOT_FOUND) {
                    return Optional.empty();
                }
                fault = "the server answers " + status;
                if (status != TOO_MANY && status < SERVER_ERRORS) {
                    throw refused(address, status);
                }
            } catch (IOException e) {
                fault = SystemWords.of(e);
            }
        }
        throw Unreadable.unavailable(
                WebAddress.shown(address), fault, "run this again later: what was loaded is not loaded twice");
    }

    /** Some servers say so of files that they do not have, others to addresses that they do not serve: nobody can tell. */
    private static UnreadableUnitException refused(URI address, int status) {
        return Unreadable.of(
                WebAddress.shown(address),
                "the server answers " + status + (status == FORBIDDEN ? ", it is not there or not for you" : ""),
                "look at the address in a browser; what can be fetched by hand is loaded by almanac ingest files");
    }

    /**
     * How many bytes the files at some addresses have, as far as their server says; it is asked for their heads, and no more
     * once it has answered none of several.
     */
    static Map<URI, Long> sizes(List<URI> addresses) {
        Map<URI, Long> sizes = new HashMap<>();
        for (int from = 0; from < addresses.size(); from += HEADS) {
            List<URI> some = addresses.subList(from, Math.min(from + HEADS, addresses.size()));
            Map<URI, CompletableFuture<Long>> heads = new LinkedHashMap<>();
            some.forEach(address -> heads.put(address, size(address)));
            boolean answered = false;
            for (Map.Entry<URI, CompletableFuture<Long>> head : heads.entrySet()) {
                long size = head.getValue().join();
                answered |= size != NO_ANSWER;
                if (size > 0) {
                    sizes.put(head.getKey(), size);
                }
            }
            if (!answered) {
                break;
            }
        }
        return sizes;
    }

    private static CompletableFuture<Long> size(URI address) {
        HttpRequest head = HttpRequest.newBuilder(address)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .timeout(HEAD)
                .build();
        return CLIENT.sendAsync(head, HttpResponse.BodyHandlers.discarding())
                .thenApply(answer -> answer.statusCode() == OK
                        ? answer.headers().firstValueAsLong("Content-Length").orElse(0)
                        : 0)
                .exceptionally(failure -> NO_ANSWER);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) throws IOException {
        CompletableFuture<HttpResponse<T>> answer = CLIENT.sendAsync(request, body);
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
