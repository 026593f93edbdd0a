from __future__ import annotations

import http.server
import json
import math
import os
import random
import stat
import threading
import time
import zipfile

import pytest

from tests.argos_fixture import LINES, contents, pack
from translations.engines import PairNotServed, Sentence, engine
from translations.engines.argos import library
from translations.engines.argos.index import IndexUnreachable, Offer, index_reachable, newest
from translations.engines.argos.install import install_packages

CLOSED = "http://127.0.0.1:1/"


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    return contents(scratch=tmp_path_factory.mktemp("argos") / "model")


@pytest.fixture(autouse=True)
def data_dir(tmp_path, monkeypatch):
    monkeypatch.setenv("CONCORD_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("ARGOS_PACKAGES_DIR", raising=False)
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", CLOSED)
    return tmp_path / "data"


@pytest.fixture
def package(files, tmp_path):
    return pack(files, tmp_path / "de_en.argosmodel")


@pytest.fixture
def argos(package):
    assert install_packages([package]).installed == ["de-en"]
    return engine("argos")


def changed(files, **metadata):
    return {**files, "metadata.json": json.dumps(json.loads(files["metadata.json"]) | metadata)}


def test_before_and_after_installing(package, data_dir, tmp_path):
    argos = engine("argos")
    assert "install_packages --from" in argos.why_unavailable()
    assert argos.pairs() == ()
    lines = []
    report = install_packages([package], lines.append)
    assert report.as_json() == {"installed": ["de-en"], "already": [], "failed": []}
    assert lines == ["checking de-en 1.0", "installed de-en 1.0"]
    assert argos.why_unavailable() is None
    assert argos.pairs() == (("de", "en"),)
    assert argos.version("de", "en") == "1.0"
    assert not list((data_dir / "argos").glob("incoming-*"))


def test_a_pair_without_a_package(argos):
    with pytest.raises(PairNotServed, match=r"Russian into English.*install_packages"):
        argos.translate([Sentence("Форум")], "ru", "en")


def test_a_batch_gives_what_single_sentences_give(argos):
    sentences = [Sentence(line) for line in LINES[:4] * 5]
    together = argos.translate(sentences, "de", "en")
    alone = [argos.translate([sentence], "de", "en")[0] for sentence in sentences]
    assert [output.text for output in together] == [output.text for output in alone]
    assert [o.score for o in together] == pytest.approx([o.score for o in alone], rel=1e-3)


def test_scores_are_means_a_token(argos):
    """The decoder's score, undone of its length penalty, is what scoring the output gives."""
    ctranslate2 = pytest.importorskip("ctranslate2")
    package = library.installed()["de", "en"]
    translator = ctranslate2.Translator(str(package.folder / "model"))
    tokens = package.tokenizer.encode(LINES[5])
    output = argos.translate([Sentence(LINES[5])], "de", "en")[0]
    hypothesis = translator.translate_batch([tokens], beam_size=4, length_penalty=0.2)[0]
    scored = translator.score_batch([tokens], hypothesis.hypotheses)[0].log_probs
    assert output.score == pytest.approx(math.fsum(scored) / len(scored), rel=0.02)


def test_a_target_prefix_is_forced_and_removed(files, tmp_path):
    prefixed = pack(changed(files, target_prefix="▁Die"), tmp_path / "prefixed.argosmodel")
    assert install_packages([prefixed]).installed == ["de-en"]
    output = engine("argos").translate([Sentence(LINES[0])], "de", "en")[0]
    assert not output.text.startswith("Die")


def write(path, data):
    path.write_bytes(data)
    return path


def without(files, name):
    return {path: data for path, data in files.items() if path != name}


def cut_off(path):
    return write(path, path.read_bytes()[: path.stat().st_size // 2])


def damaged(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    return write(path, bytes(data))


def linked(path, name, to):
    entry = zipfile.ZipInfo(f"translate-de_en-1_0/{name}")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(entry, to)
    return path


def in_directory(path, offset, data):
    """Write over a field of the directory's entry for the model."""
    whole = bytearray(path.read_bytes())
    at = whole.rindex(b"/model/model.bin") - whole[: whole.rindex(b"/model/model.bin")][::-1].index(
        b"PK\x01\x02"[::-1]
    )
    at -= 4
    whole[at + offset : at + offset + len(data)] = data
    return write(path, bytes(whole))


def declaring(path, size):
    return in_directory(path, 24, size.to_bytes(4, "little"))


def encrypted(path):
    return in_directory(path, 8, b"\x01\x00")


VOCABULARY = "model/shared_vocabulary.json"


def revocabulary(files, change):
    return {**files, VOCABULARY: json.dumps(change(json.loads(files[VOCABULARY]))).encode()}


FOLDERS = {"a/metadata.json": b"{}", "b/metadata.json": b"{}"}
BAD = {
    "missing": lambda files, path: path,
    "not a zip": lambda files, path: write(path, b"PK no"),
    "cut off": lambda files, path: cut_off(pack(files, path)),
    "damaged": lambda files, path: damaged(pack(files, path)),
    "climbs out": lambda files, path: pack({**files, "../../evil": b""}, path),
    "absolute": lambda files, path: pack({"/evil": b""}, path, folder=""),
    "two folders": lambda files, path: pack(FOLDERS, path, folder=""),
    "no folder": lambda files, path: pack({"metadata.json": b"{}"}, path, folder=""),
    "no metadata": lambda files, path: pack(without(files, "metadata.json"), path),
    "bad metadata": lambda files, path: pack({**files, "metadata.json": b"[1"}, path),
    "wrong pair": lambda files, path: pack(changed(files, to_code="es"), path),
    "no tokenizer": lambda files, path: pack(without(files, "sentencepiece.model"), path),
    "bad tokenizer": lambda files, path: pack({**files, "sentencepiece.model": b"?"}, path),
    "no model": lambda files, path: pack(without(files, "model/model.bin"), path),
    "short model": lambda files, path: pack(
        {**files, "model/model.bin": files["model/model.bin"][:9000]}, path
    ),
    "empty model": lambda files, path: pack({**files, "model/model.bin": b""}, path),
    "link": lambda files, path: linked(pack(files, path), "model/evil", "/etc/passwd"),
    "link as folder": lambda files, path: linked(pack(files, path), "evil", ".."),
    "bomb": lambda files, path: pack({**files, "model/zeros": bytes(40 * 1024**2)}, path),
    "declared too large": lambda files, path: declaring(pack(files, path), 2**32 - 2),
    "understated": lambda files, path: declaring(pack(files, path), 100),
    "too many files": lambda files, path: pack(
        {**files, **{f"stanza/{number}": b"" for number in range(10_001)}}, path
    ),
    "vast metadata": lambda files, path: pack(
        {**files, "metadata.json": random.Random(1).randbytes(2 * 1024**2)}, path
    ),
    "encrypted": lambda files, path: encrypted(pack(files, path)),
    "no vocabulary": lambda files, path: pack(without(files, VOCABULARY), path),
    "short vocabulary": lambda files, path: pack(revocabulary(files, lambda v: v[:-9]), path),
    "long vocabulary": lambda files, path: pack(revocabulary(files, lambda v: [*v, "x"]), path),
    "foreign vocabulary": lambda files, path: pack(
        revocabulary(files, lambda v: [*v[:3], *(f"x{n}" for n in range(len(v) - 3))]), path
    ),
    "vocabulary no list": lambda files, path: pack({**files, VOCABULARY: b"{"}, path),
}


@pytest.mark.parametrize(
    ("fault", "pair", "why"),
    [
        ("missing", "bad.argosmodel", "is not a file"),
        ("not a zip", "bad.argosmodel", "it is no zip archive, or cut off"),
        ("cut off", "bad.argosmodel", "it is no zip archive, or cut off"),
        ("damaged", "de-en", "is damaged"),
        ("climbs out", "bad.argosmodel", "leads out of its folder"),
        ("absolute", "bad.argosmodel", "leads out of its folder"),
        ("two folders", "bad.argosmodel", "exactly one folder"),
        ("no folder", "bad.argosmodel", "exactly one folder"),
        ("no metadata", "bad.argosmodel", "metadata.json is missing"),
        ("bad metadata", "bad.argosmodel", "metadata.json cannot be read"),
        ("wrong pair", "bad.argosmodel", "translates de into es; Concord uses de-en"),
        ("no tokenizer", "de-en", "sentencepiece.model is missing"),
        ("bad tokenizer", "de-en", "its model does not work"),
        ("no model", "de-en", "model/model.bin is missing"),
        ("short model", "de-en", "its model does not work"),
        ("empty model", "de-en", "its model does not work"),
        ("link", "bad.argosmodel", "'translate-de_en-1_0/model/evil' is a link"),
        ("link as folder", "bad.argosmodel", "is a link"),
        ("bomb", "bad.argosmodel", "times its size, as no model does"),
        ("declared too large", "bad.argosmodel", "too large for an Argos package when unpacked"),
        ("understated", "de-en", "is damaged"),
        ("too many files", "bad.argosmodel", "too large for an Argos package when unpacked"),
        ("vast metadata", "bad.argosmodel", "its metadata.json is too large"),
        ("encrypted", "de-en", "is damaged"),
        ("no vocabulary", "de-en", "its model does not work"),
        ("short vocabulary", "de-en", "pieces and its model 320"),
        ("long vocabulary", "de-en", "its vocabulary has 321 pieces and its model 320"),
        ("foreign vocabulary", "de-en", "its vocabulary lacks"),
        ("vocabulary no list", "de-en", "its model does not work"),
    ],
)
def test_bad_packages(argos, files, tmp_path, data_dir, fault, pair, why):
    """Each is refused for one reason, and what was installed before still works."""
    report = install_packages([BAD[fault](files, tmp_path / "bad.argosmodel")])
    assert (report.installed, len(report.failed)) == ([], 1)
    assert report.failed[0][0] == pair
    assert why in report.failed[0][1]
    assert engine("argos").pairs() == (("de", "en"),)
    assert engine("argos").translate([Sentence("Das Forum.")], "de", "en")[0].text
    assert not list(tmp_path.rglob("evil"))
    assert len(list((data_dir / "argos" / "packages").iterdir())) == 1


def test_good_files_are_installed_beside_bad_ones(files, package, tmp_path):
    english = pack(changed(files, from_code="en", to_code="zh"), tmp_path / "b", "translate-en_zh")
    report = install_packages([tmp_path / "none", package, english])
    assert report.installed == ["de-en", "en-zh"]
    assert [pair for pair, _ in report.failed] == ["none"]


def test_a_newer_package_takes_the_place_of_the_older(argos, files, tmp_path, data_dir):
    newer = pack(changed(files, package_version="1.10"), tmp_path / "n", "translate-de_en-1_10")
    assert install_packages([newer]).installed == ["de-en"]
    assert argos.version("de", "en") == "1.10"
    folders = [path.name for path in (data_dir / "argos" / "packages").iterdir()]
    assert folders == ["translate-de_en-1_10"]


def test_a_half_copied_folder_is_passed_by(argos, data_dir):
    (data_dir / "argos" / "packages" / "translate-ru_en").mkdir()
    broken = data_dir / "argos" / "packages" / "zz"
    (broken / "model").mkdir(parents=True)
    (broken / "model" / "model.bin").touch()
    (broken / "metadata.json").write_text("{")
    assert argos.pairs() == (("de", "en"),)


def test_an_unreachable_index_is_said_so_at_once():
    start = time.monotonic()
    assert not index_reachable(timeout=60)
    with pytest.raises(IndexUnreachable, match=r"127\.0\.0\.1:1/index\.json.*--from FILE"):
        install_packages()
    assert time.monotonic() - start < 30


@pytest.fixture
def index(tmp_path, monkeypatch):
    """A package index on this machine; its folder is served, `index.json` with `offers`."""
    root = tmp_path / "index"
    root.mkdir()

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args):
            super().__init__(*args, directory=str(root))

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", address)

    def publish(*offers):
        entries = [
            {"from_code": source, "to_code": target, "package_version": version,
             "links": [f"{address}/{name}"], "type": "translate"}
            for source, target, version, name in offers
        ]  # fmt: skip
        (root / "index.json").write_text(json.dumps(entries))
        return root

    yield publish
    server.shutdown()
    thread.join()
    server.server_close()


def test_installing_from_the_index(index, files):
    root = index(
        ("de", "en", "1.0", "old"), ("de", "en", "1.10", "de"), ("de", "en", "1.9", "old"),
        ("ru", "en", "1.9", "gone"), ("es", "en", "1.0", "es"),
    )  # fmt: skip
    pack(changed(files, package_version="1.10"), root / "de")
    assert index_reachable()
    lines = []
    report = install_packages(report=lines.append)
    assert report.installed == ["de-en"]
    assert dict(report.failed).keys() == {"ru-en", "en-zh"}
    assert "404" in report.failed[0][1] or "File not found" in report.failed[0][1]
    assert "no package for this pair" in report.failed[1][1]
    assert any("100 %" in line for line in lines)
    assert install_packages().already == ["de-en"]


@pytest.mark.parametrize("text", ["", "{", "null", "[1]", "<html>"])
def test_an_index_that_is_none(index, text):
    (index() / "index.json").write_text(text)
    with pytest.raises(IndexUnreachable, match="cannot be read"):
        install_packages()


def test_newest_compares_numbers():
    offers = [Offer("de", "en", version, ()) for version in ("1.9", "1.10", "1.2")]
    assert newest(offers, "de", "en").version == "1.10"
    assert newest(offers, "ru", "en") is None


def test_the_environment_is_left_as_it_was(argos):
    assert str(library.packages_dir()).startswith(os.environ["CONCORD_DATA_DIR"])
    assert "argos" not in os.environ.get("XDG_DATA_HOME", "")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_model_loaded_before_a_fork_is_loaded_anew_in_the_child(argos):
    sentence = [Sentence("Das Forum tagt in Chengdu.")]
    expected = argos.translate(sentence, "de", "en")[0].text
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, argos.translate(sentence, "de", "en")[0].text.encode())
        os._exit(0)
    os.close(writing)
    with open(reading, encoding="utf-8") as result:
        assert result.read() == expected
    assert os.waitpid(child, 0)[1] == 0
