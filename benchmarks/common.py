"""Prints the table of `benchmarks/run common` from the files that it left: python common.py FOLDER"""
import json
import pathlib
import statistics
import sys

folder = pathlib.Path(sys.argv[1])
ROUNDS = (1, 2, 3)
# What the peer calls our indicators; several of ours may be one of theirs, and the other way round.
NAMES = {
    "sma(20)": ["sma20"], "ema(12)": ["ema12"], "ema(26)": ["ema26"], "rsi(14)": ["rsi14"], "macd(12, 26, 9)": ["macd"],
    "bb(20, 2)": ["bb"], "atr(14)": ["atr14"], "dmi(14)": ["adx14", "pdi14", "mdi14"], "stoch(14, 3, 3)": ["stoch"],
    "willr(14)": ["willr14"], "cci(20)": ["cci20"], "obv()": ["obv"], "mfi(14)": ["mfi14"], "roc(10)": ["roc10"],
    "vwap(20)": ["vwap20"], "stdev(20)": ["std20"], "close_range(20)": ["max20", "min20"], "aroon(25)": ["aroon25"],
}


def lines(name):
    return [json.loads((folder / f"{name}.{i}").read_text().splitlines()[-1]) for i in ROUNDS]


def score(i, benchmark):
    """Nanoseconds per bar of one of our benchmarks in a round."""
    found = [one for one in json.loads((folder / f"ours.{i}").read_text()) if one["benchmark"].endswith("." + benchmark)]
    return found[0]["primaryMetric"]["score"]


talib = lines("talib")
theirs = [one["ns_per_bar"] for one in talib]
ours = {name: [score(i, name) for i in ROUNDS] for name in ("wholeSet", "wholeSetIntoNewColumns")}
ta4j = [float((folder / f"ta4j.{i}").read_text().split("\t")[2]) for i in ROUNDS]

middle, made = statistics.median(ours["wholeSet"]), statistics.median(ours["wholeSetIntoNewColumns"])
print(f"27 columns, ns per bar, median of {len(ROUNDS)} rounds in turn; load at the end {open('/proc/loadavg').read().split()[0]}")
print("| | ns per bar | rounds | ours into ready columns to it | into new columns |")
print("|---|---:|---|---:|---:|")
table = [("Almanac into ready columns", ours["wholeSet"]), ("Almanac into new columns", ours["wholeSetIntoNewColumns"]),
         ("TA-Lib, C", theirs), ("ta4j 0.17, doubles", ta4j)]
for name, values in table:
    value = statistics.median(values)
    print(f"| {name} | {value:.1f} | {', '.join(f'{v:.1f}' for v in values)} | {middle / value:.3f} | {made / value:.3f} |")
print()
print("| one at a time | columns | ours | TA-Lib |")
print("|---|---:|---:|---:|")
for line in (folder / "single").read_text().splitlines():
    name, columns, nanos = line.split("\t")
    peer = statistics.median(sum(one["ns_per_indicator"][key] for key in NAMES[name]) for one in talib)
    print(f"| {name} | {columns} | {float(nanos):.1f} | {peer:.1f} |")
