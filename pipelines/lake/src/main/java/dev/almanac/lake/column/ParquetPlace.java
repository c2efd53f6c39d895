package dev.almanac.lake.column;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.spark.util.SerializableConfiguration;

/** How files are opened, wherever they lie; it can be sent to tasks. */
public record ParquetPlace(SerializableConfiguration configuration) implements Serializable {
    /** A file to read. */
    InputFile input(String path) throws IOException {
        return HadoopInputFile.fromPath(new Path(path), configuration.value());
    }

    /** A file to write that does not exist yet. */
    OutputFile output(String path) throws IOException {
        return HadoopOutputFile.fromPath(new Path(path), configuration.value());
    }

    /** A file of another kind to write that does not exist yet. */
    public OutputStream stream(String path) throws IOException {
        Path file = new Path(path);
        return file.getFileSystem(configuration.value()).create(file, false);
    }

    /** What the file system says of a finished file. */
    FileStatus status(String path) throws IOException {
        Path file = new Path(path);
        return file.getFileSystem(configuration.value()).getFileStatus(file);
    }
}
