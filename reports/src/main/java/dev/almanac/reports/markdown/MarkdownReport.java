package dev.almanac.reports.markdown;

import dev.almanac.analytics.report.ReportModel;
import dev.almanac.reports.Renderer;
import dev.almanac.reports.ReportCharts;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TimeZone;

/** CommonMark with GFM tables and no HTML, charts as files beside it; the template is {@code report.md.ftl}. */
public final class MarkdownReport implements Renderer {
    @Override
    public byte[] render(ReportModel model, ReportCharts charts) {
        StringWriter out = new StringWriter();
        try {
            Template template = configuration().getTemplate("report.md.ftl");
            template.process(new MarkdownView(model, charts).values(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setObjectWrapper(new DefaultObjectWrapper(Configuration.VERSION_2_3_34));
        configuration.setClassForTemplateLoading(MarkdownReport.class, "");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
        configuration.setRecognizeStandardFileExtensions(false);
        configuration.setOutputFormat(MarkdownFormat.INSTANCE);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }
}
