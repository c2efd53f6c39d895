package dev.almanac.lake.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DictionaryPlacesTest {
    /** Bit width 0, then two groups of eight that have no bytes: the only entry of a dictionary. */
    @Test
    void groupsWithoutBitsAreZerosWhateverWasThere() {
        int[] places = new int[14];
        Arrays.fill(places, 7);
        DictionaryPlaces.read(ByteBuffer.wrap(new byte[] {0, 2 << 1 | 1}), places, 1, 12);
        assertThat(places).containsExactly(7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7);
    }
}
