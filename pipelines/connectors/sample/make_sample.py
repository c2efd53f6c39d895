#!/usr/bin/env python3
"""Makes the bundled sample from a folder of Binance candles.

usage: make_sample.py INPUT [OUTPUT]

INPUT holds BASE_QUOTE-1d.json, -4h.json and -1h.json.gz: arrays of [open time in ms, open, high, low, close, volume].
OUTPUT (by default the resources of this module) gets one gzipped CSV per interval, the same bytes for the same input.
Only bars that closed at or before the end are taken, and only if the hourly bars below them add up to the same volume
where the input has all of them: a bar that was still open when the data was taken does not.
"""

import csv
import gzip
import io
import json
import pathlib
import sys

HOUR = 3_600_000
END = 1665446400000  # 2022-10-11T00:00:00Z
SPANS = {"1d": (24 * HOUR, 1514764800000), "4h": (4 * HOUR, 1649635200000)}  # from 2018-01-01, from 2022-04-11
HEADER = ["symbol", "open_time", "open", "high", "low", "close", "volume"]


def load(path):
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt") as file:
        return json.load(file)


def closed(bars, hours, length, start):
    """The bars from start on that had closed at the end."""
    by_hour = {bar[0]: bar for bar in hours}
    for bar in bars:
        if bar[0] < start or bar[0] + length > END:
            continue
        below = [by_hour[at] for at in range(bar[0], bar[0] + length, HOUR) if at in by_hour]
        volume = sum(hour[5] for hour in below)
        if len(below) * HOUR == length and abs(volume - bar[5]) > 1e-6 * max(volume, bar[5]):
            print(f"left out: {bar}, whose hours have a volume of {volume}")
            continue
        yield bar


def figure(value):
    return repr(int(value)) if value == int(value) else repr(value)


def main():
    source = pathlib.Path(sys.argv[1])
    resources = pathlib.Path(__file__).parent / "../src/main/resources/dev/almanac/connectors/sample"
    target = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else resources
    target.mkdir(parents=True, exist_ok=True)
    symbols = sorted(path.name.removesuffix("-1d.json") for path in source.glob("*-1d.json"))
    for interval, (length, start) in SPANS.items():
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(HEADER)
        rows = 0
        for symbol in symbols:
            hours = load(source / f"{symbol}-1h.json.gz")
            for bar in closed(load(source / f"{symbol}-{interval}.json"), hours, length, start):
                writer.writerow([symbol.replace("_", "/"), bar[0], *map(figure, bar[1:])])
                rows += 1
        packed = gzip.compress(text.getvalue().encode(), 9, mtime=0)
        (target / f"binance-{interval}.csv.gz").write_bytes(packed)
        print(f"binance-{interval}.csv.gz: {len(symbols)} symbols, {rows} rows, {len(packed)} bytes")


if __name__ == "__main__":
    main()
