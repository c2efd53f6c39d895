package dev.almanac.reports.markdown;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Makes the template engine escape every inserted text for Markdown, so that no template can forget it. */
final class MarkdownFormat extends CommonMarkupOutputFormat<MarkdownFormat.Output> {
    static final MarkdownFormat INSTANCE = new MarkdownFormat();

    private MarkdownFormat() {}

    /** A piece of finished Markdown. */
    static final class Output extends CommonTemplateMarkupOutputModel<Output> {
        private Output(@Nullable String plain, @Nullable String markup) {
            super(plain, markup);
        }

        @Override
        public MarkdownFormat getOutputFormat() {
            return INSTANCE;
        }
    }

    /** Markdown that a template inserts as it is. */
    static Output finished(String markdown) {
        return INSTANCE.newTemplateMarkupOutputModel(null, markdown);
    }

    @Override
    public String getName() {
        return "Markdown";
    }

    @Override
    public String getMimeType() {
        return "text/markdown";
    }

    @Override
    public void output(String text, Writer out) throws IOException {
        out.write(escapePlainText(text));
    }

    @Override
    public String escapePlainText(String text) {
        return MarkdownText.escape(text);
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtInName) {
        return false;
    }

    @Override
    protected Output newTemplateMarkupOutputModel(@Nullable String plain, @Nullable String markup) {
        return new Output(plain, markup);
    }
}
