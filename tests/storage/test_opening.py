"""Opening what is no store of ours, or a damaged one: said plainly, and left as it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from changelog.errors import StoreError
from changelog.storage import engines, schema
from changelog.storage.revisions import HEAD, REVISION_TABLE
from changelog.storage.store import Store, open_store, revision_of, upgrade_store
from tests.storage.invented import INSTITUTE, TOLD, history_of, manual


def refusal(url: str | Path, **how: bool) -> StoreError:
    """The error that opening ends with; it always has a place and a remedy."""
    with pytest.raises(StoreError) as refused:
        open_store(url, **how).close()
    assert refused.value.exit_code == 4
    assert refused.value.place
    assert refused.value.remedy
    return refused.value


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """A store file with something in it."""
    path = tmp_path / "store.db"
    with open_store(path, create=True) as store, store.transaction() as work:
        work.add_snapshot(manual(), **TOLD)
        work.replace_index(INSTITUTE.key, history_of(3))
    return path


def at_revision(url: str, revision: str) -> None:
    """A store of an older program."""
    open_store(url, create=True).close()
    engine = engines.connect(engines.locate(url), read_only=False)
    with engine.begin() as connection:
        schema.downgrade(connection, revision)
    engine.dispose()


# --- missing, old, new ------------------------------------------------------------------------------------------------


def test_missing_file_is_told_and_not_made(tmp_path: Path) -> None:
    error = refusal(tmp_path / "none.db")
    assert "no store here" in error.message
    assert "record" in str(error.remedy)
    assert not (tmp_path / "none.db").exists()


def test_missing_folder_and_folder_itself_are_told(tmp_path: Path) -> None:
    assert "no folder" in refusal(tmp_path / "none" / "store.db", create=True).message
    assert "folder" in refusal(tmp_path, create=True).message


def test_empty_file_or_database_is_no_store_until_one_is_made(store_url: str) -> None:
    if "://" not in store_url:
        Path(store_url).touch()
    assert "empty" in refusal(store_url).message
    assert revision_of(store_url) is None
    open_store(store_url, create=True).close()
    assert revision_of(store_url) == HEAD


def test_store_behind_its_migrations_is_told_and_upgraded(store_url: str) -> None:
    at_revision(store_url, "0001")
    for create in (False, True):
        error = refusal(store_url, create=create)
        assert "behind its migrations" in error.message
        assert "org-changelog database upgrade" in str(error.remedy)
    assert revision_of(store_url) == "0001"
    assert upgrade_store(store_url) == HEAD
    open_store(store_url).close()


def test_upgrade_keeps_what_is_recorded(store_url: str) -> None:
    with open_store(store_url, create=True) as store, store.transaction() as work:
        work.add_snapshot(manual(), **TOLD)
    at_revision(store_url, "0001")
    upgrade_store(store_url)
    with open_store(store_url) as store, store.transaction() as work:
        assert repr(work.snapshots(INSTITUTE.key)) == repr((manual(),))
        assert not work.has_index(INSTITUTE.key)


def test_upgrade_makes_a_store_where_nothing_is(store_url: str) -> None:
    assert upgrade_store(store_url) == HEAD
    assert upgrade_store(store_url) == HEAD


def test_store_newer_than_the_program_is_left_alone(store_url: str) -> None:
    with open_store(store_url, create=True) as store, store.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE {REVISION_TABLE} SET version_num = '9999'")
    assert "newer than this program" in refusal(store_url).message
    with pytest.raises(StoreError, match="newer"):
        upgrade_store(store_url)
    assert revision_of(store_url) == "9999"


def test_making_a_store_where_one_is_keeps_it(stored: Path) -> None:
    with open_store(stored, create=True) as store, store.transaction() as work:
        assert work.count_statements() == 2


# --- not ours ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("create", [False, True])
def test_database_of_another_program_is_left_as_it_is(store_url: str, create: bool) -> None:
    engine = engines.connect(engines.locate(store_url), read_only=False)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE statement (id INTEGER)")
    engine.dispose()
    assert "another program" in refusal(store_url, create=create).message
    with pytest.raises(StoreError, match="another program"):
        upgrade_store(store_url)


def test_sqlite_file_marked_by_another_program_is_left_alone_though_empty(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA application_id = 252006673")
    connection.close()
    before = path.read_bytes()
    assert "another program" in refusal(path, create=True).message
    assert path.read_bytes() == before


def test_our_file_says_so_in_its_header(stored: Path) -> None:
    assert stored.read_bytes()[68:72] == b"OCLG"


@pytest.mark.parametrize(
    "content", [b"Manual de organizacion\n" * 60, b"\0" * 4096, b"SQLite format 3\0" + b"\xff" * 90]
)
def test_file_that_is_no_database_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "manual.txt"
    path.write_bytes(content)
    for create in (False, True):
        assert "database" in refusal(path, create=create).message
    assert path.read_bytes() == content


# --- damaged ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_file_cut_short_is_told_as_damaged(stored: Path, share: float) -> None:
    whole = stored.read_bytes()
    cut = whole[: int(len(whole) * share)]
    stored.write_bytes(cut)
    assert "damaged" in refusal(stored).message
    assert stored.read_bytes() == cut


@pytest.mark.parametrize("offset", [0, 5, 15, 16, 17, 21, 22, 23, 70])
def test_flipped_byte_in_the_header_is_told(stored: Path, offset: int) -> None:
    content = bytearray(stored.read_bytes())
    content[offset] ^= 0xFF
    stored.write_bytes(content)
    message = refusal(stored).message
    assert "damaged" in message or "another program" in message
    assert stored.read_bytes() == bytes(content)


def test_damage_inside_is_told_when_it_is_met(stored: Path) -> None:
    content = bytearray(stored.read_bytes())
    for page in range(4096, len(content), 4096):  # what begins each page after the first
        content[page : page + 8] = b"\xff" * 8
    stored.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"), open_store(stored) as store, store.transaction() as work:
        work.snapshots(INSTITUTE.key)


# --- busy, full, read-only --------------------------------------------------------------------------------------------


def test_store_that_another_writes_to_is_told_after_waiting(store_url: str) -> None:
    with open_store(store_url, create=True) as first, open_store(store_url, busy_seconds=0.05) as second:
        with first.transaction(), pytest.raises(StoreError, match="another program is writing"):
            second.transaction().__enter__()
        with second.transaction() as work:
            assert work.count_statements() == 0


def test_reader_sees_what_was_there_before_while_another_writes(store_url: str) -> None:
    with open_store(store_url, create=True) as writer, open_store(store_url, read_only=True) as reader:
        with writer.transaction() as work:
            work.add_snapshot(manual(), **TOLD)
            with reader.transaction() as seen:
                assert seen.count_statements() == 0
        with reader.transaction() as seen:
            assert seen.count_statements() == 2


def test_reader_sees_one_state_to_the_end(store_url: str) -> None:
    with open_store(store_url, create=True) as writer, open_store(store_url, read_only=True) as reader:
        seen = reader.transaction()
        before = seen.__enter__()
        assert before.count_statements() == 0
        with writer.transaction() as work:
            work.add_snapshot(manual(), **TOLD)
        assert before.count_statements() == 0
        seen.__exit__(None, None, None)


def test_full_disk_is_told_and_nothing_is_half_written(stored: Path) -> None:
    def grow_without_room(store: Store) -> None:
        with store.transaction() as work:
            pages = work.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            work.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            work.replace_index(INSTITUTE.key, history_of(4, units=400))

    with open_store(stored) as store:
        with pytest.raises(StoreError, match="disk is full"):
            grow_without_room(store)
        with store.transaction() as work:
            assert work.count_statements() == 2
            assert len(work.acts(INSTITUTE.key)) == len(history_of(3).acts)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may read and only its owner write; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody without rights"
)
@pytest.mark.skipif(shutil.which("setpriv") is None, reason="setpriv is not installed")
@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("open_store(path, read_only=True).read_only", "True"),
        ("open_store(path)", "cannot be written"),
        ("open_store(path + '2', create=True)", "cannot be opened"),
    ],
)
def test_folder_that_may_not_be_written_can_be_read_and_says_so(
    stored: Path, open_folder: Path, command: str, told: str
) -> None:
    path = open_folder / "store.db"
    shutil.copy(stored, path)
    program = (
        "import sys; sys.path.insert(0, '.')\n"
        "from changelog.errors import StoreError\n"
        "from changelog.storage.store import open_store\n"
        f"path = {str(path)!r}\n"
        f"try: print({command})\n"
        "except StoreError as error: print(error.message, error.remedy)\n"
    )
    nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all", "--bounding-set=-all"]
    done = subprocess.run([*nobody, sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert told in done.stdout, done.stderr


# --- PostgreSQL -------------------------------------------------------------------------------------------------------


def test_server_that_does_not_answer_is_told_without_the_password() -> None:
    error = refusal("postgresql://ana:secreta@127.0.0.1:1/org")
    assert "cannot be reached" in error.message
    assert "secreta" not in f"{error}{error.remedy}{error.excerpt}"


def test_database_that_the_server_does_not_have_is_told(postgresql_url: str) -> None:
    assert "no such database" in refusal(postgresql_url.replace("/test_", "/nonesuch_")).message


def test_driver_that_is_not_installed_is_told_with_what_to_install() -> None:
    program = (
        "import sys; sys.path.insert(0, '.')\n"
        "sys.modules['psycopg'] = None\n"
        "from changelog.errors import StoreError\n"
        "from changelog.storage.store import open_store\n"
        "try: open_store('postgresql://localhost/org')\n"
        "except StoreError as error: print(error.message, error.remedy)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "driver is not installed" in done.stdout
    assert "org-changelog[postgresql]" in done.stdout


@pytest.mark.parametrize(
    "url", ["mysql://host/db", "sqlite://", "http://example.org", "://", "postgresql+asyncpg://h/d"]
)
def test_other_kinds_of_database_are_told(url: str) -> None:
    assert "not a database that can be used" in refusal(url).message


@pytest.mark.parametrize("prefix", ["postgresql://", "postgresql+psycopg://", "postgres://"])
def test_postgresql_is_known_by_each_of_its_names(postgresql_url: str, prefix: str) -> None:
    url = postgresql_url.replace("postgresql://", prefix)
    with open_store(url, create=True) as store:
        assert store.engine_name == "postgresql"


def test_sqlite_url_is_a_path(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db", create=True) as store:
        assert (store.engine_name, store.place) == ("sqlite", f"{tmp_path}/store.db")
    assert (tmp_path / "store.db").exists()


def test_opening_a_store_does_not_load_alembic(stored: Path) -> None:
    program = (
        "import sys; sys.path.insert(0, '.')\n"
        "from changelog.storage.store import open_store\n"
        f"open_store({str(stored)!r}).close()\n"
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_file_names_with_odd_letters_are_opened(tmp_path: Path) -> None:
    path = tmp_path / "año 100% #1?.db"
    open_store(path, create=True).close()
    assert path.exists()
    open_store(path, read_only=True).close()
