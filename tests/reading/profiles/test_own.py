"""A user's own profile: what it adds to the one it extends, and what its faults say."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelog.errors import InputError
from changelog.reading.profiles import from_file, named
from changelog.reading.profiles.loader import names, text_of

HEAD = 'extends = "spanish"\ntitle = "Manuales de viveros"\n'


def refused(text: str | bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        from_file(text.encode() if isinstance(text, str) else text, "viveros.toml")
    return caught.value


def test_it_is_called_as_its_file_and_has_the_digest_of_its_bytes() -> None:
    data = HEAD.encode()
    profile = from_file(data, "viveros.toml")
    assert (profile.name, profile.title, profile.extends) == ("viveros", "Manuales de viveros", "spanish")
    assert profile.digest == hashlib.sha256(data).hexdigest()
    assert profile.ranks == named("spanish").ranks


def test_list_replaces_and_list_below_add_is_joined() -> None:
    general = named("spanish")
    profile = from_file(
        f'{HEAD}institutions = ["Vivero"]\n[add]\nranks = ["Almácigo", "Dirección"]\nlabels.objective = ["Finalidad"]\n'.encode(),
        "viveros.toml",
    )
    assert profile.institutions == ("Vivero",)
    assert profile.ranks == (*general.ranks, "Almácigo")
    assert profile.objective_labels == general.objective_labels | {"finalidad"}
    assert profile.function_labels == general.function_labels


def test_tables_are_joined_by_name() -> None:
    profile = from_file(f"{HEAD}[furniture]\nsello = 'Sello \\d{{1,4}}'\n".encode(), "viveros.toml")
    assert profile.furniture_of("Sello 12") == "sello"
    assert profile.furniture_of("Página 3 de 9") == "page number"


def test_mark_of_bytes_and_line_ends_of_windows_do_not_matter() -> None:
    text = f"{HEAD}[add]\nranks = [\n  3]\n"
    for data in (text.encode("utf-8-sig"), text.replace("\n", "\r\n").encode()):
        assert refused(data).place == "viveros.toml:5:3"


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ('extends = "spansh"\n', "1:11", "knows no profile 'spansh'; did you mean 'spanish'?"),
        ('extends = ["spanish"]\n', "1:11", "knows no profile"),
        ('title = "Viveros"\n', "1", "extends no profile and lacks"),
        (f'{HEAD}rank = ["a"]\n', "3:1", "'rank' is not known; did you mean 'ranks'?"),
        (f'{HEAD}ranks = ["a",\n "b", 3]\n', "4:7", "'ranks.3' must be a text"),
        (f'{HEAD}ranks = "a"\n', "3:9", "'ranks' must be a list of texts"),
        (f'{HEAD}layout = "chapter"\n', "3:10", "knows no 'chapter'; did you mean 'chapters'?"),
        (f"{HEAD}sections = 3\n", "3:12", "'sections' must be a table of keys"),
        (f'{HEAD}[sections]\nfunction = ["x"]\n', "4:1", "'sections.function' is not known; did you mean 'functions'?"),
        (f'{HEAD}[effect]\norder = ["prose", "hearsay"]\n', "4:19", "'effect.order.2' knows no 'hearsay'"),
        (f"{HEAD}[furniture]\nsello = 'Sello (\\d'\n", "4:16", "is no regular expression"),
        (f"{HEAD}[furniture]\nsello = 'Sello (\\d)'\n", "4:9", "must not capture groups"),
        (f"{HEAD}[furniture]\nsello = '(?:a+)+b'\n", "4:9", "could take too long"),
        (f"{HEAD}[furniture]\nsello = 'a(?=b)'\n", "4:9", "look around"),
        (f"{HEAD}[evidence]\ns = 3\n", "4:5", "'evidence.s' must be a sign"),
        (f"{HEAD}[evidence]\ns = {{ weight = 2 }}\n", "4:5", "lacks 'line'"),
        (f"{HEAD}[evidence]\ns = {{ wieght = 2, line = 'x' }}\n", "4:7", "is not known; did you mean 'weight'?"),
        (f"{HEAD}[evidence.s]\nweight = 200\nline = 'x'\n", "4:10", "must be a number from 1 to 100"),
        (f"{HEAD}[evidence.s]\nweight = true\nline = 'x'\n", "4:10", "must be a whole number"),
        (f"{HEAD}[evidence.s]\nweight = 2\nline = 'x'\ntimes = 0\n", "6:9", "must be a number from 1"),
        (f"{HEAD}[add]\nfurniture = ['x']\n", "4:1", "'add.furniture' is not known"),
        (f"{HEAD}[labels]\nobjective = ['--']\n", "4:14", "has no letter and no figure"),
        (HEAD + "[gazettes]\n" + "".join(f"a{n} = 'x'\n" for n in range(201)), "3:2", "more than 200 entries"),
        (f'{HEAD}title = "again"\n', "3:16", "is no TOML: Cannot overwrite a value"),
        ('extends = "spanish\n', "1:19", "is no TOML"),
    ],
)
def test_fault_is_told_with_line_and_column_and_what_to_do(text: str, place: str, what: str) -> None:
    error = refused(text)
    assert what in str(error)
    assert error.place == f"viveros.toml:{place}"
    assert error.remedy


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"a = " + b"[" * 20_000, b"#" * 2_000_000])
def test_file_that_is_no_profile_at_all_is_refused(data: bytes) -> None:
    assert refused(data).place is not None


def test_profile_of_the_program_is_a_start_for_ones_own() -> None:
    for name in names():
        assert from_file(text_of(name).encode(), "mine.toml").evidence == named(name).evidence


RIEGO = (Path(__file__).resolve().parents[3] / "examples" / "profiles" / "riego.toml").read_text("utf-8")
PIECES = ["\n[add]\n", "extends", "'''", '"' * 3, "{ }"]


@given(
    st.integers(0, len(RIEGO)),
    st.integers(0, 12),
    st.one_of(st.text("[]{}'\"=.#\n a1\\(*+", max_size=8), st.sampled_from(PIECES)),
)
def test_whatever_is_altered_in_a_profile_it_is_read_or_refused_with_a_place(at: int, cut: int, put: str) -> None:
    refused = _refused_at((RIEGO[:at] + put + RIEGO[at + cut :]).encode())
    assert refused is None or refused.startswith("riego.toml")


def _refused_at(data: bytes) -> str | None:
    """The place of the fault; None where there is none."""
    try:
        from_file(data, "riego.toml")
    except InputError as error:
        return error.place
    return None
