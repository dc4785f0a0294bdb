"""Verbs of change: how they are conjugated, and that every form that asks for one gets it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelog.reading.narrative.conjugation import Mood, conjugated
from changelog.reading.narrative.forms import forms, forms_for
from changelog.reading.narrative.verbs import lexicon, verb_signs


@pytest.mark.parametrize(
    ("infinitive", "stems", "forms"),
    [
        ("crear", None, "crea crean creó crearon creará crearía crearan cree creando creándose creada creados"),
        ("suprimir", None, "suprime suprimen suprimió suprimieron suprimirá suprimiera suprima suprimido"),
        ("desaparecer", None, "desaparece desapareció desaparezca desaparezcan desaparecido"),
        ("sustituir", None, "sustituye sustituyó sustituyeron sustituya sustituyendo sustituido"),
        ("extinguir", None, "extingue extinguió extinga extinguida"),
        ("transferir", ("transfier", "transfir"), "transfiere transfirió transfiera transfiriendo transferido"),
        ("agregar", None, "agrega agregue agregó agregado"),
        ("reubicar", None, "reubica reubique reubicó reubicada"),
        ("erigir", None, "erige erija erigió erigida"),
        ("disponer", ("dispon", "dispus"), "dispone dispuso disponga"),
    ],
)
def test_verbs_are_conjugated_as_in_spanish(infinitive: str, stems: tuple[str, str] | None, forms: str) -> None:
    made = {form for form, _ in conjugated(infinitive, stems)}
    assert set(forms.split()) <= made


@pytest.mark.parametrize("word", "Créase Suprímense Transfiérese Fusiónanse Adscríbese Escíndese Sustitúyese".split())
def test_commands_with_se_are_known_with_their_accents(word: str) -> None:
    ((_, _, sign),) = verb_signs(f"ARTÍCULO 1.- {word}")
    assert sign in lexicon().all_of(Mood.DONE)


@pytest.mark.parametrize(
    "text", ["el nombre de la forma", "la suma de las partes", "conforme a la ley", "por una parte"]
)
def test_common_words_are_no_verbs(text: str) -> None:
    assert verb_signs(text) == []


def test_a_common_word_is_a_verb_behind_se() -> None:
    assert len(verb_signs("se suma a las demás")) == 1


def test_every_form_is_found_by_what_it_asks_for() -> None:
    for form in forms():
        asked = [*form.verbs, *form.words]
        assert not asked or all(form in forms_for(one) for one in asked), form.name


def test_forms_bear_names_of_their_own() -> None:
    names = [form.name for form in forms()]
    assert len(names) == len(set(names))


@given(st.text(alphabet="sécreanuprimtfo ó.", max_size=80))
def test_verbs_lie_in_their_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for start, stop, _ in verb_signs(text):
        assert end <= start < stop <= len(text)
        end = stop
