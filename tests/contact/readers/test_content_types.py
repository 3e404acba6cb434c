"""What a file is, is told from its content."""

import gzip
import io
import tarfile
import time

import pytest

from beffroi.contact.readers.content_types import sniff

from .documents.made_office import made_compound, made_zip

PROGRAM = b"MZ" + bytes(58) + (64).to_bytes(4, "little") + b"PE\0\0" + bytes(20)


def _tar() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as tar:
        tar.addfile(tarfile.TarInfo("a.txt"))
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        pytest.param(PROGRAM, "application/vnd.microsoft.portable-executable", id="Windows program"),
        pytest.param(b"MZ" + bytes(200), "application/x-dosexec", id="DOS program"),
        pytest.param(b"MZ and other letters" * 9, "", id="letters that begin as a program does"),
        pytest.param(b"\x7fELF\x02\x01\x01" + bytes(50), "application/x-executable", id="Linux program"),
        pytest.param(b"\xcf\xfa\xed\xfe" + bytes(50), "application/x-mach-binary", id="Mac program"),
        pytest.param(b"\xca\xfe\xba\xbe\0\0\0\x02", "application/x-mach-binary", id="Mac program for two processors"),
        pytest.param(b"\xca\xfe\xba\xbe\0\0\0\x41", "application/java-vm", id="Java class"),
        pytest.param(b"#!/bin/sh\nrm -rf /\n", "application/x-sh", id="script"),
        pytest.param(b"#!AMR\n" + bytes(9), "audio/amr", id="recording that begins as a script does"),
        pytest.param(
            bytes.fromhex("4c0000000114020000000000c000000000000046"), "application/x-ms-shortcut", id="shortcut"
        ),
        pytest.param(b"%PDF-1.7\n", "application/pdf", id="PDF"),
        pytest.param(b"\r\n" * 400 + b"%PDF-1.7\n", "application/pdf", id="PDF behind blanks"),
        pytest.param(b"Rar!\x1a\x07\x01\x00", "application/vnd.rar", id="RAR"),
        pytest.param(b"7z\xbc\xaf\x27\x1c" + bytes(9), "application/x-7z-compressed", id="7z"),
        pytest.param(gzip.compress(b"a"), "application/gzip", id="gzip"),
        pytest.param(b"BZh91AY&SY", "application/x-bzip2", id="bzip2"),
        pytest.param(_tar(), "application/x-tar", id="tar"),
        pytest.param(bytes(32_769) + b"CD001", "application/x-iso9660-image", id="disk image"),
        pytest.param(b"MSCF" + bytes(4), "application/vnd.ms-cab-compressed", id="cabinet"),
        pytest.param(b"{\\rtf1 Bonjour}", "application/rtf", id="RTF"),
        pytest.param(b"{\\rt Bonjour}", "application/rtf", id="RTF as short as Word takes it"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "image/png", id="PNG"),
        pytest.param(b"RIFF\0\0\0\0WEBP", "image/webp", id="WebP"),
        pytest.param(b"RIFF\0\0\0\0WAVE", "audio/wav", id="WAV"),
        pytest.param(b"\0\0\0\x18ftypheic", "image/heic", id="HEIC"),
        pytest.param(b"\0\0\0\x18ftypM4A ", "audio/mp4", id="M4A"),
        pytest.param(b"\0\0\0\x18ftypisom", "video/mp4", id="film"),
        pytest.param(b"\x78\x9f\x3e\x22", "application/ms-tnef", id="TNEF"),
        pytest.param(b"BEGIN:VCALENDAR\r\n", "text/calendar", id="calendar"),
        pytest.param(b"From: a@b.example\r\nTo: c@d.example\r\nSubject: e\r\n\r\nf", "message/rfc822", id="mail"),
        pytest.param(b"Subject: carte\n\nBonjour\nFrom: x\nTo: y\n", "", id="one line of a mail is none"),
        pytest.param(b"From a@b Mon Jan  1 00:00:00 2026\nFrom: a@b.example\n", "application/mbox", id="mailbox"),
        pytest.param(b"\xef\xbb\xbf \n<!DOCTYPE html><p>", "text/html", id="page"),
        pytest.param("\ufeff<html><body>".encode("utf-16-le"), "text/html", id="page in UTF-16"),
        pytest.param(b"<!-- x --><FORM action='https://a.example'>", "text/html", id="page of a form"),
        pytest.param(b"<html><hta:application id=a>", "application/hta", id="page that is a program"),
        pytest.param(b"<?xml version='1.0'?><svg xmlns='x'>", "image/svg+xml", id="SVG"),
        pytest.param(b"<?xml version='1.0'?><smses count='1'>", "application/xml", id="XML"),
        pytest.param(b"Bonjour, <b>votre</b> carte", "", id="text with tags is no page"),
        pytest.param(b"", "", id="nothing"),
        pytest.param(made_zip({"a.txt": b"a"}), "application/zip", id="zip"),
        pytest.param(made_compound("WordDocument"), "application/msword", id="old Word"),
    ],
)
def test_a_file_is_what_its_content_is(data: bytes, media_type: str) -> None:
    """The name and the declared type are the sender's word."""
    assert sniff(data) == media_type


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"<" * 20_000_000, id="tags that never end"),
        pytest.param(b"from:" * 4_000_000, id="headers without an end"),
        pytest.param(b"\r\n" * 10_000_000, id="blanks"),
        pytest.param(b"PK\x03\x04" * 5_000_000, id="zip members without names"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le") * 700_000, id="names"),
    ],
)
def test_a_file_of_20_million_bytes_is_told_in_a_second(data: bytes) -> None:
    """Every attachment is looked at before anything else is known of it."""
    begins = time.process_time()

    sniff(data)

    assert time.process_time() - begins < 10
