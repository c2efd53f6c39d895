package dev.almanac.lake.column;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.spark.util.SerializableConfiguration;

/**
 * How Parquet files are opened: on the machine's own file system plainly, since Hadoop's local one writes and checks a sum for
 * every 512 bytes beside each file, which costs more than writing the pages, whose own sums do; elsewhere through Hadoop.
 */
public record ParquetPlace(SerializableConfiguration configuration) implements Serializable {
    private static final String LOCAL = "file";

    /** A file to read. */
    InputFile input(String path) throws IOException {
        URI uri = new Path(path).toUri();
        return isLocal(uri)
                ? new LocalInputFile(java.nio.file.Path.of(uri.getPath()))
                : HadoopInputFile.fromPath(new Path(path), configuration.value());
    }

    /** A file to write that does not exist yet. */
    OutputFile output(String path) throws IOException {
        URI uri = new Path(path).toUri();
        return isLocal(uri)
                ? new LocalOutputFile(java.nio.file.Path.of(uri.getPath()))
                : HadoopOutputFile.fromPath(new Path(path), configuration.value());
    }

    /** What the file system says of a finished file. */
    FileStatus status(String path) throws IOException {
        Path file = new Path(path);
        return file.getFileSystem(configuration.value()).getFileStatus(file);
    }

    private static boolean isLocal(URI uri) {
        return LOCAL.equals(uri.getScheme());
    }
}
