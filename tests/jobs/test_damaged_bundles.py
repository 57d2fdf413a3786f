"""Files that are no bundles at all: no zip, damaged, too big, or without what a bundle says of itself."""

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs.bundle import unpack
from naravard_desktop.storage.library import Library
from tests.jobs.exchanging import Content, fresh, refused, state, write


def test_files_that_are_no_zip_are_refused(library: Library, tmp_path: Path, sample_bundle: bytes) -> None:
    for number, data in enumerate(
        [b"", b"PK", b"%PDF-1.7", b"{}", sample_bundle[:-30], sample_bundle[100:], b"\0" * 5000]
    ):
        file = tmp_path / f"fil {number}.naravard"
        file.write_bytes(data)
        assert "ingen hel fil" in refused(library, file)


def test_a_file_that_is_not_there_and_a_folder_are_refused(library: Library, tmp_path: Path) -> None:
    assert "finns inte" in refused(library, tmp_path / "saknas åäö.naravard")
    (tmp_path / "mapp.naravard").mkdir()
    assert "är en mapp" in refused(library, tmp_path / "mapp.naravard")


def test_zips_without_a_bundle_in_them_are_refused(library: Library, tmp_path: Path) -> None:
    for number, names in enumerate([[], ["annat.json"], ["bundle.json/"], ["mapp/bundle.json"]]):
        file = tmp_path / f"{number}.naravard"
        with zipfile.ZipFile(file, "w") as archive:
            for name in names:
                archive.writestr(name, b"")
        refused(library, file)


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("where", [0.1, 0.5, 0.9])
def test_a_byte_changed_inside_is_noticed(
    library: Library, tmp_path: Path, content: Content, packing: int, where: float
) -> None:
    file = tmp_path / "skadad.naravard"
    with zipfile.ZipFile(file, "w", packing) as archive:
        archive.writestr("bundle.json", json.dumps(content))
        size = archive.infolist()[0].compress_size
    data = bytearray(file.read_bytes())
    at = 30 + len("bundle.json") + int(size * where)
    data[at : at + 8] = bytes(byte ^ 0xFF for byte in data[at : at + 8])
    file.write_bytes(data)
    refused(library, file)


@settings(max_examples=60)
@given(at=st.floats(0, 1, exclude_max=True), byte=st.integers(1, 255), cut=st.booleans())
def test_a_damaged_file_is_refused_or_whole(empty: Path, sample_file: Path, at: float, byte: int, cut: bool) -> None:
    data = bytearray(sample_file.read_bytes())
    place = int(at * len(data))
    data[place] ^= byte
    with fresh(empty) as library:
        file = library.path.with_name("damaged.naravard")
        file.write_bytes(data[:place] if cut else data)
        before = state(library)
        try:
            unpack(library, file)
        except Trouble:
            assert state(library) == before


def test_what_unpacks_to_more_than_the_limit_is_refused_before_it_is_unpacked(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "bomb.naravard"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("bundle.json", "w") as member:
        for _ in range(600):
            member.write(b"\0" * 2**20)
    assert "512 MB" in refused(library, file)


def test_a_size_that_lies_and_a_member_that_is_encrypted_are_refused(
    library: Library, tmp_path: Path, sample_bundle: bytes
) -> None:
    central = sample_bundle.index(b"PK\x01\x02")
    for name, offset, value in (("lögn", 24, b"\x05\0\0\0"), ("krypterad", 8, b"\x01\0"), ("metod", 10, b"\x63\0")):
        data = bytearray(sample_bundle)
        data[central + offset : central + offset + len(value)] = value
        file = tmp_path / f"{name}.naravard"
        file.write_bytes(data)
        refused(library, file)


@pytest.mark.parametrize(
    "text",
    [
        b"", b"{", b"null", b"[]", b"5", b'"x"', b"{}", b"\xff\xfe", b'{"format": "naravard-bundle"}',
        b"[" * 100_000, b'{"a":' * 100_000, b"9" * 5000, b'{"format": ["naravard-bundle"], "version": 2}',
        b'{"format": "naravard-bundle", "version": "2"}', b'{"format": "naravard-bundle", "version": 1.5}',
    ],
    ids=lambda text: text[:20].decode(errors="replace"),
)  # fmt: skip
def test_json_that_is_no_bundle_is_refused(library: Library, tmp_path: Path, text: bytes) -> None:
    refused(library, write(tmp_path / "a.naravard", text))


def test_a_newer_version_says_update(library: Library, tmp_path: Path, content: Content) -> None:
    content["version"] = 2
    assert "nyare version" in refused(library, write(tmp_path / "a.naravard", content))
