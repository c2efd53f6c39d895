package dev.almanac.reports.svg;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import org.apache.batik.transcoder.SVGAbstractTranscoder;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.PNGTranscoder;

/** Charts as pictures of points, for readers that show no SVG, such as mail programs. */
public final class PngCharts {
    private PngCharts() {}

    /** The chart as a PNG of that width in points, in its light colours; the height follows its shape. */
    public static byte[] png(Chart chart, int width) {
        PNGTranscoder transcoder = new PNGTranscoder();
        transcoder.addTranscodingHint(SVGAbstractTranscoder.KEY_WIDTH, (float) width);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            transcoder.transcode(new TranscoderInput(new StringReader(chart.resolved())), new TranscoderOutput(out));
        } catch (TranscoderException e) {
            throw new IllegalStateException("chart " + chart.name() + " cannot be drawn as PNG", e);
        }
        return out.toByteArray();
    }
}
