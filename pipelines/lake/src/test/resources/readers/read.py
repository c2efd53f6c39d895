"""Every row of Delta tables as other programs read it: python read.py OUT TABLE...

Writes OUT/TABLE/READER.txt, one line a row in sorted order, cells divided by tabs: doubles as their bits, times as microseconds
since the epoch, bytes in hexadecimal. DuckDB is given the files that the Delta log names: its own reader of Delta has to be
fetched from the net.
"""
import pathlib
import struct
import sys

import deltalake
import duckdb
import polars
import pyarrow


def cells(column):
    kind = column.type
    if pyarrow.types.is_timestamp(kind):
        column = column.cast(pyarrow.timestamp("us", kind.tz)).cast(pyarrow.int64())
    values = column.to_pylist()
    if any(value is None for value in values):
        raise ValueError("NULL where there is none")
    if pyarrow.types.is_floating(kind):
        return [struct.pack(">d", value).hex() for value in values]
    if values and isinstance(values[0], bytes):
        return [value.hex() for value in values]
    return [str(value) for value in values]


def readers(table):
    delta = deltalake.DeltaTable(table)
    query = deltalake.QueryBuilder().register("t", delta).execute("SELECT * FROM t")
    yield "delta-rs", pyarrow.table(query.read_all())
    yield "pyarrow", delta.to_pyarrow_table()
    yield "polars", polars.read_delta(table).to_arrow()
    yield "duckdb", duckdb.read_parquet(delta.file_uris()).to_arrow_table()


out = pathlib.Path(sys.argv[1])
for table in sys.argv[2:]:
    folder = out / pathlib.Path(table).name
    folder.mkdir(parents=True)
    for reader, rows in readers(table):
        lines = sorted("\t".join(row) for row in zip(*(cells(rows[name]) for name in rows.column_names)))
        (folder / f"{reader}.txt").write_text("\t".join(rows.column_names) + "\n" + "\n".join(lines) + "\n")
