package dev.almanac.lake.table;

/**
 * A mark that is committed with a write and never apart from it: how far into its input the write has come.
 *
 * @param application who marks, such as the input's name
 * @param version input version that has been consumed
 */
public record Txn(String application, long version) {}
