"""Still files: style sheet, script and pictures, read once, compressed once, named by what is in them."""

import gzip
import hashlib
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

__all__ = ["StillFile", "address_of", "answer_with", "serve_still_file", "still_file"]

_MEDIA_TYPES: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "ico": "image/x-icon",
}
_FOREVER: Final = "public, max-age=31536000, immutable"
_BRIEFLY: Final = "public, max-age=300"
_FOLDER: Final = files("beffroi.faces.web.pages") / "static"


class StillFile(NamedTuple):
    """One file: its bytes, the same compressed, its media type, and what stands for its content in addresses."""

    data: bytes
    packed: bytes
    media_type: str
    digest: str

    @classmethod
    def of(cls, data: bytes, media_type: str) -> "StillFile":
        """Return what is to be served of some bytes."""
        return cls(data, gzip.compress(data, mtime=0), media_type, hashlib.sha256(data).hexdigest()[:12])


@cache
def _all() -> dict[str, StillFile]:
    found = {}
    for entry in _FOLDER.iterdir():
        media_type = _MEDIA_TYPES.get(entry.name.rpartition(".")[2])
        if media_type is not None:
            found[entry.name] = StillFile.of(entry.read_bytes(), media_type)
    return found


def still_file(name: str) -> StillFile:
    """Return a file by its name.

    Raises:
        KeyError: There is none.
    """
    return _all()[name]


def address_of(name: str) -> str:
    """Return the address of a file, which changes with what is in it, so that browsers may keep it for ever.

    Raises:
        KeyError: There is no such file.
    """
    return f"/static/{name}?v={still_file(name).digest}"


async def serve_still_file(request: Request) -> Response:
    """Answer with the file that the address names."""
    try:
        file = still_file(request.path_params["name"])
    except KeyError:
        raise HTTPException(404) from None
    return answer_with(file, request, _FOREVER if request.query_params.get("v") == file.digest else _BRIEFLY)


def answer_with(file: StillFile, request: Request, kept: str) -> Response:
    """Return a file as an answer, compressed for whoever takes that; ``kept`` says how long it may be kept."""
    headers = {"Cache-Control": kept, "ETag": f'"{file.digest}"', "Vary": "Accept-Encoding"}
    if f'"{file.digest}"' in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(file.packed, media_type=file.media_type, headers=headers | {"Content-Encoding": "gzip"})
    return Response(file.data, media_type=file.media_type, headers=headers)
