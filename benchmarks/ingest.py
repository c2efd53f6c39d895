"""Files of candles into tables, timed in turn with pandas and pyarrow doing the same parse and write: prints a table with ratios.

python ingest.py WORK ROWS ROUNDS -- COMMAND...   (a Python with pandas and pyarrow)
  WORK     folder for files, lakes and tables, which are kept
  COMMAND  what runs IngestBenchmark; its arguments are appended

Every tool is one process that loads once for every line that it is sent: once before anything counts, then ROUNDS times in turn
with the others. All disks are synced before each load. The simulated files hold 20,000 4-hour bars of one symbol each.
"""
import json, os, shutil, statistics, subprocess, sys, time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

BARS = 20_000
HOURS = 4
NOW = "2026-01-01T00:00:00Z"
FIGURES = ["open", "high", "low", "close", "volume"]


def take_in(path, folder):
    """One file into a Parquet file: read, typed, sorted, and of our checks those that are cheap on whole columns."""
    import numpy as np
    import pandas as pd
    import pyarrow as pa
    import pyarrow.parquet as pq

    length = np.timedelta64(HOURS, "h")
    frame = pd.read_csv(path)
    symbol = path.name.split("-")[0]
    frame["open_time"] = pd.to_datetime(frame["open_time"], unit="ms").astype("datetime64[us]")
    frame = frame.sort_values("open_time", kind="stable").drop_duplicates()
    opened = frame["open_time"].to_numpy()
    figures = frame[FIGURES].to_numpy()
    prices = figures[:, :4]
    sound = (np.isfinite(figures).all(axis=1) & (prices > 0).all(axis=1) & (figures[:, 4] >= 0)
             & (prices[:, 1] >= prices.max(axis=1)) & (prices[:, 2] <= prices.min(axis=1))
             & (opened.astype("int64") % length.astype("timedelta64[us]").astype("int64") == 0)
             & (opened + length <= np.datetime64(NOW[:-1])))
    conflicts = int((np.diff(opened).astype("int64") == 0).sum())
    gaps = int((np.diff(opened) > length).sum())
    frame = frame[sound]
    table = pd.DataFrame({
        "venue": "simulated", "symbol": symbol[:-4] + "/" + symbol[-4:], "interval": f"{HOURS}h",
        "open_time": frame["open_time"], **{name: frame[name] for name in FIGURES},
        "quote_volume": np.nan, "trade_count": pd.array([pd.NA] * len(frame), dtype="Int64"),
        "taker_buy_volume": np.nan, "taker_buy_quote_volume": np.nan, "origin": "file",
        "available_at": frame["open_time"] + length, "first_seen": pd.Timestamp(NOW[:-1]), "run_id": "benchmark"})
    pq.write_table(pa.Table.from_pandas(table, preserve_index=False), folder / (path.stem + ".parquet"),
                   compression="zstd", compression_level=1)
    return len(frame), conflicts, gaps


def worker(files, folder, processes):
    """Loads once for every line that comes in."""
    files, folder = sorted(Path(files).iterdir()), Path(folder)
    pool = ProcessPoolExecutor(processes) if processes > 1 else None
    for _ in sys.stdin:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        busy, started = processor(pool), time.perf_counter()
        if pool:
            done = list(pool.map(take_in, files, [folder] * len(files), chunksize=4))
        else:
            done = [take_in(path, folder) for path in files]
        seconds = time.perf_counter() - started
        print(json.dumps({"rows": sum(rows for rows, _, _ in done), "seconds": seconds, "cpu_s": processor(pool) - busy,
                          "peak_rss_mb": peak(pool)}), flush=True)


def processes_of(pool):
    return [os.getpid(), *(pool._processes or {})] if pool else [os.getpid()]


def processor(pool):
    """Processor seconds so far of a worker and its processes."""
    ticks = 0
    for process in processes_of(pool):
        fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def peak(pool):
    """The most resident memory of a worker and its processes, summed, MB."""
    total = 0
    for process in processes_of(pool):
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
        total += next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
    return total / 1024


def turn(process):
    """One load of a worker, and the load of the machine when it began."""
    os.sync()
    load = os.getloadavg()[0]
    process.stdin.write("\n")
    process.stdin.flush()
    for line in process.stdout:
        if line.startswith("{"):
            one = json.loads(line)
            print(process.name, line, end="", file=sys.stderr, flush=True)
            return dict(one, load=load)
    raise SystemExit(f"{process.name} failed")


def begin(name, command):
    process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    process.name = name
    return process


def main():
    work, rows, rounds = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    command = sys.argv[sys.argv.index("--") + 1:]
    files = work / f"files-{rows}"
    subprocess.run(command + ["write", files, f"{HOURS}h", str(-(-rows // BARS)), str(BARS)], check=True)
    python = [sys.executable, __file__, "worker", files]
    workers = [begin("pandas, one process", python + [work / "pandas-1", 1]),
               begin("pandas, two processes", python + [work / "pandas-2", 2]),
               begin("almanac ingest", command + ["load", "usual", files, work / "lake", "simulated"])]
    if os.environ.get("BY_ROWS"):
        workers.append(begin("almanac ingest, by rows",
                             command + ["load", "rows", files, work / "lake-rows", "simulated"]))
    runs = {process: [turn(process)] for process in workers}
    for _ in range(rounds):
        for process in workers:
            runs[process].append(turn(process))
    for process in workers:
        process.stdin.close()
        process.wait()
    print(f"\n{rows} rows, {rounds} rounds in turn; medians\n")
    print("| what | seconds | rows/s | speed against pandas, one process | two | processor seconds | peak MB | load |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    bests = [statistics.median(one["seconds"] for one in runs[process][1:]) for process in workers[:2]]
    for process in workers:
        cold, warm = runs[process][0], runs[process][1:]
        if process.name.startswith("almanac"):
            row(process.name + ", first load of a process", rows, [cold], bests)
        row(process.name, rows, warm, bests)


def row(name, rows, runs, bests):
    seconds = statistics.median(one["seconds"] for one in runs)
    print(f"| {name} | {seconds:.2f} | {rows / seconds:,.0f} | {bests[0] / seconds:.2f} | {bests[1] / seconds:.2f}"
          f" | {statistics.median(one['cpu_s'] for one in runs):.1f} | {max(one['peak_rss_mb'] for one in runs):,.0f}"
          f" | {max(one['load'] for one in runs):.1f} |")


if __name__ == "__main__":
    if sys.argv[1] == "worker":
        worker(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        main()
