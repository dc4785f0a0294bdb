"""Whatever an act says, in whatever order: it is refused, or every line is used once and its units are a structure."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from changelog.domain.dates import PartialDate
from changelog.domain.snapshots import Institution, Snapshot
from changelog.errors import InputError
from changelog.reading import read_manual
from changelog.reading.whole import read_whole
from tests.reading.accounting import lines_unaccounted

UNITS = (
    "Dirección de Velas",
    "Dirección de Remos",
    "Oficina de Nudos",
    "Subdirección de Anclas de Proa",
    "Órganos de Línea",
)
LINES = (
    "DECRETO 5 DE 2012",
    "publication_date: '2012-05-04'",
    "CAPÍTULO II",
    "DIRECCIÓN DE VELAS",
    "LEGISLACIÓN ANTERIOR []",
    "(*) Artículo modificado por la Ley 5, cuyo texto es el siguiente:",
    "Artículo {n}.- La estructura del Instituto de Velas será la siguiente:",
    "Artículo {n}. *{u}*. Son funciones de la {u}, las siguientes:",
    "Artículo {n}.- La {u} tiene las atribuciones siguientes:",
    "Artículo {n}.- La {u} es el órgano de apoyo que depende de la {v}.",
    "Artículo {n}.- La {u} tiene a su cargo las siguientes unidades orgánicas:",
    "Artículo {n}.- Las unidades administrativas tienen las atribuciones genéricas siguientes:",
    "Artículo {n}.- El Director General tendrá las siguientes facultades:",
    "**“Artículo {n}A.** {u}. Son funciones las siguientes:",
    "“Artículo {n}.- La {u} tiene las funciones siguientes:",
    "Artículo {n}",
    "{n}. {u}",
    "{n}.{n} {v}",
    "I. {u};",
    "a) {v};",
    "* {u}",
    "A. Las unidades siguientes:",
    "1. Coser:",
    "2. Cortar. 3. Zurcir.",
    "4 Remendar.",
    "II Bis. Atar.",
    "“5. Desatar.”",
    "b) Lo demás;",
    "Parágrafo. Lo anterior no obsta.",
    "TRANSITORIOS",
    "El presente decreto rige a partir de su publicación.",
    "**",
    "",
)
ACTS = st.lists(
    st.tuples(st.sampled_from(LINES), st.integers(1, 9), st.sampled_from(UNITS), st.sampled_from(UNITS)),
    min_size=4,
    max_size=60,
).map(lambda lines: "\n".join(line.format(n=n, u=u, v=v) for line, n, u, v in lines))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ACTS)
def test_any_act_is_refused_or_accounted_for(text: str) -> None:
    try:
        reading = read_manual(text.encode(), "acto.txt", profile="articled_acts", narrated=True)
    except InputError:
        return
    assert lines_unaccounted(reading, text) == []
    snapshot = Snapshot(Institution("Instituto de Velas"), PartialDate(2012), reading.units, heads_on_top=True)
    assert snapshot.heads
    assert read_whole(text.encode(), "acto.txt", profile="articled_acts").reading is not None
