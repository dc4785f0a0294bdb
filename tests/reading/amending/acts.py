"""Invented acts in the layouts that amending acts have: fractions with dots, articles quoted one by one, orders of units."""

from __future__ import annotations

FRACTIONS = """\
DOF: 03/05/2021

DECRETO por el que se reforman, adicionan y derogan diversas disposiciones del Reglamento Interior de la Secretaría de Mareas.

ARTÍCULO ÚNICO.- Se REFORMAN los artículos 10, fracciones III y V, y 12; se ADICIONAN la fracción XV Bis al artículo 20, y las fracciones VI y VII del artículo 22, y se DEROGAN la fracción IV del artículo 14, y el artículo 30, del Reglamento Interior de la Secretaría de Mareas, para quedar como sigue:

"Artículo 10.- La Dirección General de Faros tiene las atribuciones siguientes:

I. y II. ...

III. Encender los faros de la costa norte
cada noche;

IV. ...

V. Llevar el registro de las lámparas, que comprende:

a) Su número, y

b) Su alcance;

VI. a X. ...

Artículo 12.- La Dirección General de Boyas tiene las atribuciones siguientes:

I. Fondear las boyas;

II. Retirar las boyas vencidas, y

III. Pintar las boyas.

Artículo 14.- ...

I. a III. ...

IV. Se deroga.

V. a IX. ...

Artículo 20.- ...

I. a XV. ...

XV Bis. Medir las mareas vivas;

XVI. a XX. ...

Artículo 22.- ...

I. a V. ...

VI. Publicar las tablas, y

VII. Guardar los mareógrafos.

Artículo 30.- Se deroga."

TRANSITORIOS

PRIMERO.- El presente Decreto entrará en vigor el día siguiente al de su publicación en el Diario Oficial de la Federación.

SEGUNDO.- Se crea un fondo para los gastos.

Dado en la Ciudad de México, a 30 de abril de 2021.
"""

ARTICLES = """\
---
identifier: "DECRETO-77-2022"
fecha_publicacion: "2022-03-10"
---

por el cual se modifica la estructura del Ministerio de Salinas.

CONSIDERANDO:

Que mediante el Decreto 55 de 2010 se suprimió la Oficina de Sal de Roca.

DECRETA:

**Artículo 1°.** Modificar el artículo 6 del Decreto 55 de 2010, el cual quedará así:

"**Artículo 6°. Oficina de Control Salino.** Son funciones de la Oficina de Control Salino, las siguientes:

1. Pesar la sal.

2. Sellar los sacos.

**Artículo 2°.** Modifícase el numeral 5 del artículo 14 del Decreto 55 de 2010, el cual quedará así:

"5. Vigilar los hornos de noche."

**Artículo 3°.** Adiciónanse los siguientes numerales al artículo 14 del Decreto 55 de 2010:

"12. Contar los carros.

13. Barrer las eras."

**Artículo 4°.** Suprímense la Dirección de Hornos y la Subdirección de Eras.

**Artículo 5°.** Créase la Dirección de Salmueras, dependiente del Viceministerio de Sal, la cual cumplirá las siguientes funciones:

1. Medir la salmuera.

2. Mover la salmuera.

**Artículo 6°.** Derógase el numeral 4 del artículo 17 del Decreto 55 de 2010.

**Artículo 7°.** Trasládase la Oficina de Pesas, dependiente del Viceministerio de Sal, a la Secretaría General.

**Artículo 8°.** El presente decreto rige a partir de la fecha de su publicación, y deroga las disposiciones que le sean contrarias.

Publíquese y cúmplase.
"""

UNITS = """\
---
publication_date: "2018-05-11"
---
# MINISTERIO DE PUENTES

Decreto 419/2018

Bs. As., 9/5/2018

VISTO el Decreto N° 300/2016, y

CONSIDERANDO:

Que por el Decreto N° 300/2016 se creó la DIRECCIÓN DE VIGAS.

DECRETA:

ARTÍCULO 1°.- Suprímese la SUBSECRETARÍA DE ARCOS de la SECRETARÍA DE OBRAS.

ARTÍCULO 2°.- Créase la DIRECCIÓN NACIONAL DE PILARES, dependiente de la SUBSECRETARÍA DE CIMIENTOS.

ARTÍCULO 3°.- Transfiérese la DIRECCIÓN DE VIGAS, de la órbita de la SUBSECRETARÍA DE ARCOS a la órbita de la SUBSECRETARÍA DE CIMIENTOS.

ARTÍCULO 4°.- Modifícase la denominación de la DIRECCIÓN DE CABLES, la que pasará a denominarse DIRECCIÓN DE TIRANTES.

ARTÍCULO 5°.- Sustitúyense las Acciones 2 y 3 de la DIRECCIÓN DE PEAJES, por las siguientes:

"2. Cobrar el peaje diurno.

3. Cobrar el peaje nocturno."

ARTÍCULO 6°.- Incorpórase como acción 5 de la DIRECCIÓN DE PEAJES la siguiente: "5. Publicar las tarifas."

ARTÍCULO 7°.- Sustitúyese del Anexo II del Decreto N° 300/2016 la parte correspondiente a la SECRETARÍA DE OBRAS, de acuerdo con la planilla anexa.

ARTÍCULO 8°.- Las disposiciones del presente decreto entrarán en vigencia el 1 de junio de 2018.

ARTÍCULO 9°.- Comuníquese, publíquese y archívese.

Planilla anexa al artículo 7°

SECRETARÍA DE OBRAS

1. Suprímese la Oficina de Adoquines.
"""

STRUCTURE = """\
---
identifier: "DECRETO-91-2023"
publication_date: "2023-03-24"
---
# por el cual se modifica la estructura del Ministerio de Salinas

**DECRETA:**

##### **Artículo 1°.** Modifícase el artículo 4° del Decreto 55 de 2010, el cual quedará así:

**"Artículo 4°.** *Estructura*. La estructura del Ministerio de Salinas será la siguiente:

- 1. Viceministerio de Sal

1.1 Dirección de Hornos

1.2 Oficina de Control Salino

1.3 Oficina de Balanzas

- 2. Secretaría General

2.1 Oficina de Pesas".

##### **Artículo 2°.** Adiciónase en el Decreto 55 de 2010, un artículo 9 Bis, cuyo texto es el siguiente:

**"Artículo 9° Bis.** *Oficina de Balanzas*. Son funciones de la Oficina de Balanzas, las siguientes:

1. Calibrar.

2. Certificar.".

##### **Artículo 3°.** El presente Decreto rige a partir de la fecha de su publicación.
"""
