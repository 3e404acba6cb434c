"""deploy/: the files that administrators copy are tried as they stand, as far as a machine has what they need."""

import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .documents import ROOT

DEPLOY = ROOT / "deploy"
FRAUD = {"channel": "sms", "text": "Ameli : votre carte Vitale expire, https://ameli.example", "date": "2026-03-02"}


def required(program: str) -> str:
    """Return where a program is; without it the test is passed over, in CI it fails."""
    found = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    if found is not None:
        return found
    reason = f"{program} is not installed"
    if os.environ.get("BEFFROI_CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


@pytest.fixture
def beffroi() -> Iterator[int]:
    """Run a server that trusts the proxy; its port."""
    server = subprocess.Popen(
        [sys.executable, "-m", "beffroi", "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "BEFFROI_TRUSTED_PROXIES": "127.0.0.1", "BEFFROI_RATE_LIMIT": "20/hour"},
    )
    assert server.stdout is not None
    yield int(server.stdout.readline().split()[1].rpartition(":")[2])
    server.terminate()
    server.wait(15)
    server.stdout.close()


@pytest.fixture
def proxy(beffroi: int, tmp_path: Path) -> Iterator[int]:
    """Run nginx by the example, on loopback and without TLS; its port."""
    program = required("nginx")
    port = free_port()
    site = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    site = site.replace("127.0.0.1:8000", f"127.0.0.1:{beffroi}").replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    site = re.sub(r"^\s*ssl_.*\n", "", site, flags=re.MULTILINE)
    site = site.replace("/var/log/nginx/beffroi.error.log", f"{tmp_path}/error.log")
    kept = "".join(f"{kind}_temp_path {tmp_path}/{kind};\n" for kind in ("proxy", "fastcgi", "uwsgi", "scgi"))
    whole = (
        f"daemon off;\nmaster_process off;\npid {tmp_path}/pid;\nerror_log {tmp_path}/error.log crit;\n"
        f"events {{}}\nhttp {{\nclient_body_temp_path {tmp_path}/body;\n{kept}{site}}}\n"
    )
    (tmp_path / "nginx.conf").write_text(whole, encoding="utf-8")
    running = subprocess.Popen(
        [program, "-p", str(tmp_path), "-c", f"{tmp_path}/nginx.conf"], stderr=subprocess.DEVNULL
    )
    for _ in range(100):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield port
    running.terminate()
    running.wait(10)


def ask(port: int, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
    """Return the status and body of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, body or None, {name.replace("_", "-"): headers[name] for name in headers})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_nginx_passes_on_what_is_asked_and_hides_what_is_not_for_all(proxy: int, tmp_path: Path) -> None:
    """The example is tried with Debian's nginx, not read."""
    contact = json.dumps(FRAUD).encode()
    status, verdict = ask(proxy, "POST", "/api/v1/check", contact, Content_Type="application/json")

    assert (status, json.loads(verdict)["verdict"]) == (200, "fraud")
    assert ask(proxy, "GET", "/")[0] == 200
    assert ask(proxy, "GET", "/metrics")[0] == 200
    assert ask(proxy, "POST", "/api/v1/check", b"x" * 31_000_000, Content_Type="application/json")[0] == 413
    large = b"x" * 9_000_000
    assert ask(proxy, "POST", "/api/v1/check", large, Content_Type="application/json")[0] == 422
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size > 100_000]


def test_requests_are_counted_by_who_makes_them_and_not_by_who_they_say_they_are(proxy: int) -> None:
    """Whoever writes a new address into each request would never meet a limit."""
    statuses = [ask(proxy, "GET", "/api/v1/rulebook", X_Forwarded_For=f"192.0.2.{number}")[0] for number in range(22)]

    assert statuses == [200] * 20 + [429] * 2


def test_a_stream_passes_nginx_line_by_line(proxy: int) -> None:
    """Buffered, a live pipe would wait for its verdict until it had sent everything."""
    line = json.dumps(FRAUD).encode() + b"\n"
    with socket.create_connection(("127.0.0.1", proxy), timeout=20) as connection:
        connection.sendall(
            b"POST /api/v1/screen HTTP/1.1\r\nHost: a.example\r\nContent-Type: application/jsonl\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n" % (len(line), line)
        )
        answer = b""
        while b'"verdict":"fraud"' not in answer:
            answer += connection.recv(65_536)
        assert b'"counts"' not in answer
        connection.sendall(b"0\r\n\r\n")
        while b'"counts"' not in answer:
            answer += connection.recv(65_536)


def test_the_unit_of_systemd_is_hardened() -> None:
    """Each of these lines takes something away from whoever gets in."""
    unit = (DEPLOY / "beffroi.service").read_text(encoding="utf-8")

    for line in (
        "DynamicUser=yes", "NoNewPrivileges=yes", "ProtectSystem=strict", "ProtectHome=yes", "PrivateTmp=yes",
        "CapabilityBoundingSet=", "IPAddressDeny=any", "LimitCORE=0", "SystemCallFilter=@system-service",
    ):  # fmt: skip
        assert f"\n{line}\n" in unit
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not installed: the unit was only read")
    seen = subprocess.run(
        [program, "verify", str(DEPLOY / "beffroi.service")], capture_output=True, text=True, check=False
    )
    assert "Unknown" not in seen.stderr


def container_steps() -> list[tuple[str, str]]:
    """Return the instructions of the Containerfile, each on one line, with what is told to it."""
    written = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    lines = "\n".join(line for line in written.splitlines() if line and not line.startswith("#")).replace("\\\n", "")
    return [(word, told.strip()) for word, _, told in (line.partition(" ") for line in lines.splitlines())]


def test_the_container_runs_without_rights() -> None:
    """The last stage names a user by number and stays with it; the rulebook kept there is read only if it is theirs."""
    steps = container_steps()
    last = steps[max(at for at, (word, _) in enumerate(steps) if word == "FROM") :]
    user = "65534:65534"

    assert [told for word, told in last if word == "USER"] == [user]
    assert not [told for word, told in last[last.index(("USER", user)) :] if word in {"RUN", "COPY", "ADD"}]
    assert [told for word, told in last if word == "RUN" and f'chown -R {user} "$XDG_CACHE_HOME"' in told]
    assert len({told.split()[0] for word, told in steps if word == "FROM"}) == 1


def test_the_container_is_made_of_what_is_here_and_of_what_is_locked() -> None:
    """A file that moved, or a version that nobody chose, would be seen only by who builds it."""
    steps = container_steps()
    locks = {"requirements-web.txt", "requirements-extras.txt"}
    copied = [name for word, told in steps if word == "COPY" and "--from" not in told for name in told.split()[:-1]]
    installs = re.findall(r"pip (?:--python \S+ )?install [^&]*", " && ".join(told for _, told in steps))

    assert ("ARG", "LOCK=requirements-web.txt") in steps
    assert "${LOCK}" in copied
    assert not [name for name in {*copied, *locks} - {"${LOCK}"} if not (ROOT / name).exists()]
    assert len(installs) == 3
    for install in installs:
        assert "--only-binary :all: --require-hashes -r " in install or "--no-deps --no-index wheel/" in install


def test_what_the_container_compiles_is_there() -> None:
    """A module that was renamed would end the build."""
    (compiled,) = re.findall(r'RUN python -c "([^"]+)"', "\n".join(" ".join(step) for step in container_steps()))

    subprocess.run([sys.executable, "-c", compiled], check=True)


def test_the_container_is_healthy_where_it_answers(beffroi: int) -> None:
    """Its health check is run as it stands: at the port that is set, and not by a proxy of the environment."""
    (check,) = (told.partition("CMD ")[2] for word, told in container_steps() if word == "HEALTHCHECK")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    healthy = [
        subprocess.run(
            ["/bin/sh", "-c", check],
            env={**os.environ, "PATH": path, "BEFFROI_PORT": str(port), "http_proxy": "http://127.0.0.1:9"},
            stderr=subprocess.DEVNULL,
            check=False,
        ).returncode
        for port in (beffroi, free_port())
    ]

    assert healthy == [0, 1]
