"""Serving: a server of its own, from its start to its end; no word of a contact in what it logs, no process left."""

import http.client
import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from beffroi.errors import InputError
from beffroi.faces.web.serving import address_of, listen
from beffroi.faces.web.settings import WebSettings

from .conftest import FRAUD, RunningServer

Serve = Callable[..., RunningServer]
posix = pytest.mark.skipif(os.name == "nt", reason="signals and processes as POSIX has them")


def ask(
    server: RunningServer, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
) -> tuple[int, bytes]:
    """Return the status and the body of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    try:
        connection.request(method, path, body or None, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def children_of(process: int) -> list[int]:
    """Return the processes that a process has started."""
    found = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True, check=False)  # noqa: S607
    return [int(line) for line in found.stdout.split()]


def is_there(process: int) -> bool:
    """Say whether a process is there, and no zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(") ")[2][0] != "Z"
    except OSError:
        return False


@posix
@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_within_seconds_and_leaves_no_process_behind(
    serve: Serve, workers: str, how: signal.Signals, tmp_path: Path
) -> None:
    """Whatever runs it (systemd, a terminal) counts on it."""
    server = serve("--workers", workers, environment={"TMPDIR": str(tmp_path)})
    assert ask(server, "GET", "/health")[0] == 200
    children = children_of(server.process.pid)
    assert len(children) >= (0 if workers == "1" else 2)

    started = time.monotonic()
    status = server.stop(how)

    assert status == 0
    assert time.monotonic() - started < 15  # three for requests at work; the rest is for a busy machine
    assert not [child for child in children if is_there(child)]
    assert not list(tmp_path.glob("beffroi-counts-*"))


@posix
def test_workers_end_with_the_process_that_started_them(serve: Serve) -> None:
    """Killed, it can tell them nothing."""
    server = serve("--workers", "2")
    assert ask(server, "GET", "/health")[0] == 200
    children = children_of(server.process.pid)

    server.process.kill()
    server.process.wait()
    for _ in range(100):
        if not any(map(is_there, children)):
            break
        time.sleep(0.1)

    assert not any(map(is_there, children))


@posix
def test_several_workers_count_together(serve: Serve) -> None:
    """Each answers some of the requests; the figures are those of all."""
    server = serve("--workers", "2")
    for _ in range(20):
        assert ask(server, "POST", "/api/v1/check", json.dumps(FRAUD).encode(), JSON)[0] == 200

    figures = [ask(server, "GET", "/metrics")[1].decode() for _ in range(4)]

    assert all('beffroi_verdicts_total{channel="sms",verdict="fraud"} 2' in text for text in figures)


JSON = {"content-type": "application/json"}
SECRETS = ("Sidonie", "0639980077", "298059900112345", "sidonie@maison.example", "4970101234567890")


@pytest.mark.parametrize("level", ["info", "debug"])
def test_no_word_of_what_is_sent_is_logged(serve: Serve, level: str, tmp_path: Path) -> None:
    """Personal data in every place that a request has: path, query, headers, body, name of a file."""
    server = serve(environment={"BEFFROI_LOG_LEVEL": level, "TMPDIR": str(tmp_path), "PYTHONASYNCIODEBUG": "1"})
    name, phone, nir, mail, card = SECRETS
    everything = " ".join(SECRETS)
    contact = json.dumps({"channel": "sms", "text": everything, "sender": phone, "id": nir}).encode()
    boundary = "x" * 20
    form = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name} {nir}.txt"\r\n'
        f"X-{name}: {phone}\r\n\r\n{everything}\r\n--{boundary}--\r\n trailing {everything}"
    ).encode()
    secret = {"X-Name": name, "Cookie": f"a={nir}", "Referer": f"https://a.example/{mail}", "User-Agent": phone}
    multipart = {"content-type": f"multipart/form-data; boundary={boundary}"}
    jsonl = {"content-type": "application/jsonl"}
    asked = [
        ask(server, "POST", f"/api/v1/check?done={nir}", contact, JSON | secret),
        ask(server, "POST", "/api/v1/check", contact, JSON | secret),
        ask(server, "POST", "/api/v1/check", b'{"channel": "' + card.encode() + b'", "text": "x"}', JSON | secret),
        ask(server, "POST", "/api/v1/check", everything.encode(), {"content-type": f"text/{name}"} | secret),
        ask(server, "POST", "/api/v1/check-file", form, multipart | secret),
        ask(server, "POST", "/api/v1/check-file", form.replace(b"\r\n\r\n", b"\n"), multipart | secret),
        ask(server, "POST", "/api/v1/screen", contact + b"\n" + everything.encode(), jsonl | secret),
        ask(server, "GET", f"/{name}/{phone}?q={mail}", headers=secret),
        ask(server, "GET", f"/api/v1/rulebook/facts/{mail}?on={phone}", headers=secret),
        ask(server, name.upper(), "/api/v1/check", headers=secret),
        ask(server, "GET", "/", headers={"Upgrade": name, "Connection": f"upgrade, {name}"}),
    ]
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as malformed:
        malformed.sendall(f"GET /{name} HTTP/{phone}\r\n{nir}\r\n\r\n".encode())
        malformed.recv(1_000)
    server.stop()

    logged = "".join(server.errors)
    assert [status for status, _ in asked] == [422, 200, 422, 415, 200, 400, 200, 404, 422, 400, 200]
    assert "POST /api/v1/check 200" in logged
    assert not [secret for secret in SECRETS if secret.lower() in logged.lower()]
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@posix
def test_a_port_that_is_taken_is_told(serve: Serve) -> None:
    """With what to do."""
    port = serve().port

    with pytest.raises(InputError, match=rf"127\.0\.0\.1 port {port}: cannot listen there: .* --port chooses another"):
        listen(WebSettings(port=port))


@pytest.mark.parametrize(
    ("host", "address"),
    [("127.0.0.1", "http://127.0.0.1:"), ("localhost", "http://localhost:"), ("::1", "http://[::1]:")],
)
def test_the_address_is_one_that_a_browser_takes(host: str, address: str) -> None:
    """It is printed, and opened."""
    try:
        listener = listen(WebSettings(host=host, port=0))
    except InputError:
        pytest.skip(f"this machine has no {host}")
    with listener:
        assert address_of(WebSettings(host=host, port=0), listener).startswith(address)


def test_an_address_that_is_not_of_this_machine_is_told() -> None:
    """Instead of a traceback."""
    with pytest.raises(InputError, match=r"192\.0\.2\.1 port 0: cannot listen there"):
        listen(WebSettings(host="192.0.2.1", port=0))
