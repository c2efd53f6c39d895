package dev.almanac.analytics.indicator.type;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.market.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * A kind of indicator: everything that lists, checks and the reference need to know of it, and how one is made.
 *
 * @param name as it is written in a feature set, snake_case, such as {@code rsi}
 * @param label for readers, such as "Relative strength index"
 * @param group what it looks at
 * @param memory what of the past its values depend on
 * @param countsIdleBars whether bars without trades are fed to it: a fact for what measures volume, no price for the rest
 * @param version raised whenever the same arguments give other numbers
 * @param formula in terms of its parameters
 * @param source where the formula comes from
 * @param parameters what it is made with, in order
 * @param outputs what it shows; a single one has no name
 * @param factory makes one
 * @param written how a call is written, where that is not the name with its arguments; else empty
 * @param origin hash of the plug-in that brought it, empty for ours
 */
public record IndicatorType<I extends Indicator>(
        String name,
        String label,
        Group group,
        Memory memory,
        boolean countsIdleBars,
        int version,
        String formula,
        String source,
        List<Parameter> parameters,
        List<Output<I>> outputs,
        Arguments.Factory<I> factory,
        String written,
        String origin) {
    private static final String FAST = "fast";
    private static final String SLOW = "slow";

    /** Begins the declaration of a type. */
    public static Declaration of(String name, String label, Group group) {
        return new Declaration(name, label, group);
    }

    /** The arguments that people mean when they give none. */
    public Arguments usual() {
        return new Arguments(parameters.stream().map(Parameter::usual).toList());
    }

    /**
     * Checks what a user gave.
     *
     * @param given values from the first parameter on; those that are missing take their usual value
     * @throws UserException where there are too many or one is out of range
     */
    public Arguments arguments(List<Double> given) {
        if (given.size() > parameters.size()) {
            throw UserException.usage(
                    name + " takes " + Figures.count(parameters.size(), "number", "numbers") + ", and " + given.size()
                            + " are given",
                    "it is written " + form(),
                    "write it like " + signature());
        }
        List<Double> all = new ArrayList<>(usual().values());
        for (int i = 0; i < given.size(); i++) {
            parameters.get(i).check(this, given.get(i));
            all.set(i, given.get(i));
        }
        requireFasterFirst(all);
        return new Arguments(all);
    }

    /** With the two the other way round the value has the other sign. In a plug-in the names may mean something else. */
    private void requireFasterFirst(List<Double> values) {
        List<String> names = parameters.stream().map(Parameter::name).toList();
        int fast = names.indexOf(FAST);
        int slow = names.indexOf(SLOW);
        // Of smoothing factors, which are no numbers of bars, the fast one is the larger.
        if (!origin.isEmpty()
                || fast < 0
                || slow < 0
                || !parameters.get(fast).whole()
                || values.get(fast) <= values.get(slow)) {
            return;
        }
        List<Double> turned = new ArrayList<>(values);
        Collections.swap(turned, fast, slow);
        throw UserException.usage(
                call(new Arguments(values)) + " has fast " + Parameter.text(values.get(fast)) + " and slow "
                        + Parameter.text(values.get(slow)),
                "the fast average takes no more bars than the slow one",
                "write it like " + call(new Arguments(turned)));
    }

    /** A fresh indicator. */
    public I create(Arguments arguments, Interval interval) {
        return factory.create(arguments, interval);
    }

    /** How it is written, with its usual arguments: {@code macd(12, 26, 9)}. */
    public String signature() {
        return call(usual());
    }

    /** How it is written, with the names of its parameters: {@code macd(fast, slow, signal)}. */
    public String form() {
        return name + parameters.stream().map(Parameter::name).collect(Collectors.joining(", ", "(", ")"));
    }

    /** How it is written with the given arguments. */
    public String call(Arguments arguments) {
        return written.isEmpty()
                ? name + arguments.values().stream().map(Parameter::text).collect(Collectors.joining(", ", "(", ")"))
                : written;
    }

    /** The same type as a plug-in brought it. */
    public IndicatorType<I> from(String plugin) {
        return new IndicatorType<>(
                name,
                label,
                group,
                memory,
                countsIdleBars,
                version,
                formula,
                source,
                parameters,
                outputs,
                factory,
                written,
                plugin);
    }

    /**
     * Column name of an output: type, arguments and output, {@code macd_12_26_9_hist}; a decimal point becomes {@code p}, a
     * minus {@code m}.
     */
    public String column(Arguments arguments, Output<?> output) {
        StringBuilder column = new StringBuilder(name);
        for (double value : arguments.values()) {
            column.append('_').append(Parameter.text(value).replace('.', 'p').replace('-', 'm'));
        }
        return output.name().isEmpty()
                ? column.toString()
                : column.append('_').append(output.name()).toString();
    }

    /** The declaration of a type, read from top to bottom like a dictionary entry. */
    public static final class Declaration {
        private final String name;
        private final String label;
        private final Group group;
        private final List<Parameter> parameters = new ArrayList<>();
        private Memory memory = Memory.WINDOW;
        private boolean countsIdleBars;
        private int version = 1;
        private String formula = "";
        private String source = "";
        private String written = "";
        private String origin = "";

        private Declaration(String name, String label, Group group) {
            this.name = name;
            this.label = label;
            this.group = group;
        }

        /** What of the past its values depend on, a window if nothing else is said. */
        public Declaration memory(Memory kind) {
            memory = kind;
            return this;
        }

        /** Bars without trades are fed to it too. */
        public Declaration countsIdleBars() {
            countsIdleBars = true;
            return this;
        }

        /** Raised from 1 whenever the same arguments give other numbers, so that tables are built anew. */
        public Declaration version(int number) {
            version = number;
            return this;
        }

        /** The formula in terms of the parameters' names. */
        public Declaration formula(String text) {
            formula = text;
            return this;
        }

        /** Author, title and year. */
        public Declaration source(String text) {
            source = text;
            return this;
        }

        /** How a call is written, where that is not the name with its arguments. */
        public Declaration written(String text) {
            written = text;
            return this;
        }

        /** The hash of the plug-in that the type comes from. */
        public Declaration origin(String hash) {
            origin = hash;
            return this;
        }

        /** A parameter that counts bars. */
        public Declaration bars(String parameter, int usual, int least) {
            parameters.add(Parameter.bars(parameter, usual, least));
            return this;
        }

        /** A parameter that picks one of a numbered list. */
        public Declaration choice(String parameter, int usual, int least, int most) {
            parameters.add(Parameter.choice(parameter, usual, least, most));
            return this;
        }

        /** A parameter that need not be whole. */
        public Declaration number(String parameter, double usual, double least, double most) {
            parameters.add(Parameter.number(parameter, usual, least, most));
            return this;
        }

        /**
         * How it is made, and when its first value comes.
         *
         * @param warmUp bars until the first value, on bars without gaps whose prices differ
         */
        public <I extends Indicator> Made<I> made(Arguments.Factory<I> factory, ToIntFunction<Arguments> warmUp) {
            return new Made<>(this, factory, warmUp);
        }
    }

    /** A declaration that knows its class and lacks its outputs. */
    public static final class Made<I extends Indicator> {
        private final Declaration declaration;
        private final Arguments.Factory<I> factory;
        private final ToIntFunction<Arguments> warmUp;
        private final List<Output<I>> outputs = new ArrayList<>();

        private Made(Declaration declaration, Arguments.Factory<I> factory, ToIntFunction<Arguments> warmUp) {
            this.declaration = declaration;
            this.factory = factory;
            this.warmUp = warmUp;
        }

        /** One of several outputs. */
        public Made<I> output(
                String name,
                String label,
                String unit,
                Scale scale,
                double low,
                double high,
                ToDoubleFunction<I> reader) {
            outputs.add(new Output<>(name, label, unit, scale, low, high, warmUp, false, reader, Optional.empty()));
            return this;
        }

        /** One of several outputs, without bounds. */
        public Made<I> output(String name, String label, String unit, Scale scale, ToDoubleFunction<I> reader) {
            return output(name, label, unit, scale, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, reader);
        }

        /** The output that was declared last has its first value at a bar of its own. */
        public Made<I> from(ToIntFunction<Arguments> bars) {
            outputs.set(outputs.size() - 1, outputs.get(outputs.size() - 1).from(bars));
            return this;
        }

        /** The output that was declared last can also be read for whole blocks, as the class takes them. */
        public Made<I> inBlocks(BlockReader<I> blocks) {
            outputs.set(outputs.size() - 1, outputs.get(outputs.size() - 1).inBlocks(blocks));
            return this;
        }

        /** The first values of all outputs declared so far also wait for what prices do. */
        public Made<I> waiting() {
            outputs.replaceAll(Output::waiting);
            return this;
        }

        /** The type with what was declared as {@link #output}. */
        public IndicatorType<I> done() {
            return new IndicatorType<>(
                    declaration.name,
                    declaration.label,
                    declaration.group,
                    declaration.memory,
                    declaration.countsIdleBars,
                    declaration.version,
                    declaration.formula,
                    declaration.source,
                    List.copyOf(declaration.parameters),
                    List.copyOf(outputs),
                    factory,
                    declaration.written,
                    declaration.origin);
        }

        /** The type with one output, which has its label and no name. */
        public IndicatorType<I> shows(String unit, Scale scale, double low, double high, ToDoubleFunction<I> reader) {
            return output("", declaration.label, unit, scale, low, high, reader).done();
        }

        /** The type with one output, which has its label and no name, bar by bar and for whole blocks. */
        public IndicatorType<I> shows(
                String unit, Scale scale, double low, double high, ToDoubleFunction<I> reader, BlockReader<I> blocks) {
            return output("", declaration.label, unit, scale, low, high, reader)
                    .inBlocks(blocks)
                    .done();
        }

        /** The type with one output without bounds. */
        public IndicatorType<I> shows(String unit, Scale scale, ToDoubleFunction<I> reader) {
            return shows(unit, scale, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, reader);
        }
    }
}
