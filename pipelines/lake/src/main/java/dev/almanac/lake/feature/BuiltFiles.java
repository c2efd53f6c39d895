package dev.almanac.lake.feature;

import dev.almanac.lake.table.DataFile;
import java.io.Serializable;

/** What one task wrote: a file of features and the states that go with it. */
record BuiltFiles(DataFile features, DataFile states) implements Serializable {}
