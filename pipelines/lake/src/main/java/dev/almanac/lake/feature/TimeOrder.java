package dev.almanac.lake.feature;

import dev.almanac.lake.column.CandleChunk;
import java.util.Arrays;
import java.util.List;

/** Sorts bars by time that a correction or a late load left out of order. */
final class TimeOrder {
    private TimeOrder() {}

    /** One chunk of all bars in order of time. */
    static CandleChunk merged(List<CandleChunk> chunks, int size) {
        long[] times = new long[size];
        int end = 0;
        for (CandleChunk chunk : chunks) {
            System.arraycopy(chunk.openTimes(), 0, times, end, chunk.size());
            end += chunk.size();
        }
        int[] order = order(times);
        CandleChunk first = chunks.get(0);
        CandleChunk merged = new CandleChunk(
                first.venue(),
                first.symbol(),
                first.interval(),
                new long[size],
                new double[first.figures().length][size],
                new long[size]);
        int[] placeOf = new int[size];
        for (int i = 0; i < size; i++) {
            placeOf[order[i]] = i;
        }
        int bar = 0;
        for (CandleChunk chunk : chunks) {
            for (int i = 0; i < chunk.size(); i++, bar++) {
                merged.openTimes()[placeOf[bar]] = chunk.openTimes()[i];
                merged.availableAt()[placeOf[bar]] = chunk.availableAt()[i];
                for (int figure = 0; figure < merged.figures().length; figure++) {
                    merged.figures()[figure][placeOf[bar]] = chunk.figures()[figure][i];
                }
            }
        }
        return merged;
    }

    /** Which bar comes at each place; a merge sort, which takes one pass over what is in order already. */
    private static int[] order(long[] times) {
        int[] order = new int[times.length];
        Arrays.setAll(order, i -> i);
        int[] other = new int[times.length];
        for (int width = 1; width < times.length; width *= 2) {
            for (int low = 0; low < times.length; low += 2 * width) {
                merge(
                        times,
                        order,
                        other,
                        low,
                        Math.min(low + width, times.length),
                        Math.min(low + 2 * width, times.length));
            }
            int[] sorted = other;
            other = order;
            order = sorted;
        }
        return order;
    }

    private static void merge(long[] times, int[] from, int[] to, int low, int middle, int high) {
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
            boolean takeLeft = left < middle && (right >= high || times[from[left]] <= times[from[right]]);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }
}
