package dev.almanac.lake.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallFilesTest {
    private static final long KB = 1L << 10;
    private static final long MB = 1L << 20;

    /** @param age the older the less */
    private record Piece(long bytes, int age) {}

    private static List<List<Piece>> groups(List<Piece> files, long room) {
        return SmallFiles.groups(files, Piece::bytes, Comparator.comparingInt(Piece::age), room);
    }

    private static List<Piece> pieces(int count, long bytes) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = count - 1; i >= 0; i--) {
            pieces.add(new Piece(bytes, i));
        }
        return pieces;
    }

    private static long sum(List<Piece> pieces) {
        return pieces.stream().mapToLong(Piece::bytes).sum();
    }

    @Test
    void onlyManyOfAboutOneSizeAreWorthIt() {
        assertThat(groups(pieces(7, 10 * KB), SmallFiles.MOST_BYTES)).isEmpty();
        assertThat(groups(pieces(8, 10 * KB), SmallFiles.MOST_BYTES))
                .singleElement()
                .satisfies(group -> assertThat(group).hasSize(8));
        List<Piece> mixed = new ArrayList<>(pieces(7, 10 * KB));
        mixed.addAll(pieces(7, 100 * KB));
        mixed.addAll(pieces(7, 900 * KB));
        mixed.addAll(pieces(40, 4 * MB));
        assertThat(groups(mixed, SmallFiles.MOST_BYTES)).isEmpty();
    }

    /** As of a load in a session of many tasks. */
    @Test
    void whatIsWrittenAtOnceIsBoundedAndOldestFirst() {
        List<Piece> files = pieces(200, MB);
        List<List<Piece>> first = groups(files, SmallFiles.MOST_BYTES);
        assertThat(first).singleElement().satisfies(group -> {
            assertThat(group)
                    .extracting(Piece::age)
                    .hasSize(16)
                    .startsWith(0, 1, 2)
                    .isSorted();
            assertThat(sum(group)).isLessThanOrEqualTo(16 * MB);
        });
        assertThat(groups(files, 2 * MB))
                .as("no room for as many as are worth it")
                .isEmpty();
        assertThat(groups(files, 1000 * MB))
                .allSatisfy(group -> assertThat(sum(group)).isLessThanOrEqualTo(16 * MB));
    }

    /** A table that gains a file a day: what it consists of and what is written again stay in bounds for ten years. */
    @ParameterizedTest
    @ValueSource(longs = {3 * KB, 30 * KB, 33 * KB, 500 * KB})
    void aTableThatGrowsByTheDayIsNotWrittenAnewAgainAndAgain(long daily) {
        int days = 3650;
        List<Piece> files = new ArrayList<>();
        long written = 0;
        int most = 0;
        for (int day = 1; day <= days; day++) {
            files.add(new Piece(daily, day));
            most = Math.max(most, (int) files.stream()
                    .filter(file -> file.bytes() < SmallFiles.SMALL_BYTES)
                    .count());
            if (day % Housekeeping.EVERY == 0) {
                for (List<Piece> group : groups(files, SmallFiles.MOST_BYTES)) {
                    assertThat(sum(group)).isLessThanOrEqualTo(SmallFiles.MOST_BYTES);
                    files.removeAll(group);
                    files.add(new Piece(sum(group), group.get(0).age()));
                    written += sum(group);
                }
            }
        }
        assertThat(sum(files)).isEqualTo(days * daily);
        assertThat(most).as("small files").isLessThan(32);
        assertThat(written).as("bytes written again").isLessThan(5 * days * daily);
    }
}
