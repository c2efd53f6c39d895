"""Building 30 columns of features by columns from ever more rows, on one core and on all: prints a table.

python growth.py WORK ROWS... -- COMMAND...
  WORK     folder in which lakes of seeded walks are made, and kept for the next time
  COMMAND  what runs TableBenchmark; WAY, LAKE, ROWS and ROUNDS are appended

Each line is a process of its own; of several builds in it the last is reported, for the first ones of a small table are the
virtual machine's warm-up. CORES="0 all" are the kinds of runs, LARGEST_ON_ONE_CORE the rows beyond which one core is left out.
"""
import json, os, shutil, subprocess, sys
from pathlib import Path

split = sys.argv.index("--")
work, sizes, command = Path(sys.argv[1]), [int(rows) for rows in sys.argv[2:split]], sys.argv[split + 1:]
kinds = os.environ.get("CORES", "0 all").split()
one_core = int(os.environ.get("LARGEST_ON_ONE_CORE", 20_000_000))


def rounds(rows):
    return 4 if rows <= 4_000_000 else 1


def built(rows, kind, times):
    """The JSON of every build of a process, and the load when it began."""
    load = float(Path("/proc/loadavg").read_text().split()[0])
    pin = [] if kind == "all" else ["taskset", "-c", kind]
    ran = subprocess.run([*pin, *command, "columns", str(work / str(rows)), str(rows), str(times)], check=True,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")], load


work.mkdir(parents=True, exist_ok=True)
print("| rows | cores | build | seconds | rows/s | processor seconds | peak heap, MB | peak resident, MB | load |", flush=True)
print("|---:|---|---:|---:|---:|---:|---:|---:|---:|", flush=True)
for rows in sizes:
    # Commit 0 makes the table and commit 1 fills it; a making that was cut off before that is begun again.
    if not (work / str(rows) / "candles/_delta_log/00000000000000000001.json").exists():
        shutil.rmtree(work / str(rows), ignore_errors=True)
        built(rows, "all", 0)
    for kind in kinds:
        if kind != "all" and rows > one_core:
            continue
        found, load = built(rows, kind, rounds(rows))
        last = found[-1]
        cores = os.cpu_count() if kind == "all" else kind.count(",") + 1
        print(f"| {rows:,} | {cores} | {len(found)} | {last['seconds']:.2f} | {last['rate']:,.0f} | {last['cpu_s']:.1f} "
              f"| {last['peak_heap_mb']:,.0f} | {last['peak_rss_mb']:,.0f} | {load:.1f} |", flush=True)
