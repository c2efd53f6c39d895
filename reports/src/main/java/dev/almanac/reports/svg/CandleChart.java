package dev.almanac.reports.svg;

import static dev.almanac.reports.svg.SvgWriter.num;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.report.ChartBar;
import dev.almanac.analytics.report.ChartLine;
import dev.almanac.analytics.report.Level;
import dev.almanac.analytics.report.PriceChart;
import dev.almanac.reports.svg.EndLabels.EndLabel;
import dev.almanac.reports.svg.SvgWriter.Anchor;
import java.util.ArrayList;
import java.util.List;

/**
 * Candles over time with lines, levels, markers and volume. A rising candle is hollow and blue, a falling one filled and
 * orange, so that they differ without colour too.
 */
public final class CandleChart {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 400;
    private static final double TOP = 10;
    private static final double PRICE_BOTTOM = 292;
    private static final double VOLUME_TOP = 306;
    private static final double BOTTOM = 372;
    private static final String VOLUME = "vol";

    /** A level further from the bars than this share of their span is left to the text: it would flatten the candles. */
    private static final double FAR = 0.35;

    private final PriceChart model;
    private final SvgWriter svg;
    private final List<Level> levels;
    private final Scale price;
    private final List<Scale.Tick> ticks;
    private final double left;
    private final double right;

    private CandleChart(String name, PriceChart model) {
        this.model = model;
        this.svg = new SvgWriter(name, WIDTH, HEIGHT, model.title(), model.description());
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (ChartBar bar : model.bars()) {
            low = Math.min(low, bar.low());
            high = Math.max(high, bar.high());
        }
        double span = high - low;
        this.levels = drawn(model, low - span * FAR, high + span * FAR);
        for (Level level : levels) {
            low = Math.min(low, level.price());
            high = Math.max(high, level.price());
        }
        for (ChartLine line : model.lines()) {
            for (double value : line.values()) {
                low = Double.isFinite(value) ? Math.min(low, value) : low;
                high = Double.isFinite(value) ? Math.max(high, value) : high;
            }
        }
        double pad = (high - low) * 0.03;
        this.price = Scale.over(low - pad, high + pad, PRICE_BOTTOM, TOP);
        this.ticks = price.ticks(6);
        double widest = SvgWriter.width(VOLUME, Chart.TEXT_SIZE);
        for (Scale.Tick tick : ticks) {
            widest = Math.max(widest, SvgWriter.width(tick.label(), Chart.TEXT_SIZE));
        }
        this.left = widest + 10;
        List<String> texts = new ArrayList<>(List.of("last close", lastClose()));
        model.lines().forEach(line -> texts.add(line.label()));
        levels.forEach(level -> texts.add(level.name()));
        this.right = WIDTH - EndLabels.room(texts);
    }

    /** Draws a chart of at least one bar. */
    public static Chart draw(String name, PriceChart model) {
        if (model.bars().isEmpty()) {
            throw new IllegalArgumentException("a chart without bars: " + model.title());
        }
        CandleChart chart = new CandleChart(name, model);
        chart.axes();
        chart.volume();
        chart.levels();
        chart.candles();
        chart.lines();
        Markers.draw(chart.svg, model, chart::x, chart.price, TOP, PRICE_BOTTOM, chart.right);
        chart.labels();
        return chart.svg.chart();
    }

    /** Levels near enough to draw, without those that a line of the same name already shows. */
    private static List<Level> drawn(PriceChart model, double low, double high) {
        return model.levels().stream()
                .filter(level -> level.price() >= low && level.price() <= high)
                .filter(level ->
                        model.lines().stream().noneMatch(line -> line.label().equals(level.name())))
                .toList();
    }

    private double slot() {
        return (right - left) / model.bars().size();
    }

    private double x(int bar) {
        return left + slot() * (bar + 0.5);
    }

    private String lastClose() {
        return Figures.fixed(model.bars().get(model.bars().size() - 1).close(), model.priceDecimals());
    }

    private void axes() {
        for (Scale.Tick tick : ticks) {
            double y = price.at(tick.value());
            svg.line(left, y, right, y, Ink.GRID, 1, "");
            svg.text(left - 6, y + 6, Anchor.END, Ink.MUTED, "", tick.label());
        }
        Months.draw(svg, model.bars().stream().map(ChartBar::day).toList(), this::x, TOP, BOTTOM);
        svg.line(left, BOTTOM, right, BOTTOM, Ink.MUTED, 1, "");
    }

    private void volume() {
        double most = 0;
        for (ChartBar bar : model.bars()) {
            most = Math.max(most, bar.volume());
        }
        Scale scale = Scale.over(0, most, BOTTOM, VOLUME_TOP);
        double body = body();
        StringBuilder up = new StringBuilder();
        StringBuilder down = new StringBuilder();
        for (int i = 0; i < model.bars().size(); i++) {
            ChartBar bar = model.bars().get(i);
            double y = scale.at(bar.volume());
            StringBuilder path = bar.close() >= bar.open() ? up : down;
            path.append('M')
                    .append(num(x(i) - body / 2))
                    .append(' ')
                    .append(num(BOTTOM))
                    .append('V')
                    .append(num(y));
            path.append('h').append(num(body)).append('V').append(num(BOTTOM)).append('z');
        }
        svg.shape(up.toString(), Ink.GROUND, Ink.UP, 0.8);
        svg.shape(down.toString(), Ink.DOWN, Ink.DOWN, 0.8);
        svg.text(left - 6, VOLUME_TOP + 18, Anchor.END, Ink.MUTED, "", VOLUME);
    }

    private double body() {
        return Math.min(12, slot() * 0.64);
    }

    private void candles() {
        double body = body();
        StringBuilder up = new StringBuilder();
        StringBuilder down = new StringBuilder();
        for (int i = 0; i < model.bars().size(); i++) {
            ChartBar bar = model.bars().get(i);
            boolean rising = bar.close() >= bar.open();
            double upper = price.at(Math.max(bar.open(), bar.close()));
            double lower = price.at(Math.min(bar.open(), bar.close()));
            StringBuilder path = rising ? up : down;
            String middle = num(x(i));
            path.append('M')
                    .append(middle)
                    .append(' ')
                    .append(num(price.at(bar.high())))
                    .append('V')
                    .append(num(upper));
            path.append('M')
                    .append(middle)
                    .append(' ')
                    .append(num(lower))
                    .append('V')
                    .append(num(price.at(bar.low())));
            path.append('M')
                    .append(num(x(i) - body / 2))
                    .append(' ')
                    .append(num(upper))
                    .append('h')
                    .append(num(body));
            path.append('V').append(num(lower)).append('h').append(num(-body)).append('z');
        }
        svg.shape(up.toString(), Ink.GROUND, Ink.UP, 1);
        svg.shape(down.toString(), Ink.DOWN, Ink.DOWN, 1);
    }

    private void lines() {
        for (int i = 0; i < model.lines().size(); i++) {
            svg.stroke(Lines.path(model.lines().get(i).values(), this::x, price), Lines.ink(i), 2, Lines.dash(i));
        }
    }

    private void levels() {
        for (Level level : levels) {
            double y = price.at(level.price());
            svg.line(left, y, right, y, Ink.MUTED, 1.2, level.kind().equals("resistance") ? "7 4" : "2 4");
        }
    }

    private void labels() {
        List<EndLabel> labels = new ArrayList<>();
        int decimals = model.priceDecimals();
        for (int i = 0; i < model.lines().size(); i++) {
            ChartLine line = model.lines().get(i);
            double last = Lines.last(line.values());
            if (Double.isFinite(last)) {
                String figure = Figures.fixed(last, decimals);
                labels.add(new EndLabel(price.at(last), line.label(), figure, Lines.ink(i), Lines.text(i)));
            }
        }
        for (Level level : levels) {
            String figure = Figures.fixed(level.price(), decimals);
            labels.add(new EndLabel(price.at(level.price()), level.name(), figure, Ink.MUTED, Ink.MUTED));
        }
        double close = model.bars().get(model.bars().size() - 1).close();
        labels.add(new EndLabel(price.at(close), "last close", lastClose(), Ink.TEXT, Ink.TEXT));
        new EndLabels(labels).draw(svg, right + 2, TOP, BOTTOM);
    }
}
