"""How many contacts ``beffroi serve`` judges a second, how long each waits, and whether its memory stays flat.

Needs wrk. It starts a server of its own on loopback, with two workers, no limit on requests and logs of warnings only,
and asks it from the same machine: wrk takes a part of the same cores. Each request of a run brings another SMS of
ordinary traffic (``traffic.py``), or, with ``--mix development``, of the development split, which is the dear case.

wrk asks as fast as it can. For the time that a request takes at half of that rate, a client of our own sends them on a
clock, whether or not the one before was answered, and counts from when each was due (so that a server that stops for a
moment cannot hide it).

usage: serving.py [--minutes 5] [--mix development] [--workers 2]
"""

import argparse
import asyncio
import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from traffic import development, traffic

FLOOR, GOAL = 2_500, 5_000
_P99_MS = 20
_FIRST_BYTE_MS = 15
_MOST_GROWTH = 1.1
_SECONDS = 20
_RUNS = 3
_BODIES = 4_000
_CONNECTIONS = 16
_SCRIPT = """
local bodies = {}
for line in io.lines("%s") do bodies[#bodies + 1] = line end
local next_one = 0
local headers = {["Content-Type"] = "application/json"}
request = function()
  next_one = next_one %% #bodies + 1
  return wrk.format("POST", "/api/v1/check", headers, bodies[next_one])
end
"""
_RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
_FAULTS = re.compile(r"(Non-2xx or 3xx responses: \d+|Socket errors: .*)")


def main() -> None:
    """Measure, print, and say by the exit status whether the floors were reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=0.0, help="how long memory is watched (default: 20 seconds)")
    parser.add_argument("--mix", choices=("traffic", "development"), default="traffic")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("wrk is not installed: apt-get install wrk")
    bodies = [json.dumps(row, ensure_ascii=False) for row in _rows(options.mix)]
    with tempfile.TemporaryDirectory() as folder, serving(options.workers) as (port, process):
        script = Path(folder, "post.lua")
        Path(folder, "bodies").write_text("\n".join(bodies), encoding="utf-8")
        script.write_text(_SCRIPT % Path(folder, "bodies"), encoding="utf-8")
        _wait_for(port)
        wrk(port, script, 3)  # what is worked out once is worked out
        rate = measure_rate(port, script, process)
        p99 = measure_waiting(port, bodies, rate / 2)
        first_byte = measure_first_byte(port)
        grown = measure_memory(port, script, process, options.minutes * 60 or _SECONDS)
    sys.exit(rate < FLOOR or p99 > _P99_MS or first_byte > _FIRST_BYTE_MS or grown > _MOST_GROWTH)


def _rows(mix: str) -> list[dict[str, str | None]]:
    rows = development("sms") if mix == "development" else list(islice(traffic(), _BODIES))
    return [{key: value for key, value in row.items() if value is not None} for row in rows]


@contextmanager
def serving(workers: int) -> Iterator[tuple[int, int]]:
    """Run a server; yield its port and its process."""
    command = [sys.executable, "-m", "beffroi", "serve", "--port", "0", "--workers", str(workers)]
    with tempfile.NamedTemporaryFile("w", suffix=".toml") as settings:
        settings.write('rate_limit = ""\nlog_level = "warning"\n')
        settings.flush()
        server = subprocess.Popen([*command, "--settings", settings.name], stdout=subprocess.PIPE, text=True)  # noqa: S603
        try:
            assert server.stdout is not None  # noqa: S101
            yield int(server.stdout.readline().split()[1].rpartition(":")[2]), server.pid
        finally:
            server.terminate()
            server.wait(20)


def _wait_for(port: int) -> None:
    """Wait until each worker has started: the socket listens before."""
    for _ in range(40):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", "/ready")
        connection.getresponse()
        connection.close()
        time.sleep(0.05)


def wrk(port: int, script: Path, seconds: float) -> float:
    """Ask as fast as can be; return requests a second, and stop at any fault."""
    command = ["wrk", "-t1", f"-c{_CONNECTIONS}", f"-d{seconds:.0f}s", "--timeout", "10s", "-s", str(script)]
    told = subprocess.run([*command, f"http://127.0.0.1:{port}"], capture_output=True, text=True, check=True)  # noqa: S603
    if faults := _FAULTS.findall(told.stdout):
        sys.exit(f"faults: {faults}")
    found = _RATE.search(told.stdout)
    return float(found[1]) if found else 0.0


def measure_rate(port: int, script: Path, process: int) -> float:
    """Print and return the median of several runs; and what the server's processors spent on one request.

    The latter says what a quiet machine could do, where neighbours take the processors away.
    """
    before = _seconds_spent(process)
    rates = [wrk(port, script, _SECONDS) for _ in range(_RUNS)]
    spent = (_seconds_spent(process) - before) / (sum(rates) * _SECONDS)
    print(f"{spent * 1e6:,.0f} µs of the server's processors a request: {2 / spent:,.0f} a second on two of them alone")
    print(f"{statistics.median(rates):,.0f} requests a second ({', '.join(f'{rate:,.0f}' for rate in sorted(rates))})")
    print(f"  floor {FLOOR:,}, goal {GOAL:,}; {_CONNECTIONS} connections, no fault")
    return statistics.median(rates)


def measure_waiting(port: int, bodies: list[str], rate: float) -> float:
    """Print and return the 99th percentile at a steady rate, in milliseconds; the median of several runs."""
    runs = [asyncio.run(_paced(port, bodies, rate, _SECONDS / 2)) for _ in range(_RUNS)]
    p50, p99 = (statistics.median(sorted(run)[len(run) * part // 100] for run in runs) for part in (50, 99))
    print(f"at {rate:,.0f} a second: p50 {p50:.1f} ms, p99 {p99:.1f} ms (at most {_P99_MS})")
    return p99


async def _paced(port: int, bodies: list[str], rate: float, seconds: float) -> list[float]:
    """Send requests on a clock over a few connections; return how long after it was due each was answered, in ms."""
    queue: asyncio.Queue[tuple[float, bytes] | None] = asyncio.Queue()
    waits: list[float] = []

    async def connection() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while (asked := await queue.get()) is not None:
            due, request = asked
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            await reader.readexactly(int(head.lower().partition(b"content-length: ")[2].split(b"\r")[0]))
            waits.append((time.perf_counter() - due) * 1000)
            if not head.startswith(b"HTTP/1.1 200 "):
                sys.exit(f"fault: {head.splitlines()[0]!r}")
        writer.close()

    connections = [asyncio.create_task(connection()) for _ in range(_CONNECTIONS)]
    requests = [_request(body) for body in bodies]
    started = time.perf_counter()
    sent = 0
    while (passed := time.perf_counter() - started) < seconds:
        while sent < passed * rate:
            queue.put_nowait((started + sent / rate, requests[sent % len(requests)]))
            sent += 1
        await asyncio.sleep(0.001)
    for _ in connections:
        queue.put_nowait(None)
    await asyncio.gather(*connections)
    return waits


def _request(body: str) -> bytes:
    data = body.encode()
    head = "POST /api/v1/check HTTP/1.1\r\nHost: a.example\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(data)}\r\n\r\n".encode() + data


def measure_first_byte(port: int) -> float:
    """Print and return how long the first byte of the page takes, in milliseconds, median of many."""
    waits = []
    for _ in range(100):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        started = time.perf_counter()
        connection.request("GET", "/")
        connection.getresponse()
        waits.append((time.perf_counter() - started) * 1000)
        connection.close()
    print(f"first byte of the page: {statistics.median(waits):.1f} ms (at most {_FIRST_BYTE_MS})")
    return statistics.median(waits)


def measure_memory(port: int, script: Path, process: int, seconds: float) -> float:
    """Print what the server holds while it works, and return the end as a multiple of the beginning."""
    held = [_megabytes(process)]
    rates = []
    for _ in range(5):
        rates.append(wrk(port, script, max(1, seconds / 5)))
        held.append(_megabytes(process))
    total = sum(rates) * seconds / 5
    print(f"{total:,.0f} requests in {seconds:.0f} s without a fault, {min(rates):,.0f} a second at least")
    print(f"memory of all its processes: {', '.join(f'{size:.0f}' for size in held)} MB")
    return held[-1] / held[0]


def _seconds_spent(process: int) -> float:
    """Return the processor time of a process and those it has started."""
    told = subprocess.run(  # noqa: S603
        ["ps", "-o", "pid=", "--pid", str(process), "--ppid", str(process)],  # noqa: S607
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    ticks = 0
    for number in told.stdout.split():
        fields = Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split()
        ticks += int(fields[11]) + int(fields[12])  # utime, stime: proc(5)
    return ticks / os.sysconf("SC_CLK_TCK")


def _megabytes(process: int) -> float:
    """Return the resident memory of a process and those it has started."""
    told = subprocess.run(  # noqa: S603
        ["ps", "-o", "rss=", "--pid", str(process), "--ppid", str(process)],  # noqa: S607
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return sum(map(int, told.stdout.split())) / 1024


if __name__ == "__main__":
    main()
