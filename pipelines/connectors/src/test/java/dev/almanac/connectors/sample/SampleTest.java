package dev.almanac.connectors.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.connectors.file.FileCandleSource;
import dev.almanac.connectors.file.FileOverrides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {
    @TempDir
    Path folder;

    @Test
    void isSmallAndReadsWithoutRefusalUpToItsEnd() throws Exception {
        List<Path> files = Sample.extractTo(folder.resolve("new"));
        long size = 0;
        for (Path file : files) {
            size += Files.size(file);
        }
        assertThat(size).isLessThan(3_000_000);

        Map<SeriesKey, List<Candle>> series = read(folder.resolve("new"));
        assertThat(count(series, Interval.D1)).isEqualTo(39_317);
        assertThat(count(series, Interval.H4)).isEqualTo(36_234);
        assertThat(series).hasSize(66);
        series.forEach((key, candles) -> {
            assertThat(key.venue()).isEqualTo("binance");
            Candle last = candles.get(candles.size() - 1);
            assertThat(micros(last.openTime() + key.interval().micros()))
                    .as("end of %s", key)
                    .isEqualTo(Sample.asOf());
            Candle first = candles.get(0);
            assertThat(micros(first.openTime()))
                    .as("start of %s", key)
                    .isAfterOrEqualTo(Instant.parse(
                            key.interval() == Interval.D1 ? "2018-01-01T00:00:00Z" : "2022-04-11T00:00:00Z"));
        });
    }

    @Test
    void dailyBarsAgreeWithTheFourHourBarsOfTheirDay() throws Exception {
        Map<SeriesKey, List<Candle>> series = extracted();
        series.forEach((key, candles) -> {
            if (key.interval() == Interval.D1) {
                Map<Long, Double> volumes = new HashMap<>();
                series.getOrDefault(new SeriesKey(key.venue(), key.symbol(), Interval.H4), List.of())
                        .forEach(bar -> volumes.merge(Interval.D1.floor(bar.openTime()), bar.volume(), Double::sum));
                Candle last = candles.get(candles.size() - 1);
                assertThat(volumes.get(last.openTime()))
                        .as("volume of the last day of %s", key)
                        .isCloseTo(last.volume(), Percentage.withPercentage(1e-6));
            }
        });
    }

    @Test
    void writesWhatIsAbsentOrDifferentAndNothingElse() throws Exception {
        List<Path> files = Sample.extractTo(folder);
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        for (Path file : files) {
            Files.setLastModifiedTime(file, longAgo);
        }
        Files.writeString(files.get(1), "spoilt");
        Sample.extractTo(folder);
        assertThat(Files.getLastModifiedTime(files.get(0))).isEqualTo(longAgo);
        assertThat(Files.size(files.get(1))).isGreaterThan(100_000);
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactlyInAnyOrderElementsOf(files);
        }
    }

    @Test
    void aFolderThatCannotBeIsTheUsersAffair() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Sample.extractTo(file.resolve("below")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the sample cannot be written to " + file.resolve("below"));
    }

    private Map<SeriesKey, List<Candle>> extracted() throws Exception {
        Sample.extractTo(folder);
        return read(folder);
    }

    private static Instant micros(long time) {
        return Instant.ofEpochMilli(time / 1000);
    }

    private static long count(Map<SeriesKey, List<Candle>> series, Interval interval) {
        return series.entrySet().stream()
                .filter(entry -> entry.getKey().interval() == interval)
                .mapToLong(entry -> entry.getValue().size())
                .sum();
    }

    private static Map<SeriesKey, List<Candle>> read(Path folder) throws Exception {
        Map<SeriesKey, List<Candle>> series = new HashMap<>();
        FileCandleSource source = FileCandleSource.of(List.of(folder.toString()), FileOverrides.NONE);
        for (CandleUnit unit : source.plan()) {
            source.read(unit, new CandleSink() {
                @Override
                public void candle(SeriesKey key, Candle candle, long place, String raw) {
                    series.computeIfAbsent(key, any -> new ArrayList<>()).add(candle);
                }

                @Override
                public void refuse(@Nullable SeriesKey key, long place, String raw, String rule, String message) {
                    throw new AssertionError(unit.name() + ":" + place + " " + message);
                }

                @Override
                public void note(String message) {
                    throw new AssertionError(unit.name() + " " + message);
                }
            });
        }
        return series;
    }
}
