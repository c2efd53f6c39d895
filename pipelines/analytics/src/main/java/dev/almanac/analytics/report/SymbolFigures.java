package dev.almanac.analytics.report;

/**
 * The figures of a symbol's table row. Changes are fractions (0.05 is 5 %); {@code NaN} where the day to compare with is
 * missing.
 *
 * @param close last close at the as-of, in the quote asset
 * @param priceDecimals digits after the point that the symbol's prices are quoted with
 * @param change1d change of the close over one day
 * @param change7d over exactly seven days
 * @param change30d over exactly thirty days
 * @param distanceTo52wHigh close over the highest high of 365 daily bars, less one; zero or negative
 * @param normalDayMove average true range over 14 days as a fraction of the close
 */
public record SymbolFigures(
        double close,
        int priceDecimals,
        double change1d,
        double change7d,
        double change30d,
        double distanceTo52wHigh,
        double normalDayMove) {}
