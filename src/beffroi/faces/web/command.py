"""``beffroi serve``: the page and the API, from one server.

Libraries of the extra are imported when it runs: the command's help must do without them.
"""

import ipaddress
import os
import threading
import webbrowser
from pathlib import Path
from typing import Any

import click

from beffroi.errors import InputError

__all__ = ["serve"]

_UNUSABLE = 2


@click.command(short_help="Open the page and the API on this machine.")
@click.option("--host", metavar="ADDRESS", help="Where it listens (default: 127.0.0.1, for this machine alone).")
@click.option("--port", type=click.IntRange(0, 65535), help="The port it listens on (default: 8000; 0: any free one).")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that answer (default: 1).")
@click.option(
    "--settings",
    "path",
    type=click.Path(path_type=Path),
    help="A settings file, TOML (default: the one that BEFFROI_SETTINGS names, if any); docs/serving.md lists them.",
)
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@click.option("--rulebook", type=click.Path(path_type=Path), help="A folder of facts to add to the packaged ones.")
@click.option(
    "--trust-authserv", "trusted", multiple=True, metavar="HOST", help="A mail server whose notes on mails count."
)
@click.option("--dns-file", type=click.Path(path_type=Path), help="DNS records by which signatures are verified.")
@click.option("--speech-model", help="What recordings are heard by: a folder, or a name such as small.")
@click.pass_context
def serve(  # noqa: PLR0913, PLR0917  # one parameter an option
    ctx: click.Context,
    host: str | None,
    port: int | None,
    workers: int | None,
    path: Path | None,
    opens: bool,  # noqa: FBT001  # click's flag
    rulebook: Path | None,
    trusted: tuple[str, ...],
    dns_file: Path | None,
    speech_model: str | None,
) -> None:
    """Serve the page and the API, at http://127.0.0.1:8000 and to this machine alone unless told otherwise.

    An option counts more than an environment variable (BEFFROI_PORT), a variable more than the settings file. Ctrl-C
    ends it.
    """
    options = {"host": host, "port": port, "workers": workers, "rulebook": rulebook, "trusted_authserv": trusted}
    options |= {"reading.dns_file": dns_file, "reading.speech_model": speech_model}
    try:
        _serve(options, path, opens=opens)
    except InputError as error:
        for line in str(error).splitlines():
            click.echo(f"beffroi: {line}", err=True)
        ctx.exit(_UNUSABLE)


def _serve(options: dict[str, Any], path: Path | None, *, opens: bool) -> None:
    try:
        from beffroi.faces.library import open_rulebook  # noqa: PLC0415
        from beffroi.faces.web import serving  # noqa: PLC0415
        from beffroi.faces.web.configuring import load_settings  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("beffroi"):
            raise
        fault = f"{error.name}, which serves the page, is not installed: pip install 'beffroi[web]' adds it"
        raise InputError(fault) from None
    settings = load_settings(options, os.environ, path)
    open_rulebook(settings.rulebook)  # here first: its faults are told once, and workers find it compiled
    with serving.listen(settings) as listener:
        address = serving.address_of(settings, listener)
        click.echo(f"beffroi: {address} (Ctrl-C ends it)")
        if not _is_loopback(listener.getsockname()[0]):
            click.echo(f"beffroi: warning: {settings.host}: other machines can reach it; docs/serving.md", err=True)
        if opens:  # the browser waits for the first answer: the socket listens already
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        serving.serve_until_stopped(settings, listener)


def _is_loopback(address: str) -> bool:
    return ipaddress.ip_address(address.partition("%")[0]).is_loopback
