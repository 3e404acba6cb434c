"""Configuring: option before variable before file; every fault told, all at once."""

from pathlib import Path

import pytest

from beffroi.errors import InputError
from beffroi.faces.web.configuring import all_settings, load_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A settings file of a town hall."""
    path = tmp_path / "beffroi.toml"
    path.write_text(
        'port = 8100\nworkers = 2\nframe_ancestors = ["https://www.mairie.example"]\n'
        '[town_hall]\nname = "Mairie de Trifouilly"\nopening_hours = ["lundi, 9 h", "mardi, 10 h"]\n'
        '[reading]\nspeech_model = "small"\n',
        encoding="utf-8",
    )
    return path


def test_a_file_is_read(file: Path) -> None:
    """Tables for what belongs together."""
    settings = load_settings({}, {}, file)

    assert (settings.port, settings.workers) == (8100, 2)
    assert settings.frame_ancestors == ("https://www.mairie.example",)
    assert settings.town_hall.name == "Mairie de Trifouilly"
    assert settings.town_hall.opening_hours == ("lundi, 9 h", "mardi, 10 h")
    assert settings.reading.speech_model == "small"
    assert settings.reading.models is not None


def test_an_option_counts_more_than_a_variable_and_a_variable_more_than_the_file(file: Path) -> None:
    """The nearer to the person, the more it counts."""
    environment = {"BEFFROI_SETTINGS": str(file), "BEFFROI_PORT": "8200", "BEFFROI_WORKERS": "3", "PORT": "1"}

    settings = load_settings({"workers": 4, "host": None, "trusted_authserv": ()}, environment)

    assert (settings.port, settings.workers, settings.host) == (8200, 4, "127.0.0.1")


def test_each_setting_has_a_variable(tmp_path: Path) -> None:
    """A container is told by them."""
    written = {
        "BEFFROI_DEADLINE_SECONDS": "2.5",
        "BEFFROI_TRUSTED_PROXIES": "10.0.0.1; 10.1.0.0/16",
        "BEFFROI_TOWN_HALL_OPENING_HOURS": "lundi, 9 h;mardi",
        "BEFFROI_RULEBOOK": str(tmp_path),
        "BEFFROI_SPEECH_MODEL": "small",
        "BEFFROI_LOG_LEVEL": "debug",
        "BEFFROI_REDIS_URL": "",
    }

    settings = load_settings({}, written)

    assert settings.deadline_seconds == 2.5
    assert settings.trusted_proxies == ("10.0.0.1", "10.1.0.0/16")
    assert settings.town_hall.opening_hours == ("lundi, 9 h", "mardi")
    assert settings.rulebook == tmp_path
    assert settings.reading.speech_model == "small"
    assert settings.log_level == "debug"
    assert len({setting.variable for setting in all_settings()}) == len(all_settings())


def test_all_faults_are_told_at_once_each_with_its_place(tmp_path: Path) -> None:
    """Whoever starts a server ten times to mend ten faults gives up before."""
    path = tmp_path / "beffroi.toml"
    path.write_text('prot = 1\nworkers = "two"\ncors_origins = ["https://a.example/path"]\n[town]\nname = "x"\n')

    with pytest.raises(InputError) as told:
        load_settings(
            {"rulebook": tmp_path / "nowhere"},
            {"BEFFROI_PORT": "eighty", "BEFFROI_WORKER": "2", "BEFFROI_RATE_LIMIT": "often"},
            path,
        )

    lines = str(told.value).splitlines()
    for start in (
        f"{path}: prot: expected a known setting; did you mean port?",
        f"{path}: town.name: expected a known setting",
        "BEFFROI_WORKER: expected a known setting; did you mean BEFFROI_WORKERS?",
        f"{path}: workers: expected `int`, got `str`",
        "BEFFROI_PORT: expected `int`",
        f"{path}: cors_origins: expected origins such as https://www.mairie.example",
        "BEFFROI_RATE_LIMIT: expected a rate such as 300/minute",
        "--rulebook: expected a folder, found nothing",
    ):
        assert any(line.startswith(start) for line in lines), (start, lines)
    assert len(lines) == 8


@pytest.mark.parametrize(
    ("content", "found"),
    [
        pytest.param(None, "cannot be read: No such file", id="not there"),
        pytest.param(b"port 8000", "cannot be read: ", id="no TOML"),
        pytest.param(b'host = "\xff"', "cannot be read: ", id="no UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes | None, found: str) -> None:
    """By its name."""
    path = tmp_path / "beffroi.toml"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(InputError, match=found):
        load_settings({}, {}, path)
