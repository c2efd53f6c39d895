"""Writes the files beside it: the same five hourly candles as pandas, Polars and pyarrow write them.

python make_tables.py    (pandas 3.1, Polars 2.1, pyarrow 26.0)
"""

from decimal import Decimal
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as parquet

HERE = Path(__file__).parent
TIMES = pd.date_range("2024-03-01", periods=5, freq="h", tz="UTC")
# exact in single precision, too
OPEN = [100.5, 101.25, 101.0, 102.5, 102.0]
HIGH = [102.0, 102.5, 103.0, 103.75, 102.25]
LOW = [100.0, 100.5, 100.75, 101.5, 99.5]
CLOSE = [101.25, 101.0, 102.5, 102.0, 99.75]
VOLUME = [5.5, 0.25, 1024.0, 7.0, 3.125]
PRICES = dict(open=OPEN, high=HIGH, low=LOW, close=CLOSE, volume=VOLUME)


def epoch(unit):
    return TIMES.tz_localize(None).as_unit(unit).astype("int64")


def table(columns, name, **options):
    parquet.write_table(pa.table(columns), HERE / name, **options)


def pandas_files():
    frame = pd.DataFrame(PRICES, index=TIMES.as_unit("us"))
    frame.index.name = "timestamp"
    frame.to_parquet(HERE / "pandas_index.parquet")
    frame.index = TIMES.tz_localize(None).as_unit("ns")
    frame.index.name = None
    frame.to_parquet(HERE / "pandas_nameless_index.parquet", compression="zstd")
    # as freqtrade keeps its candles
    candles = pd.DataFrame({"date": TIMES.as_unit("ms"), **PRICES})
    for packing in ("lz4", "zstd", "uncompressed"):
        feather.write_feather(candles, HERE / f"freqtrade_{packing}.feather", compression=packing)
    candles.to_parquet(HERE / "brotli_packed.parquet", compression="brotli")


def polars_files():
    frame = pl.DataFrame({"Date": TIMES.tz_localize(None).to_list(), **{k.title(): v for k, v in PRICES.items()}})
    frame.write_parquet(HERE / "polars.parquet")
    frame.write_ipc(HERE / "polars.arrow", compression="lz4")
    frame.with_columns(
        pl.lit("BTC/USDT").alias("symbol"),
        pl.lit("binance").cast(pl.Categorical).alias("exchange"),
    ).write_ipc(HERE / "polars_texts.ipc", compression="zstd")


def arrow_files():
    table(
        {
            "open_time": epoch("ms"),
            **PRICES,
            "close_time": epoch("ms") + 3_599_999,
            "quote_asset_volume": [550.0, 25.0, 104448.0, 714.0, 312.5],
            "number_of_trades": [5, 1, 900, 7, 3],
            "taker_buy_base_asset_volume": [2.5, 0.25, 512.0, 3.0, 1.125],
            "taker_buy_quote_asset_volume": [250.0, 25.0, 52224.0, 306.0, 112.5],
        },
        "klines.parquet",
        compression="gzip",
    )
    table({"timestamp": epoch("ns"), **PRICES}, "epoch_ns.parquet", compression="none")
    single = {name: pa.array(values, pa.float32()) for name, values in PRICES.items()}
    table(
        {"time": pa.array(epoch("s"), pa.int32()), **single}, "single_precision.parquet", compression="lz4", row_group_size=2
    )
    decimals = {k: pa.array([Decimal(str(x)) for x in v], pa.decimal128(24, 8)) for k, v in PRICES.items()}
    table(
        {"datetime": TIMES.as_unit("ns"), **decimals},
        "int96_decimals.parquet",
        compression="snappy",
        use_deprecated_int96_timestamps=True,
        row_group_size=3,
    )
    table(
        {"Datetime": TIMES.strftime("%Y-%m-%d %H:%M:%S"), **{k: [str(x) for x in v] for k, v in PRICES.items()}},
        "texts.parquet",
        data_page_version="2.0",
    )
    # as qlib names columns
    table(
        {
            "datetime": TIMES.tz_localize(None).as_unit("s"),
            "instrument": pa.array(["BTCUSDT"] * 5).dictionary_encode(),
            **{"$" + name: values for name, values in PRICES.items()},
            "$factor": [1.0] * 5,
            "levels": [[1, 2]] * 5,
        },
        "qlib.parquet",
        compression="zstd",
    )
    feather.write_feather(
        pa.table({"timestamp": epoch("us"), "symbol": pa.array(["BTC/USDT"] * 5).dictionary_encode(), **PRICES}),
        HERE / "batches_of_two.feather",
        chunksize=2,
    )


def defective_files():
    table(
        {
            "timestamp": pa.array([*epoch("ms")[:4], None]),
            "open": OPEN,
            "high": [HIGH[0], float("inf"), *HIGH[2:]],
            "low": LOW,
            "close": pa.array([None, *CLOSE[1:]]),
            "volume": [*VOLUME[:2], float("nan"), *VOLUME[3:]],
        },
        "defects.parquet",
    )
    feather.write_feather(
        pa.table({"timestamp": [1, *epoch("ms")[1:]], **PRICES, "close": [str(CLOSE[0]), "n.a.", *map(str, CLOSE[2:])]}),
        HERE / "defects.feather",
    )


pandas_files()
polars_files()
arrow_files()
defective_files()
