"""Candles to 30 columns of features, timed side by side with other tools on the same bars: prints a table with ratios.

python side_by_side.py KIT WORK ROWS ROUNDS -- COMMAND...
  KIT      folder of the scripts that time the other tools (p2_features.py)
  WORK     folder with venv/ and out/p2/ROWS/by_symbol/*.parquet, which KIT's make_data.py writes; lakes are made in it
  COMMAND  what runs TableBenchmark; WAY, LAKE, FOLDER and ROUNDS are appended

Every tool is a fresh process in every round, the rounds go through the tools in turn. Ours is one process of as many rounds and
one more: its first build is cold, the median of the others is warm. Before every round of each tool the disk is waited for: what
an earlier one left in memory to be written is not its successor's. Nothing of the other tools is part of this project.
"""
import json, os, statistics, subprocess, sys
from pathlib import Path

PEERS = os.environ.get("PEERS", "talib_mp2 polars_talib polars duckdb").split()
OURS = os.environ.get("WAYS", "columns rows writer").split()

kit, work, rows, rounds = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
command = sys.argv[sys.argv.index("--") + 1:]
bars = work / "out" / "p2" / str(rows) / "by_symbol"
lake = work / "lake" / str(rows)


def lines(arguments, cores=None):
    """The lines of JSON that a process prints; the second value says under what load it began."""
    load = float(Path("/proc/loadavg").read_text().split()[0])
    pin = ["taskset", "-c", cores] if cores else []
    ran = subprocess.run(pin + [str(a) for a in arguments], stdout=subprocess.PIPE, text=True,
                         env=dict(os.environ, PYTHONDONTWRITEBYTECODE="1"))
    found = [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]
    if ran.returncode or not found and str(arguments[-1]) != "0":
        print(f"failed with {ran.returncode}: {' '.join(map(str, arguments[-5:]))}", file=sys.stderr)
    # What was measured so far is not lost where a later one fails.
    for one in found:
        print(json.dumps(one), file=sys.stderr, flush=True)
    return found, load


def ours(way, cores=None):
    found, load = lines(command + [way, lake, bars, rounds + 1], cores)
    name = f"almanac {way}" + (", one core" if cores else "")
    if not found:
        return []
    cold, warm = found[0], found[1:]
    memory = max(one["peak_rss_mb"] for one in found)
    return [(name + ", cold", cold["seconds"], cold["cpu_s"], memory, load),
            (name + ", warm", statistics.median(one["seconds"] for one in warm),
             statistics.median(one["cpu_s"] for one in warm), memory, load)]


lake.parent.mkdir(parents=True, exist_ok=True)
if not lake.exists():
    lines(command + ["columns", lake, bars, 0])
times = {peer: [] for peer in PEERS}
for _ in range(rounds):
    for peer in PEERS:
        os.sync()
        found, load = lines([work / "venv" / "bin" / "python", kit / "p2_features.py", work / "out", "--rows", rows,
                             "--layout", "by_symbol", "--peer", peer])
        times[peer] += [(one["seconds"], one["cpu_s"], one["peak_rss_mb"], load) for one in found]
table = [(peer, *(statistics.median(column) for column in zip(*runs))) for peer, runs in times.items() if runs]
best = min(row[1] for row in table if row[0] != "duckdb")
for way in OURS:
    table += ours(way)
if os.environ.get("ONE_CORE"):
    table += ours("columns", "0")
print(f"\n{rows} rows, {rounds} rounds; duckdb writes 13 of the 30 columns\n")
print("| what | seconds | rows/s | speed against the best other | processor seconds | peak MB | load |")
print("|---|---:|---:|---:|---:|---:|---:|")
for name, seconds, processor, memory, load in table:
    print(f"| {name} | {seconds:.2f} | {rows / seconds:,.0f} | {best / seconds:.2f} | {processor:.1f} | {memory:,.0f} | {load:.1f} |")
