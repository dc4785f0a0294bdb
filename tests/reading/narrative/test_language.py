"""The language of restructures: each verb in the forms in which documents use it, in invented Spanish."""

from __future__ import annotations

import pytest

from tests.reading.narrative.telling import changes, told

CREATED = """\
Se creó la División de Riego.
La División de Riego fue creada en 1999.
Se autoriza crear la División de Riego.
Se aprueba la creación de la División de Riego.
Se acordó que se creara la División de Riego.
Se instruyó la creación e instalación de la División de Riego.
Con la reforma se constituyó la División de Riego.
Se instauró la División de Riego.
Se establece la División de Riego, encargada de los canales.
Ha sido creada la División de Riego.
Se procede a la creación de la División de Riego.
Se fundó la División de Riego.
Se incluye la División de Riego, de nueva creación.
Se dio inicio a las operaciones de la División de Riego.
Inicia funciones la División de Riego.
Comenzó a funcionar la División de Riego.
Entra en operación la División de Riego.
Surge la División de Riego.
Se conforma la División de Riego.
Se implementó la creación de la División de Riego.
Se crea también la División de Riego.
Se crea con carácter permanente la División de Riego.
Se propone y autoriza la creación de la División de Riego.
El Consejo creó la División de Riego.
El decreto instituye la División de Riego.
Se da de alta la División de Riego.
Se dio vida a la División de Riego.
Se apertura la División de Riego.
Nació así la División de Riego.
La nueva División de Riego se crea para atender los canales.
Se formaliza la creación de la División de Riego.
""".splitlines()
ABOLISHED = """\
Se suprimió la División de Riego.
La División de Riego fue suprimida.
Se autoriza suprimir la División de Riego.
Se aprueba la supresión de la División de Riego.
Desapareció la División de Riego.
La División de Riego desaparece de la estructura.
Se da de baja la División de Riego.
Se acordó que desapareciera la División de Riego.
Queda suprimida la División de Riego.
Se cancela la División de Riego.
Se elimina de la estructura la División de Riego.
Se extinguió la División de Riego.
Se disuelve la División de Riego.
Se liquidó la División de Riego.
Deja de existir la División de Riego.
La División de Riego deja de funcionar.
Se ordenó la extinción de la División de Riego.
La desaparición de la División de Riego obedeció al ahorro.
Quedó sin efecto la División de Riego.
Se eliminó la División de Riego.
El Consejo suprimió la División de Riego.
Con la eliminación de la División de Riego se ahorran dos plazas.
La División de Riego quedó extinta.
Se cierra la División de Riego.
Es suprimida la División de Riego.
Se abolió la División de Riego.
La cancelación de la División de Riego, por falta de recursos, se autorizó.
""".splitlines()
RENAMED = """\
Se cambió el nombre de la División de Riego por el de División de Drenaje.
La División de Riego cambió su nombre a División de Drenaje.
La División de Riego cambia de nombre por División de Drenaje.
Se modifica la denominación de la División de Riego por la de División de Drenaje.
La División de Riego modifica su denominación para quedar como División de Drenaje.
La División de Riego se denomina ahora División de Drenaje.
La División de Riego pasa a llamarse División de Drenaje.
La División de Riego fue denominada División de Drenaje.
La División de Riego tomó el nombre de División de Drenaje.
La División de Riego adopta la denominación de División de Drenaje.
La División de Riego recibe la denominación de División de Drenaje.
El cambio de nombre de la División de Riego a División de Drenaje fue autorizado.
Se autorizó que la División de Riego cambiara de denominación a División de Drenaje.
Se autorizó que la División de Riego se denomine División de Drenaje.
La denominación de la División de Riego cambia a División de Drenaje.
La denominación de la División de Riego será en lo sucesivo la de División de Drenaje.
La otrora División de Riego es ahora División de Drenaje.
La antigua División de Riego, hoy División de Drenaje, atiende los canales.
La División de Drenaje (antes División de Riego) atiende los canales.
La División de Drenaje, anteriormente denominada División de Riego, atiende los canales.
La División de Drenaje, antes llamada División de Riego, atiende los canales.
Se sustituye la denominación de la División de Riego por la de División de Drenaje.
Se actualiza el nombre de la División de Riego por División de Drenaje.
La División de Riego se llamará División de Drenaje.
Se renombra la División de Riego como División de Drenaje.
Cambia la denominación de la División de Riego a División de Drenaje.
Se autoriza a la División de Riego cambiar su denominación por División de Drenaje.
La División de Riego (actualmente División de Drenaje) atiende los canales.
La División de Riego será conocida como División de Drenaje.
Se cambió la División de Riego y se nombró como División de Drenaje.
La División de Riego, denominada actualmente División de Drenaje, atiende.
La División de Drenaje, que antes se denominaba División de Riego, atiende los canales.
La División de Riego cambia a División de Drenaje.
La División de Riego cambió de denominación, quedando como División de Drenaje.
Modificando su denominación de División de Riego por la de División de Drenaje.
Cambio de denominación: División de Riego por División de Drenaje.
Se modificó el nombre a la División de Riego a División de Drenaje.
La División de Riego se redenomina División de Drenaje.
""".splitlines()
TRANSFORMED = """\
La Oficina de Pozos se transforma en Departamento de Pozos.
La Oficina de Pozos fue transformada en Departamento de Pozos.
Se transformó la Oficina de Pozos en Departamento de Pozos.
Se autoriza transformar la Oficina de Pozos en Departamento de Pozos.
Transformación de la Oficina de Pozos en Departamento de Pozos.
La Oficina de Pozos se convirtió en Departamento de Pozos.
Se convierte la Oficina de Pozos en Departamento de Pozos.
Se aprobó la conversión de la Oficina de Pozos a Departamento de Pozos.
La Oficina de Pozos se reestructura como Departamento de Pozos.
La Oficina de Pozos se eleva al rango de Departamento.
La Oficina de Pozos asciende a Departamento.
Se eleva la Oficina de Pozos a Departamento de Pozos.
La Oficina de Pozos pasa a ser Departamento de Pozos.
La Oficina de Pozos pasó a convertirse en Departamento de Pozos.
La Oficina de Pozos quedó convertida en Departamento de Pozos.
La Oficina de Pozos adquiere el nivel de Departamento.
La Oficina de Pozos se constituye en Departamento de Pozos.
La Oficina de Pozos dio lugar al Departamento de Pozos.
La que antes era Oficina de Pozos se reestructura como Departamento de Pozos.
Se aprobó que la Oficina de Pozos se transforme en Departamento de Pozos.
Se reconvierte la Oficina de Pozos en Departamento de Pozos.
La Oficina de Pozos cambia de nivel a Departamento de Pozos.
Se dispuso la elevación de la Oficina de Pozos a Departamento de Pozos.
La Oficina de Pozos, transformándose en Departamento de Pozos, conserva su plantilla.
La Oficina de Pozos evoluciona a Departamento de Pozos.
Conversión: la Oficina de Pozos a Departamento de Pozos.
""".splitlines()
MOVED = """\
La División de Riego cambia de adscripción de la Dirección de Presas a la Dirección de Canales.
Se cambia de adscripción la División de Riego, de la Dirección de Presas a la Dirección de Canales.
Cambio de adscripción de la División de Riego, de la Dirección de Presas a la Dirección de Canales.
La División de Riego, dependiente de la Dirección de Presas, se reubica en la Dirección de Canales.
La División de Riego, que dependía de la Dirección de Presas, pasa a depender de la Dirección de Canales.
La División de Riego, que dependía de la Dirección de Presas, queda adscrita a la Dirección de Canales.
Se transfiere la División de Riego de la Dirección de Presas a la Dirección de Canales.
Se traslada la División de Riego, de la Dirección de Presas a la Dirección de Canales.
Se autorizó la transferencia de la División de Riego, perteneciente a la Dirección de Presas, a la Dirección de Canales.
La División de Riego pasa de la Dirección de Presas a la Dirección de Canales.
La División de Riego deja de depender de la Dirección de Presas y se integra a la Dirección de Canales.
La División de Riego deja de pertenecer a la Dirección de Presas para incorporarse a la Dirección de Canales.
Se incorpora a la Dirección de Canales la División de Riego, antes perteneciente a la Dirección de Presas.
A la Dirección de Canales se le adscribe la División de Riego, que provenía de la Dirección de Presas.
Se integra la División de Riego a la Dirección de Canales, procedente de la Dirección de Presas.
Se readscribe la División de Riego de la Dirección de Presas a la Dirección de Canales.
La División de Riego fue readscrita de la Dirección de Presas a la Dirección de Canales.
La División de Riego se separó de la Dirección de Presas para formar parte de la Dirección de Canales.
Reubicación de la División de Riego de la Dirección de Presas a la Dirección de Canales.
El traslado de la División de Riego de la Dirección de Presas a la Dirección de Canales se autorizó.
Se autorizó trasladar la División de Riego de la Dirección de Presas a la Dirección de Canales.
La División de Riego, hasta entonces dependiente de la Dirección de Presas, se suma a la Dirección de Canales.
Se dispuso que la División de Riego dejara de estar adscrita a la Dirección de Presas y pasara a formar parte de la Dirección de Canales.
La División de Riego de la Dirección de Presas se transfiere a la Dirección de Canales.
Se reasigna la División de Riego, de la Dirección de Presas a la Dirección de Canales.
La División de Riego se desincorpora de la Dirección de Presas y se adscribe a la Dirección de Canales.
La adscripción de la División de Riego cambia de la Dirección de Presas a la Dirección de Canales.
La División de Riego dejó de formar parte de la Dirección de Presas y ahora depende de la Dirección de Canales.
Se transfirió de la Dirección de Presas a la Dirección de Canales la División de Riego.
De la Dirección de Presas se transfiere a la Dirección de Canales la División de Riego.
Se modifica la adscripción de la División de Riego, de la Dirección de Presas a la Dirección de Canales.
""".splitlines()
ARRIVED = """\
La División de Riego queda adscrita a la Dirección de Canales.
La División de Riego se integra a la Dirección de Canales.
Se incorpora la División de Riego a la Dirección de Canales.
La División de Riego se incorporó en la Dirección de Canales.
A la Dirección de Canales se incorporó la División de Riego.
Se suma la División de Riego a la Dirección de Canales.
La División de Riego pasó a formar parte de la Dirección de Canales.
La División de Riego quedó integrada a la Dirección de Canales.
Se adscribe la División de Riego a la Dirección de Canales.
Se adscribe a la Dirección de Canales la División de Riego.
La División de Riego dependerá ahora de la Dirección de Canales.
La División de Riego se ubicará en la Dirección de Canales.
Se aprobó que la División de Riego dependa de la Dirección de Canales.
Se determinó adscribir la División de Riego a la Dirección de Canales.
La División de Riego queda bajo la dependencia de la Dirección de Canales.
La División de Riego pasa a la Dirección de Canales.
Se aprobó la adscripción de la División de Riego a la Dirección de Canales.
La División de Riego pasa a integrarse en la estructura de la Dirección de Canales.
La División de Riego pasa a integrar la estructura de la Dirección de Canales.
La Dirección de Canales agrega a su estructura a la División de Riego.
La Dirección de Canales incorpora a su estructura orgánica la División de Riego.
La División de Riego se transfirió a la Dirección de Canales.
La incorporación de la División de Riego a la Dirección de Canales se autorizó.
Se reubica la División de Riego dentro de la Dirección de Canales.
Se anexa la División de Riego a la Dirección de Canales.
""".splitlines()
MERGED = """\
Se fusionan la División de Riego y la División de Drenaje para formar la Coordinación de Aguas.
La División de Riego y la División de Drenaje se fusionaron en la Coordinación de Aguas.
Fusión de la División de Riego y la División de Drenaje para integrar la Coordinación de Aguas.
La División de Riego se fusiona con la División de Drenaje para crear la Coordinación de Aguas.
Se fusionó la División de Riego con la División de Drenaje, dando origen a la Coordinación de Aguas.
La División de Riego y la División de Drenaje se unen para constituir la Coordinación de Aguas.
La División de Riego y la División de Drenaje fueron fusionadas en la Coordinación de Aguas.
De la fusión de la División de Riego y la División de Drenaje surge la Coordinación de Aguas.
La fusión de la División de Riego con la División de Drenaje dio lugar a la Coordinación de Aguas.
Se autoriza fusionar la División de Riego y la División de Drenaje en la Coordinación de Aguas.
Se integran la División de Riego y la División de Drenaje en una sola, denominada Coordinación de Aguas.
La Coordinación de Aguas resulta de la fusión de la División de Riego y la División de Drenaje.
Se compactan la División de Riego y la División de Drenaje en la Coordinación de Aguas.
Se unifican la División de Riego y la División de Drenaje, quedando como Coordinación de Aguas.
La División de Riego y la División de Drenaje se fusionan para dar paso a la Coordinación de Aguas.
Se crea la Coordinación de Aguas por la fusión de la División de Riego y la División de Drenaje.
La Coordinación de Aguas absorbe a la División de Riego y a la División de Drenaje.
""".splitlines()
SPLIT = """\
La Coordinación de Aguas se divide en División de Riego y División de Drenaje.
Se divide la Coordinación de Aguas en la División de Riego y la División de Drenaje.
La Coordinación de Aguas fue dividida en la División de Riego y la División de Drenaje.
Se escinde la Coordinación de Aguas en División de Riego y División de Drenaje.
División de la Coordinación de Aguas en División de Riego y División de Drenaje.
La Coordinación de Aguas se separa en dos: la División de Riego y la División de Drenaje.
La Coordinación de Aguas se desdobla en División de Riego y División de Drenaje.
Se autorizó dividir la Coordinación de Aguas en División de Riego y División de Drenaje.
La Coordinación de Aguas se divide, dando origen a la División de Riego y a la División de Drenaje.
Se aprobó la escisión de la Coordinación de Aguas en la División de Riego y la División de Drenaje.
La Coordinación de Aguas se subdivide en la División de Riego y la División de Drenaje.
La Coordinación de Aguas se desagrega en la División de Riego y la División de Drenaje.
La Coordinación de Aguas se dividió para crear la División de Riego y la División de Drenaje.
""".splitlines()
REPLACED = """\
La División de Drenaje sustituye a la División de Riego.
La División de Riego fue sustituida por la División de Drenaje.
Se sustituye la División de Riego por la División de Drenaje.
Se crea la División de Drenaje en sustitución de la División de Riego.
En sustitución de la División de Riego se crea la División de Drenaje.
Se suprime la División de Riego y en su lugar se crea la División de Drenaje.
Desaparece la División de Riego y en su lugar surge la División de Drenaje.
La División de Drenaje reemplaza a la División de Riego.
En lugar de la División de Riego se establece la División de Drenaje.
Se reemplaza la División de Riego por la División de Drenaje.
La División de Drenaje, que sustituyó a la División de Riego, atiende los canales.
La División de Riego es reemplazada por la División de Drenaje.
Se extingue la División de Riego, creándose en su lugar la División de Drenaje.
Se elimina la División de Riego para crear en su lugar la División de Drenaje.
""".splitlines()
REESTABLISHED = """\
Se restablece la División de Riego.
Se reinstala la División de Riego.
La División de Riego fue restablecida.
Restablecimiento de la División de Riego.
Vuelve a crearse la División de Riego.
Se reactiva la División de Riego.
Se autorizó restablecer la División de Riego.
Se volvió a crear la División de Riego.
""".splitlines()


@pytest.mark.parametrize("sentence", CREATED)
def test_a_creation_is_told_in_this_form(sentence: str) -> None:
    assert changes(sentence) == [("created", "División de Riego", ())]


@pytest.mark.parametrize("sentence", ABOLISHED)
def test_an_abolition_is_told_in_this_form(sentence: str) -> None:
    assert changes(sentence) == [("abolished", "División de Riego", ())]


@pytest.mark.parametrize("sentence", RENAMED)
def test_a_change_of_name_is_told_in_this_form(sentence: str) -> None:
    assert changes(sentence) == [("renamed", "División de Riego", ("División de Drenaje",))]


@pytest.mark.parametrize("sentence", TRANSFORMED)
def test_a_transformation_is_told_in_this_form(sentence: str) -> None:
    assert changes(sentence) == [("transformed", "Oficina de Pozos", ("Departamento de Pozos",))]


@pytest.mark.parametrize("sentence", SPLIT)
def test_a_split_is_told_in_this_form(sentence: str) -> None:
    assert changes(sentence) == [("split", "Coordinación de Aguas", ("División de Riego", "División de Drenaje"))]


@pytest.mark.parametrize("sentence", REPLACED)
def test_a_replacement_is_told_in_this_form(sentence: str) -> None:
    assert changes(sentence) == [("replaced", "División de Riego", ("División de Drenaje",))]


@pytest.mark.parametrize("sentence", REESTABLISHED)
def test_a_reestablishment_is_told_in_this_form(sentence: str) -> None:
    assert changes(sentence) == [("reestablished", "División de Riego", ())]


@pytest.mark.parametrize("sentence", MERGED)
def test_a_merger_is_told_in_this_form(sentence: str) -> None:
    assert changes(sentence) == [
        ("merged", "División de Riego", ("Coordinación de Aguas",)),
        ("merged", "División de Drenaje", ("Coordinación de Aguas",)),
    ]


@pytest.mark.parametrize("sentence", MOVED)
def test_a_move_from_one_parent_to_another_is_told_in_this_form(sentence: str) -> None:
    (change,) = told(sentence).changes
    assert (change.kind, change.unit) == ("reassigned", "División de Riego")
    assert (change.from_parent, change.to_parent) == ("Dirección de Presas", "Dirección de Canales")


@pytest.mark.parametrize("sentence", ARRIVED)
def test_a_move_to_a_parent_is_told_in_this_form(sentence: str) -> None:
    (change,) = told(sentence).changes
    assert (change.kind, change.unit) == ("reassigned", "División de Riego")
    assert (change.from_parent, change.to_parent) == (None, "Dirección de Canales")


@pytest.mark.parametrize(
    "sentence",
    [
        "La División de Riego no se suprime ni se transforma.",
        "Las obras no se crearon en la División de Riego.",
        "3. Proponer la creación de la División de Riego y la supresión de la División de Drenaje.",
        "IV.- Autorizar el cambio de adscripción de la División de Riego a la Dirección de Canales.",
        "La División de Riego observará los lineamientos que establezca la Dirección de Canales.",
        "Se establecen en el Reglamento Interior de la Dirección de Canales las reglas del riego.",
        "Se elaboró el manual en coordinación con la División de Riego.",
        "Se suprimieron las funciones de la División de Riego en materia de pozos.",
        "Se crearon tres plazas para la División de Riego.",
        "La División de Riego se integra a los trabajos del Comité de Canales.",
        "Las áreas que integran la Dirección de Canales se reunirán cada mes.",
        "La estructura de la Dirección de Canales surge de la necesidad de ordenar el agua de la División de Riego.",
        "El personal de la División de Riego fue transferido a la Dirección de Canales.",
        "Se instaló el Comité de Canales con la División de Riego.",
        "Fue aprobado el Manual de Organización de la División de Riego, que sustituye al de 2010.",
        "Se modificó la atribución de la División de Riego relativa a los pozos.",
        "El Departamento de Estadística del Censo, creado en 1960, publica sus tablas.".replace(
            "El Departamento", "La Oficina"
        ),
    ],
)
def test_what_only_looks_like_a_change_tells_none(sentence: str) -> None:
    assert changes(sentence) == []
