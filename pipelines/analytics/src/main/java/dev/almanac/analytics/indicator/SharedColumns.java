package dev.almanac.analytics.indicator;

import java.util.ArrayList;
import java.util.List;

/** Columns that indicators made of one block, kept until the next, so that what two of them need is computed once. */
final class SharedColumns {
    private final List<double[]> buffers = new ArrayList<>();
    private final List<Derived> derived = new ArrayList<>();
    private final List<Taken> taken = new ArrayList<>();
    private int used;

    private record Derived(DerivedPrices maker, double[] column) {}

    private record Taken(BlockPiece piece, double[] values, double[][] columns) {}

    /** Forgets what was made. */
    void clear() {
        derived.clear();
        taken.clear();
        used = 0;
    }

    /** A column that nobody else writes to. */
    double[] keep() {
        if (used == buffers.size()) {
            buffers.add(new double[BarBlock.CAPACITY]);
        }
        return buffers.get(used++);
    }

    /** What a maker makes. */
    double[] of(DerivedPrices maker, BarBlock block) {
        for (Derived one : derived) {
            if (one.maker.equals(maker)) {
                return one.column;
            }
        }
        double[] column = keep();
        maker.make(block, column);
        derived.add(new Derived(maker, column));
        return column;
    }

    /** What a piece makes of a column. */
    double[][] of(BlockPiece piece, double[] values, BarBlock block) {
        for (Taken one : taken) {
            if (one.values == values && one.piece.definition().equals(piece.definition())) {
                piece.follow(one.piece);
                return one.columns;
            }
        }
        double[][] columns = new double[piece.columns()][];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = keep();
        }
        piece.take(block, values, columns);
        taken.add(new Taken(piece, values, columns));
        return columns;
    }
}
