package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.connectors.sandbox.Effect;
import dev.almanac.connectors.sandbox.Fault;
import dev.almanac.connectors.sandbox.FaultPlan;
import dev.almanac.connectors.sandbox.Market;
import dev.almanac.connectors.sandbox.SandboxSettings;
import dev.almanac.connectors.sandbox.SandboxVenue;
import dev.almanac.connectors.sandbox.Walk;
import dev.almanac.connectors.venue.http.Pace;
import dev.almanac.jobs.config.Moments;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code almanac sandbox}. */
@Command(
        name = "sandbox",
        header = "Run simulated exchanges on this machine, to try things without a network.",
        description = {
            "Speaks an exchange's own protocol over a market that a seed decides, bar by bar",
            "up to now and on. Nothing in it is real: venues are called sandbox-NAME and pairs",
            "SIMA/USDT, SIMB/USDT and so on, in the lake too. What can be foreseen in it is",
            "known: nothing (noise), or a planted effect of the size that is shown."
        },
        footer = {
            "%nCtrl-C stops it. The same seed gives the same market again.",
            "%nExamples:",
            "  almanac sandbox",
            "  almanac sandbox --effect momentum --pairs 30",
            "  almanac sandbox --venue binance,okx --limits --faults 0.1"
        })
final class SandboxCommand extends Subcommand implements Callable<Integer> {
    /** Bars are there for so long after the start; then the market stands still. */
    private static final Duration AHEAD = Duration.ofDays(60);

    private static final int LETTERS = 26;

    private static final int LAST_PORT = 65_535;

    /** More bars than this take more memory than a try is worth. */
    private static final long MOST_BARS = 2_000_000;

    @Option(
            names = "--venue",
            paramLabel = "NAMES",
            defaultValue = "binance",
            split = ",",
            description =
                    "Whose protocol, with commas: binance coinbase kraken bybit okx; by default ${DEFAULT-VALUE}.")
    private List<String> protocols = List.of();

    @Option(
            names = "--port",
            paramLabel = "NUMBER",
            defaultValue = "8077",
            description = "Of the first venue, the others follow; by default ${DEFAULT-VALUE}, 0 for any.")
    private int port;

    @Option(
            names = "--effect",
            paramLabel = "NAME",
            defaultValue = "noise",
            description = "What can be foreseen: noise, momentum or reversion; by default ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Effect effect;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Decides the market; by default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--pairs",
            paramLabel = "NUMBER",
            defaultValue = "12",
            description = "How many are listed; by default ${DEFAULT-VALUE}.")
    private int pairs;

    @Option(
            names = "--interval",
            paramLabel = "LENGTH",
            defaultValue = "1h",
            description = "The shortest bars there are; by default ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private String interval;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            defaultValue = "2024-01-01",
            description = "When trading began; by default ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private String from;

    @Option(names = "--limits", description = "Refuse calls beyond the exchange's documented rate.")
    private boolean limits;

    @Option(
            names = "--faults",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Let this share of the answers go wrong, 0 to 0.9.")
    private double faults;

    @Override
    public Integer call() {
        requirePorts();
        Clock clock = root.invocation().clock();
        SandboxSettings settings = new SandboxSettings(
                port, clock, Duration.ZERO, limits, Pace.REAL, FaultPlan.random(seed, share(), wrongs()));
        Market market = market(clock.instant());
        List<SandboxVenue> venues = new ArrayList<>();
        try {
            for (String protocol : protocols) {
                int own = port == 0 ? 0 : port + venues.size();
                venues.add(SandboxVenue.start(protocol.trim(), market, settings.on(own)));
            }
            show(venues, market);
            new CountDownLatch(1).await();
            return ExitCode.DONE.code();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.DONE.code();
        } finally {
            venues.forEach(SandboxVenue::close);
        }
    }

    private void requirePorts() {
        int last = port == 0 ? 0 : port + protocols.size() - 1;
        if (port < 0 || port > LAST_PORT || last > LAST_PORT) {
            throw UserException.usage(
                    "--port " + port + " cannot be used",
                    port < 0 || port > LAST_PORT
                            ? "ports are numbered from 1 to " + LAST_PORT
                            : "the venues have " + protocols.size() + " ports from there on, and " + LAST_PORT
                                    + " is the last one",
                    "give a lower number such as 8077, or 0 for any free ones");
        }
    }

    private double share() {
        if (!(faults >= 0 && faults <= 0.9)) {
            throw UserException.usage(
                    "--faults " + faults + " cannot be used", "it is a share of the answers", "give 0 to 0.9");
        }
        return faults;
    }

    private static List<Fault> wrongs() {
        return List.of(
                new Fault.Busy(Duration.ofSeconds(1)),
                new Fault.ServerError(503),
                new Fault.Reset(),
                new Fault.Truncated(),
                new Fault.WrongType(),
                new Fault.HtmlPage(),
                new Fault.Duplicate());
    }

    private Market market(Instant now) {
        Interval length = Interval.parse(interval)
                .orElseThrow(() -> UserException.usage(
                        "--interval " + interval + " cannot be used",
                        "no bars have that length",
                        "choose one of 1m 5m 15m 30m 1h 4h 1d"));
        Instant start = Moments.parse("--from", from);
        long bars = Duration.between(start, now.plus(AHEAD)).dividedBy(length.length());
        if (pairs < 1 || bars < 1 || bars * pairs > MOST_BARS) {
            throw UserException.usage(
                    "a market of " + pairs + " pairs with " + Math.max(0, bars) + " bars each cannot be made",
                    pairs < 1 || bars < 1
                            ? "there is nothing in it"
                            : "that is more than " + MOST_BARS + " bars, which are held in memory",
                    "choose another --from, longer bars (--interval) or other --pairs");
        }
        return Walk.market(effect, seed, symbols(), length, start, Math.toIntExact(bars));
    }

    /** Names that nobody takes for real ones: SIMA, SIMB ... SIMZ, SIMAA. */
    private List<Symbol> symbols() {
        return IntStream.range(0, pairs)
                .mapToObj(number -> new Symbol("SIM" + letters(number), "USDT"))
                .toList();
    }

    private static String letters(int number) {
        String last = String.valueOf((char) ('A' + number % LETTERS));
        return number < LETTERS ? last : letters(number / LETTERS - 1) + last;
    }

    private void show(List<SandboxVenue> venues, Market market) {
        PrintStream out = root.invocation().terminal().out();
        if (root.json()) {
            out.println(Json.text(Map.of("simulated", true, "effect", effect.code(), "venues", described(venues))));
            out.flush();
            return;
        }
        out.println("Simulated, nothing here is real: " + market.symbols().size() + " pairs, " + interval
                + " bars since " + from + ", seed " + seed + ".");
        out.println(effect.code() + ": " + effect.words() + ".");
        String some = market.symbols().stream().limit(3).map(Symbol::toString).collect(Collectors.joining(","));
        for (int i = 0; i < venues.size(); i++) {
            String name = name(i);
            out.println();
            out.println(name + " is at " + venues.get(i).base() + "; fetch from it in another terminal:");
            out.println("  almanac ingest venues --venue " + name + " --base "
                    + venues.get(i).base() + " --symbols " + some + " --lake sandbox-lake");
        }
        out.println();
        out.println("Ctrl-C stops it.");
        out.flush();
    }

    private String name(int number) {
        return "sandbox-" + protocols.get(number).trim().toLowerCase(Locale.ROOT);
    }

    private List<Map<String, Object>> described(List<SandboxVenue> venues) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < venues.size(); i++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("venue", name(i));
            one.put("base", venues.get(i).base().toString());
            all.add(one);
        }
        return all;
    }
}
