package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.Candle;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Bars of one series as columns, each with the place that it was read from. */
final class BarTable {
    private static final int FIRST_ROOM = 1024;

    private long[] openTimes = new long[FIRST_ROOM];
    private double[] opens = new double[FIRST_ROOM];
    private double[] highs = new double[FIRST_ROOM];
    private double[] lows = new double[FIRST_ROOM];
    private double[] closes = new double[FIRST_ROOM];
    private double[] volumes = new double[FIRST_ROOM];
    private double[] quoteVolumes = new double[FIRST_ROOM];
    private long[] tradeCounts = new long[FIRST_ROOM];
    private double[] takerBuyVolumes = new double[FIRST_ROOM];
    private double[] takerBuyQuoteVolumes = new double[FIRST_ROOM];
    private int[] units = new int[FIRST_ROOM];
    private long[] places = new long[FIRST_ROOM];
    private int size;

    /** Appends a bar. */
    void add(Candle bar, int unit, long place) {
        if (size == openTimes.length) {
            grow();
        }
        set(size, bar);
        units[size] = unit;
        places[size] = place;
        size++;
    }

    /** Puts another bar in the place of a row; it stays from where it was read. */
    void set(int row, Candle bar) {
        openTimes[row] = bar.openTime();
        opens[row] = bar.open();
        highs[row] = bar.high();
        lows[row] = bar.low();
        closes[row] = bar.close();
        volumes[row] = bar.volume();
        quoteVolumes[row] = bar.quoteVolume();
        tradeCounts[row] = bar.tradeCount();
        takerBuyVolumes[row] = bar.takerBuyVolume();
        takerBuyQuoteVolumes[row] = bar.takerBuyQuoteVolume();
    }

    private void grow() {
        int room = size + (size >> 1);
        openTimes = Arrays.copyOf(openTimes, room);
        opens = Arrays.copyOf(opens, room);
        highs = Arrays.copyOf(highs, room);
        lows = Arrays.copyOf(lows, room);
        closes = Arrays.copyOf(closes, room);
        volumes = Arrays.copyOf(volumes, room);
        quoteVolumes = Arrays.copyOf(quoteVolumes, room);
        tradeCounts = Arrays.copyOf(tradeCounts, room);
        takerBuyVolumes = Arrays.copyOf(takerBuyVolumes, room);
        takerBuyQuoteVolumes = Arrays.copyOf(takerBuyQuoteVolumes, room);
        units = Arrays.copyOf(units, room);
        places = Arrays.copyOf(places, room);
    }

    Candle bar(int row) {
        return new Candle(
                openTimes[row],
                opens[row],
                highs[row],
                lows[row],
                closes[row],
                volumes[row],
                quoteVolumes[row],
                tradeCounts[row],
                takerBuyVolumes[row],
                takerBuyQuoteVolumes[row]);
    }

    long openTime(int row) {
        return openTimes[row];
    }

    int unit(int row) {
        return units[row];
    }

    long place(int row) {
        return places[row];
    }

    /** Open, high, low, close and volume. */
    double[][] required() {
        return new double[][] {opens, highs, lows, closes, volumes};
    }

    long[] openTimes() {
        return openTimes;
    }

    double[] quoteVolumes() {
        return quoteVolumes;
    }

    long[] tradeCounts() {
        return tradeCounts;
    }

    double[] takerBuyVolumes() {
        return takerBuyVolumes;
    }

    double[] takerBuyQuoteVolumes() {
        return takerBuyQuoteVolumes;
    }

    /** The rows by time, then unit, then place. Most files stand in this order, and others newest first. */
    int[] order() {
        int[] order = IntStream.range(0, size).toArray();
        if (isOrdered(order)) {
            return order;
        }
        for (int row = 0; row < size; row++) {
            order[row] = size - 1 - row;
        }
        return isOrdered(order)
                ? order
                : IntStream.range(0, size)
                        .boxed()
                        .sorted(this::compare)
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    private boolean isOrdered(int[] order) {
        for (int i = 1; i < order.length; i++) {
            if (compare(order[i - 1], order[i]) > 0) {
                return false;
            }
        }
        return true;
    }

    private int compare(int one, int other) {
        int byTime = Long.compare(openTimes[one], openTimes[other]);
        if (byTime != 0) {
            return byTime;
        }
        int byUnit = Integer.compare(units[one], units[other]);
        return byUnit != 0 ? byUnit : Long.compare(places[one], places[other]);
    }
}
