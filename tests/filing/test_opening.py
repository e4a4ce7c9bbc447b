"""Opening files: what is a filing, and why the others are refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graphkit.errors import DamagedFiling, EmptyFiling, FilingError, OversizedFiling, UnknownFormat
from graphkit.filing import opening
from graphkit.filing.opening import open_filing
from tests.filing.press import pdf

NOTICE = "Foo Holdings Limited\n(Stock Code: 00999)\nThe Company owns Bar Limited.\n"


def held(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def refused(path: Path, kind: type[FilingError]) -> str:
    with pytest.raises(kind) as caught:
        open_filing(path)
    message = str(caught.value)
    assert message.startswith(path.name) and "\n" not in message and caught.value.advice
    return message


def test_text_is_read_with_its_own_offsets(tmp_path: Path) -> None:
    filing = open_filing(held(tmp_path, "a.txt", NOTICE.encode()))
    assert filing.text == NOTICE and filing.stock_code == "999"


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert open_filing(held(tmp_path, "a.txt", b"\xef\xbb\xbf" + NOTICE.encode())).text == NOTICE


def test_utf16_with_its_mark_is_read(tmp_path: Path) -> None:
    assert open_filing(held(tmp_path, "a.txt", NOTICE.encode("utf-16"))).text == NOTICE


def test_utf32_with_its_mark_is_read(tmp_path: Path) -> None:
    assert open_filing(held(tmp_path, "a.txt", NOTICE.encode("utf-32"))).text == NOTICE


def test_utf16_that_is_cut_is_told_as_such(tmp_path: Path) -> None:
    assert "not UTF-16 text" in refused(held(tmp_path, "a.txt", b"\xff\xfea\0b"), UnknownFormat)


@pytest.mark.parametrize(
    "name", ["a\nb.txt", "a\x1b[2J.txt", "a\u202etxt.exe", os.fsdecode(b"a\xff\xfe.txt")]
)
def test_a_name_has_nothing_hidden(tmp_path: Path, name: str) -> None:
    told = open_filing(held(tmp_path, name, NOTICE.encode())).name
    assert told.isprintable() and told.encode()
    with pytest.raises(EmptyFiling) as caught:
        open_filing(held(tmp_path, name, b""))
    assert str(caught.value).isprintable() and str(caught.value).encode()


def test_a_file_that_grows_while_it_is_read_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = held(tmp_path, "a.txt", NOTICE.encode() * 2)
    monkeypatch.setattr(opening, "LIMIT", len(NOTICE))
    monkeypatch.setattr(Path, "stat", lambda self, **_: os.stat_result((0o100644, *[0] * 9)))
    assert "grew" in refused(path, OversizedFiling)


def test_the_content_says_what_a_file_is_not_its_name(tmp_path: Path) -> None:
    filing = open_filing(held(tmp_path, "a.txt", pdf([(50, 700, "Foo Limited owns Bar Limited.")])))
    assert filing.text == "Foo Limited owns Bar Limited."


def test_the_same_bytes_under_two_names_are_one_filing(tmp_path: Path) -> None:
    one, two = (open_filing(held(tmp_path, name, NOTICE.encode())) for name in ("a.txt", "b.txt"))
    assert one == two


@pytest.mark.parametrize("content", [b"", b" \n\n\t "])
def test_empty_file(tmp_path: Path, content: bytes) -> None:
    assert "empty" in refused(held(tmp_path, "a.txt", content), EmptyFiling)


def test_file_past_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "noise.txt"
    with path.open("wb") as file:
        file.truncate(opening.LIMIT + 1)
    assert "64 MB" in refused(path, OversizedFiling)


def test_noise_under_the_limit(tmp_path: Path) -> None:
    noise = bytes(range(256)) * 400
    assert "binary" in refused(held(tmp_path, "noise.txt", noise), UnknownFormat)


def test_latin_1_is_not_guessed(tmp_path: Path) -> None:
    content = "Société Générale holds 5% of the Company.".encode("latin-1")
    message = refused(held(tmp_path, "a.txt", content), UnknownFormat)
    assert "UTF-8" in message and "0xe9" in message


def test_picture_named_pdf(tmp_path: Path) -> None:
    content = b"\x89PNG\r\n\x1a\n" + bytes(200)
    assert "PNG" in refused(held(tmp_path, "scan.pdf", content), DamagedFiling)


def test_text_named_pdf(tmp_path: Path) -> None:
    assert "not a PDF" in refused(held(tmp_path, "a.pdf", NOTICE.encode()), DamagedFiling)


def test_archive(tmp_path: Path) -> None:
    assert "ZIP" in refused(held(tmp_path, "a.docx", b"PK\x03\x04" + bytes(100)), UnknownFormat)


def test_encrypted_pdf(tmp_path: Path) -> None:
    content = pdf([(50, 700, "Foo")], encrypted=True)
    assert "encrypted" in refused(held(tmp_path, "a.pdf", content), DamagedFiling)


def test_truncated_pdf(tmp_path: Path) -> None:
    content = pdf([(50, 700, "Foo Limited")])
    assert "truncated" in refused(held(tmp_path, "a.pdf", content[:60]), DamagedFiling)


def test_scanned_pdf(tmp_path: Path) -> None:
    assert "no text" in refused(held(tmp_path, "a.pdf", pdf([])), EmptyFiling)


def test_folder(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path, FilingError)


def test_missing_file(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "gone.txt", FilingError)


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    assert "not a regular file" in refused(path, FilingError)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = held(tmp_path, "a.txt", NOTICE.encode())
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    assert "permission" in refused(path, FilingError)
