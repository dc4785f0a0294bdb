"""Invented acts by articles, in the layouts of several countries."""

from __future__ import annotations

DECREE = """\
---
title: "por el cual se modifica la estructura del Ministerio de Puertos y Canales"
identifier: "DECRETO-777-2012"
publication_date: "2012-05-04"
---
# DECRETO 777 DE 2012

(mayo 3)

**DECRETA:**

### **CAPÍTULO I**

**Artículo 1°.** *Objetivo*. El Ministerio de Puertos y Canales tendrá como objetivo abrir canales.

**Artículo 2º****.***Estructura*. La estructura del Ministerio de Puertos y Canales será la siguiente:

- 1. Despacho del Ministro

1.1 Oficina Asesora de Mareas

1.2. Oficina de Faros y Boyas

2. Despacho del Viceministro de Canales

2.1 Dirección de la Esclusa Mayor

2.1 .1 Subdirección Financiera

3. Secretaría General

3.1 Subdirección Financiera.

##### **Artículo 3°.***Funciones del Despacho del Ministro*. Son funciones del Despacho del Ministro, además de las de la ley, las siguientes:

- 1. Dirigir la política de puertos. 2. Nombrar a los prácticos del canal.

- 3. Las demás que le asigne la ley.

**Artículo 4°.*****Oficina Asesora de Mareas.*** Son funciones de la Oficina Asesora de Mareas, las siguientes:

1. Medir las mareas, para lo cual:

a) Leerá las escalas;

b) Calculará las alturas.

2. Publicar las tablas de mareas.

**Artículo 5°**. *Oficinas de Faros y Boyas*. Cumplirá las siguientes funciones:

1. Encender los faros.

**Artículo 6°.***Funciones del Viceministro de Canales*. Son funciones del Viceministro de Canales las siguientes:

1. Coordinar las esclusas.

2 Vigilar su reparación.

3. Presidir el consejo de canales.

**“Artículo 6A.** ***Oficina de Dragas***. Son funciones de la Oficina de Dragas, las siguientes:

1. Dragar lo que otro decreto mande.

**Artículo 7°.***Dirección de Esclusa Mayor*. Son funciones de la Dirección de la Esclusa Mayor las siguientes:

1. Operar las compuertas nuevas.

LEGISLACIÓN ANTERIOR []

**Artículo 7°.***Dirección de Esclusa Mayor*. Son funciones de la Dirección de la Esclusa Mayor las siguientes:

1. Operar las compuertas viejas.

Vigente desde: 04/05/2012 y hasta el: 26/01/2022

**Artículo 8°.***Subdirección Financiera*. Son funciones de la Subdirección Financiera de la Secretaría General las siguientes:

1. Llevar las cuentas del Ministerio.

**Artículo 9°.***Subdirección Financiera*. Son funciones de la Subdirección Financiera de la Dirección de la Esclusa Mayor:

1. Cobrar los peajes.

**Artículo 10.***Secretaría General*. Son funciones de la Secretaría General, las siguientes:

1. Administrar al personal.

3. Administrar los bienes.

**Artículo 11.***Vigencia*. El presente decreto rige a partir de la fecha de su publicación y deroga el Decreto 5 de 2001.

Dado en la capital, a 3 de mayo de 2012.
"""

REGULATION = """\
SECRETARÍA DE PUERTOS
REGLAMENTO Interior de la Secretaría de Puertos.
Al margen un sello con el Escudo Nacional.
REGLAMENTO INTERIOR DE LA SECRETARÍA DE PUERTOS
CAPÍTULO I
DE LA ORGANIZACIÓN
Artículo 1.- La Secretaría de Puertos, en adelante la Secretaría, tiene a su cargo los puertos.
Artículo 2.- Al frente de la Secretaría está una persona Titular, quien se auxiliará de las unidades administrativas siguientes:
I.\tSubsecretaría de Muelles, a la cual se adscriben las unidades administrativas siguientes:
a)\tDirección General de Grúas;
b)\tDirección General de Bodegas, y
c)\tDirección General de Aduanas Interiores;
II.\tUnidad de Administración, a la cual se adscribe la unidad siguiente:
a)\tDirección General de Personal, y
III.\tDirección General de Asuntos Jurídicos, la cual queda adscrita a la persona Titular de la Secretaría.
Las unidades administrativas podrán auxiliarse de las direcciones de área y subdirecciones que requiera el servicio, en los \
términos que apruebe su superior jerárquico.
CAPÍTULO II
DE LAS FACULTADES
Artículo 3.- La persona Titular de la Secretaría tiene las facultades indelegables siguientes:
I.\tFijar la política de puertos, y
II.\tNombrar capitanes.
Artículo 4.- Las unidades administrativas de la Secretaría tienen las atribuciones genéricas siguientes:
I.\tAcordar con su superior jerárquico, y
II.\tExpedir copias certificadas.
Artículo 5.- La Subsecretaría de Muelles y las unidades administrativas a que se refiere el artículo 2 tienen las siguientes:
I.\tRepresentar a la Secretaría.
CAPÍTULO III
DE LAS ATRIBUCIONES
Artículo 6.- La Subsecretaría de Muelles tiene las atribuciones siguientes:
I.\tConstruir muelles;
II.\tReparar muelles;
II Bis.\tDemoler los muelles inservibles;
III.\tAutorizar obras, conforme a lo siguiente:
a)\tLas de madera, y
b)\tLas de concreto, y
IV.\tLas demás que le encomiende la persona Titular.
Artículo 7.- La persona titular de la Dirección General de Grúas tendrá las siguientes atribuciones:
I.\tOperar grúas;
II.\tVender grúas;
V.\tAlquilar grúas.
La persona titular de la Dirección General se auxiliará de las personas titulares de las direcciones que requiera para ello.
Artículo 8.- Corresponde a la Dirección General de Bodegas:
I.\tGuardar mercancías.
Artículo 8 BIS.- Al frente de la Dirección General de Aduanas Interiores habrá una persona titular, a quien corresponde:
I.\tRevisar mercancías.
Artículo 9.- A la Unidad de Administración le corresponden las atribuciones siguientes:
I.\tAdministrar los recursos.
Artículo 10.- El Director General de Personal ejercerá las facultades siguientes:
I.\tContratar al personal.
Artículo 11.- La Dirección General de Asuntos Jurídicos tiene las atribuciones siguientes:
I.\tDefender a la Secretaría.
Artículo 12.- La Unidad de Igualdad, adscrita a la Unidad de Administración, tiene las funciones siguientes:
I.\tPromover la igualdad.
CAPÍTULO IV
DEL ÓRGANO INTERNO DE CONTROL
Artículo 13.- El Órgano Interno de Control en la Secretaría estará a cargo de una persona titular que se designe conforme a la ley.
CAPÍTULO V
DE LA SUPLENCIA
Artículo 14.- La persona Titular de la Secretaría será suplida en sus ausencias por la Subsecretaría de Muelles.
TRANSITORIOS
PRIMERO.- El presente Reglamento entrará en vigor al día siguiente de su publicación en el Diario Oficial de la Federación.
SEGUNDO.- Se abroga el Reglamento anterior.
Dado en la residencia oficial, a 13 de diciembre de 2021.- Rúbrica.
"""

ROF = """\
---
title: Aprueban Reglamento de Organización y Funciones del Tribunal Nacional de Regatas
publication_date: '2016-01-23'
---
# Aprueban Reglamento de Organización y Funciones del Tribunal Nacional de Regatas

## RESOLUCION Nº 001-2016-TNR

     Lima, 4 de enero de 2016

     RESUELVE

     **_Artículo Primero.-_** _Aprobar el Reglamento de Organización y Funciones._**(\\*)
**

**(\\*) Artículo modificado por el [Artículo Primero de la Resolución N° 9-2017-TNR](/norma/H1), cuyo texto es el siguiente:**

     **" Artículo Primero.-** Aprobar otro Reglamento.**"**

     **Artículo Segundo.-** La presente Resolución entra en vigencia a partir del día siguiente de su publicación.

**TÍTULO I**

**ESTRUCTURA ORGÁNICA
**

     **Artículo 1 ESTRUCTURA ORGÁNICA**

      Para el cumplimiento de sus funciones, la estructura orgánica del Tribunal Nacional de Regatas es la siguiente:

     **1\\. Alta Dirección**

      \\* Pleno del Tribunal Nacional de Regatas

     \\* Presidencia del Tribunal Nacional de Regatas

     -**"** Comité de Velas Digitales**"(\\*)**

**(\\*) Extremo incorporado por la Resolución N° 9-2017-TNR.**

     **2\\. Órgano de Apoyo**

                \\*_Oficina de Velas_**(\\*)
**

     **3\\. Órganos de Línea**

          \\* Dirección General de Botes

               \\* Logística de Remos

               \\* Tesorería

**Capítulo I**

**ALTA DIRECCIÓN
**

**PLENO DEL TRIBUNAL NACIONAL DE REGATAS
**

     **Artículo 2** El Pleno es la máxima autoridad del Tribunal Nacional de Regatas.

     **Artículo** **3** Los miembros del Pleno gozan de los honores que les da la ley.

     **Artículo** **4** Las funciones del Pleno del Tribunal Nacional de Regatas son las siguientes:

     1. Resolver las regatas;

      _2\\. Aprobar el Reglamento de Regatas;_**(\\*)**

(\\*) Numeral 2) modificado por la Resolución N° 9-2017-TNR, publicada el 16 enero 2019, cuyo texto es el siguiente:

     **"** 2. Aprobar el Reglamento de Velas.**"**

     3. Otras que le asigne la ley.

     **"** 4. Vigilar los vientos.**"(\\*)**

    **“Artículo 4º** Las funciones del Pleno del Tribunal Nacional de Regatas, son las siguientes:

1\\. Resolver todas las regatas.”

**PRESIDENCIA DEL TRIBUNAL NACIONAL DE REGATAS
**

     **Artículo 5** La Presidencia es el órgano de alta dirección que depende del Pleno del Tribunal Nacional de Regatas.

     **Artículo 6** Las funciones de la Presidencia, son las siguientes:

     1. Representar al Tribunal.

**Capítulo II**

**OFICINA DE VELAS
**

     **Artículo 7** La Oficina de Velas es la unidad orgánica de apoyo que depende de la Presidencia, encargada de las velas.

     **Artículo 8** La Oficina de Velas está a cargo de un profesional con título universitario.

     **Artículo 9** Las funciones de la Oficina de Velas, son las siguientes:

     1. Coser velas.

     **" Artículo 9-A** Son funciones del Gabinete de Nudos:

     1. Atar nudos.**"**

**DIRECCIÓN GENERAL DE BOTES
**

     **Artículo 10** La Dirección General de Botes es el órgano de línea que depende de la Presidencia.

     **Artículo 11** Las funciones de la Dirección General de Botes de Remo, son las siguientes:

     1. Construir botes.

     **Artículo 12** La Dirección General de Botes, para el cumplimiento de sus funciones, tiene a su cargo las siguientes unidades:

     \\* Logística de Remos

     \\* Tesorería

**LOGÍSTICA DE REMOS
**

     **Artículo 13** La unidad orgánica de Logística de Remos depende de la Dirección General de Botes, y compra remos.

     **Artículo 14** Las funciones de la unidad orgánica de Logística de Remos son las siguientes:

     1. Comprar remos.

**TESORERÍA
**

     **Artículo 15** Las funciones de la unidad orgánica de Tesorería son las siguientes:

     1. Pagar remos.

**TÍTULO II**

**DISPOSICIONES COMPLEMENTARIAS
**

     **Primera:** Las menciones de otros órganos se entienden hechas a los de este Reglamento.
"""

MISPRINTED = """\
---
title: "por el cual se determinan los objetivos y la estructura orgánica del Ministerio de Comercio, Puertos y Faros, y se dictan otras disposiciones"
identifier: "DECRETO-210-2003"
publication_date: "2003-02-03"
entry_into_force: "2003-02-05"
---
# por el cual se determinan los objetivos y la estructura orgánica del Ministerio de Comercio, Puertos y Faros, y se dictan otras disposiciones

**DECRETA:**

##### **Artículo 1°.** *E* structura. La organización del Ministerio de Comercio, Puertos y Faros quedará así:

- **1. DESPACHO DEL MINISTRO**

- 1.1. Oficina Asesora Jurídica. 1.2. Oficina de Planeación.

1.2.1.Subdirección de Planes

- **2. SECRETARIA GENERAL**

- 3. ORGANOS INTERNOS DE ASESORIA

- 3.1. El Comité de Gerencia

##### **Artículo 2°.** *Funciones del Despacho del Ministro de Comercio, Puertos y Faros*: Son funciones del Despacho del Ministro de Comercio, Puertos y Faros las siguientes:

- 1. Dirigir.

Parágrafo. Las funciones delegadas continuarán así.

**Artículo 3°. Oficina Asesora Jurídica. La Oficina Asesora Jurídica tendrá las siguientes funciones:**

- 1. Defender.

- 2. SUPRIMIDO

##### **Artículo 4°.** Oficina de Planeación. Son funciones de la Oficina de Planeación:

- 1. Planear.

##### **Artículo 5°.** Subdirección de Planes. Son funciones de la Subdirección de Planes:

- 1. Planear más.

##### **Artículo 6°.** Secretaría General. Son funciones de la Secretaría General del Ministerio las siguientes:

- 1. Administrar.

##### **Artículo 7°.** Vigencia. El presente decreto rige a partir de la fecha de su publicación.
"""
"""A decree with two entries on a line, a blank inside a code, a title cut by emphasis, a function that was suppressed."""

GROUPED = """\
REGLAMENTO INTERIOR DE LA SECRETARÍA DE FAROS Y CRÉDITO
Publicado en el Diario Oficial de la Federación el 11 de septiembre de 1996
CAPÍTULO I
ARTÍCULO 1o.- La Secretaría de Faros y Crédito tiene a su cargo los faros.
ARTÍCULO 2o.- Para el despacho de los asuntos de su competencia, la Secretaría de Faros y Crédito contará con los siguientes servidores públicos y unidades administrativas:
A. Servidores Públicos:
I. Secretario;
II. Subsecretario de Luces;
III. Oficial Mayor, y
IV. Procurador Fiscal.
B. Unidades Administrativas Centrales:
I. Subsecretaría de Luces;
I.1 Unidad de Lentes;
I.1.1. Dirección General Adjunta de Cristales;
I.2 Unidad de Lámparas;
II. Oficialía Mayor;
II.1. Dirección General de Recursos;
C. Unidades Administrativas Regionales:
I. Administraciones del Faro Norte;
ARTÍCULO 3o.- El Secretario tendrá las siguientes facultades no delegables:
I. Dirigir.
ARTÍCULO 4o.- La Subsecretaría de Luces tendrá las siguientes facultades:
I. Encender.
ARTÍCULO 5o.- Compete a la Unidad de Lentes:
I. Pulir.
ARTÍCULO 6o.- Compete a la Dirección General Adjunta de Cristales:
I. Fundir.
ARTÍCULO 7o.- Compete a la Unidad de Lámparas:
I. Montar.
ARTÍCULO 8o.- El Oficial Mayor tendrá las siguientes facultades:
I. Administrar.
ARTÍCULO 9o.- La Dirección General de Recursos tendrá las siguientes facultades:
I. Contratar.
ARTÍCULO 10.- El Procurador Fiscal tendrá las siguientes facultades:
I. Procurar.
TRANSITORIOS
PRIMERO.- El presente Reglamento entrará en vigor al día siguiente de su publicación en el Diario Oficial de la Federación.
"""
"""A list in groups by letters, offices in one and units in the next, codes that begin anew in each."""

IN_ROMAN_CODES = """\
Gobierno del Estado
Reglamento Interior de la Secretaría de Cometas
REFORMAS
14/oct/2014 DECRETO del Ejecutivo del Estado, por el que expide el Reglamento Interior de la Secretaría de Cometas.
REGLAMENTO INTERIOR DE LA SECRETARÍA DE COMETAS
TÍTULO PRIMERO
DISPOSICIONES GENERALES
CAPÍTULO ÚNICO
ARTÍCULO 1
El presente Reglamento tiene por objeto regular la organización de la Secretaría de Cometas.
ARTÍCULO 2
Para los efectos del presente Reglamento se entenderá por:
I. Gobernador: El titular del Poder Ejecutivo;
II. Secretaría: La Secretaría de Cometas, y
III. Unidades Administrativas: Las Direcciones y demás áreas.
CAPÍTULO II
DE LA ESTRUCTURA ORGÁNICA
ARTÍCULO 3
Para el estudio, planeación y despacho de los asuntos de su competencia, la Secretaría contará con la estructura orgánica
siguiente:
I. Secretario.
I.1. Unidad de Enlace de Vuelo.
II. Subsecretaría de Papel.
II.1. Dirección de Pliegos.
II.1.1. Departamento de Cortes.
II.1.2. Departamento de Dobleces.
III. Subsecretaría de Hilo.
III.1. Dirección de Carretes.
IV. Coordinación General Administrativa.
ARTÍCULO 4
El Secretario tendrá las atribuciones siguientes:
I. Volar cometas;
II. Las demás.
CAPÍTULO III
ARTÍCULO 5
Al frente de cada Subsecretaría habrá un titular, que tendrá las siguientes atribuciones genéricas:
I. Acordar.
SECCIÓN I
DE LA UNIDAD DE ENLACE DE VUELO
ARTÍCULO 6
La Unidad de Enlace de Vuelo dependerá directamente del Secretario y su titular tendrá las siguientes atribuciones:
I. Enlazar vuelos, y
II. Registrar vuelos.
SECCIÓN II
DE LA SUBSECRETARÍA DE PAPEL
ARTÍCULO 7
El titular de la Subsecretaría de Papel dependerá jerárquicamente del Secretario y tendrá, además de las atribuciones señaladas
en el artículo 5, las siguientes:
I. Comprar papel, en los términos de la legislación aplicable y de los convenios que celebre el Estado con
los proveedores;
II. Vender papel. En todo caso procurará el mejor precio para
el Estado, y
III. Reciclar papel.
ARTÍCULO 8
El Director de Pliegos dependerá del Subsecretario de Papel y tendrá las atribuciones siguientes:
I. Plegar, y
II. Desplegar.
ARTÍCULO 9
El Jefe del Departamento de Cortes tendrá las siguientes atribuciones:
I. Cortar.
ARTÍCULO 10
El Departamento de Dobleces tendrá las siguientes atribuciones:
I. Doblar.
ARTÍCULO 11
El titular de la Subsecretaría de Hilo tendrá las siguientes atribuciones:
I. Hilar.
ARTÍCULO 12
La Dirección de Carretes, tendrá las siguientes atribuciones:
I. Enrollar.
ARTÍCULO 12 BIS
La Coordinación General Administrativa estará a cargo de un Coordinador General que tendrá las siguientes atribuciones:
I. Administrar.
II. (Se deroga).
TRANSITORIOS
PRIMERO.- El presente Reglamento entrará en vigor al día siguiente de su publicación en el Periódico Oficial del Estado.
"""
"""Numbers of articles on lines of their own, codes in Roman numbers, wrapped fractions."""

MODERN_ROF = """\
Decreto Supremo que aprueba el Reglamento de Organización y Funciones del Ministerio de Puertos
DECRETO SUPREMO
Nº 012-2019-MPU

Lima, 4 de marzo de 2019

CONSIDERANDO:

Que, corresponde aprobar el Reglamento;

DECRETA:

Artículo 1.- Aprobación
Apruébase el Reglamento de Organización y Funciones del Ministerio de Puertos.

Artículo 2.- Vigencia
El presente Decreto Supremo entra en vigencia al día siguiente de su publicación en el Diario Oficial El Peruano.

Publicado en el Diario Oficial El Peruano el 6 de marzo de 2019

REGLAMENTO DE ORGANIZACIÓN Y FUNCIONES DEL MINISTERIO DE PUERTOS

TÍTULO PRIMERO
DISPOSICIONES GENERALES

Artículo 1.- Naturaleza jurídica
El Ministerio de Puertos es un organismo del Poder Ejecutivo.

Artículo 2.- Funciones generales
Son funciones del Ministerio:
a) Dirigir los puertos.
b) Construir puertos.

Artículo 3.- Estructura orgánica
El Ministerio de Puertos cuenta con la siguiente estructura orgánica:

01. ÓRGANOS DE LA ALTA DIRECCIÓN
01.1 Despacho Ministerial
01.2 Secretaría General
02. ÓRGANO DE CONTROL INSTITUCIONAL
02.1 Órgano de Control Institucional
03. ÓRGANOS DE ADMINISTRACIÓN INTERNA
03.1 Oficina General de Administración
03.1.1 Oficina de Abastecimiento
03.1.2 Oficina de Tesorería
04. ÓRGANOS DE LÍNEA
04.1 Dirección General de Puertos
04.1.1 Dirección de Muelles

TÍTULO SEGUNDO
ÓRGANOS

CAPÍTULO I
ALTA DIRECCIÓN

Artículo 4.- Despacho Ministerial
El Despacho Ministerial está a cargo del Ministro, quien es la más alta autoridad del Ministerio.

Artículo 5.- Funciones del Despacho Ministerial
Son funciones del Despacho Ministerial, las siguientes:
a) Dirigir el sector.
b) Aprobar los planes.

Artículo 6.- Secretaría General
La Secretaría General es la más alta autoridad administrativa. Depende del Despacho Ministerial.

Artículo 7.- Funciones de la Secretaría General
Son funciones de la Secretaría General:
a) Conducir la administración.
b) Otras funciones que le asigne el Ministro.

Artículo 8.- Órgano de Control Institucional
El Órgano de Control Institucional es el órgano encargado de realizar los servicios de control.

Artículo 9.- Funciones del Órgano de Control Institucional
Son funciones del Órgano de Control Institucional:
a) Controlar las cuentas.

Artículo 10.- Oficina General de Administración
La Oficina General de Administración es el órgano de apoyo responsable de gestionar los recursos. Depende de la Secretaría
General.

Artículo 11.- Funciones de la Oficina General de Administración
Son funciones de la Oficina General de Administración:
a) Administrar los recursos del Ministerio, los bienes y los servicios que sus órganos
requieran para cumplir sus fines.
b) Llevar la contabilidad.
c) Expedir resoluciones:
1. De pago.
2. De compra.
d) Otras.

Artículo 12.- Unidades orgánicas de la Oficina General de Administración
La Oficina General de Administración tiene las siguientes unidades orgánicas:
- Oficina de Abastecimiento
- Oficina de Tesorería

Artículo 13.- Oficina de Abastecimiento
La Oficina de Abastecimiento es la unidad orgánica encargada de comprar. Depende de la Oficina General de Administración y
tiene las siguientes funciones:
a) Comprar bienes.
b) Comprar servicios.

Artículo 14.- Oficina de Tesorería
Son funciones de la Oficina de Tesorería:
a) Pagar.
b) Cobrar.

Artículo 15.- Dirección General de Puertos
La Dirección General de Puertos es el órgano de línea responsable de los puertos. Depende del Despacho Ministerial.

Artículo 16.- Funciones de la Dirección General de Puertos
Son funciones:
a) Proponer normas.
b) Vigilar su cumplimiento.

Artículo 17.- Dirección de Muelles
La Dirección de Muelles es la unidad orgánica responsable de los muelles.

Artículo 18.- Funciones de la Dirección de Muelles
La Dirección de Muelles tiene las siguientes funciones:
a) Construir muelles.
b) Reparar muelles.

DISPOSICIONES COMPLEMENTARIAS FINALES

Primera.- Las referencias a otros órganos se entienden hechas a los que los sustituyen.
"""
"""Titles of articles on their own line, nature and functions in two articles, or in one; letters with numbers below."""

ORDINANCE = """\
ORDENANZA N° 603/MV

Villa Cometa, 11 de mayo de 2023

POR CUANTO: El Concejo Municipal ha aprobado la siguiente:

ORDENANZA QUE APRUEBA EL REGLAMENTO DE ORGANIZACIÓN Y FUNCIONES DE LA MUNICIPALIDAD DISTRITAL DE VILLA COMETA

ARTÍCULO PRIMERO.- APROBAR el Reglamento de Organización y Funciones (ROF) de la Municipalidad Distrital de Villa Cometa.
ARTÍCULO SEGUNDO.- La presente Ordenanza entrará en vigencia al día siguiente de su publicación en el diario oficial.

REGLAMENTO DE ORGANIZACIÓN Y FUNCIONES
DE LA MUNICIPALIDAD DISTRITAL DE VILLA COMETA

TÍTULO I
CAPÍTULO I

Artículo 1°.- NATURALEZA
La Municipalidad Distrital de Villa Cometa es el órgano de gobierno local.

Artículo 2°.- ESTRUCTURA ORGÁNICA
La Municipalidad Distrital de Villa Cometa, para el cumplimiento de sus funciones, cuenta con la siguiente estructura orgánica:

ÓRGANOS DE GOBIERNO
1. Concejo Municipal
2. Alcaldía

ÓRGANO DE ALTA DIRECCIÓN
3. Gerencia Municipal

ÓRGANOS DE APOYO
4. Secretaría General
4.1 Subgerencia de Trámite Documentario
5. Gerencia de Administración
5.1 Subgerencia de Contabilidad
5.2 Subgerencia de Tesorería

ÓRGANOS DE LÍNEA
6. Gerencia de Obras
6.1 Subgerencia de Pistas

CAPÍTULO II
DEL CONCEJO MUNICIPAL

Artículo 3°.- El Concejo Municipal es el máximo órgano de gobierno.

Artículo 4°.- Corresponde al Concejo Municipal:
1) Aprobar los planes.
2) Aprobar el presupuesto.

Artículo 5°.- La Alcaldía es el órgano ejecutivo del gobierno local.

Artículo 6°.- Son atribuciones del Alcalde:
1) Convocar al Concejo.
2) Ejecutar los acuerdos.

Artículo 7°.- DE LA GERENCIA MUNICIPAL
La Gerencia Municipal es el órgano de dirección de más alto nivel administrativo. Depende de la Alcaldía.

Artículo 8°.- FUNCIONES Y ATRIBUCIONES DE LA GERENCIA MUNICIPAL
Son funciones y atribuciones de la Gerencia Municipal las siguientes:
1) Planificar.
2) Dirigir.
3) Controlar.

Artículo 9°.- La Secretaría General es un órgano de apoyo, que está a cargo de un funcionario de confianza con la denominación de Secretario General, depende de la Alcaldía.

Artículo 10°.- La Secretaría General tiene las funciones siguientes:
a. Llevar las actas.
b. Custodiar el archivo.
ñ. Firmar.

Artículo 11°.- Son funciones de la Subgerencia de Trámite Documentario:
a. Recibir.
b. Registrar.

Artículo 12°.- La Gerencia de Administración es el órgano encargado de administrar. Depende de la Gerencia Municipal y tiene a su cargo las siguientes unidades orgánicas:
a) Subgerencia de Contabilidad
b) Subgerencia de Tesorería

Artículo 13°.- Funciones de la Gerencia de Administración:
a) Administrar.
b) Supervisar.

Artículo 14°.- Funciones de la Subgerencia de Contabilidad.
a) Contar.

Artículo 15°.- Funciones de la Subgerencia de Tesorería.
a) Pagar.

Artículo 16°.- La Gerencia de Obras es un órgano de línea. Sus funciones son:
a) Construir.

Artículo 17°.- La Subgerencia de Pistas tiene como funciones:
a) Asfaltar.

DISPOSICIONES FINALES
PRIMERA.- Se deroga lo anterior.
"""
"""An ordinance of a town: groups without a mark, offices, units that an article lists below another."""

REFORMED = """\
REGLAMENTO INTERIOR DE LA COMISIÓN NACIONAL DE FAROS
TEXTO VIGENTE
Última reforma publicada DOF 16-08-2019
Nuevo Reglamento publicado en el Diario Oficial de la Federación el 30 de julio de 2012
Al margen un sello con el Escudo Nacional.
CAPÍTULO I
Artículo 1o. La Comisión Nacional de Faros es un órgano desconcentrado de la Secretaría de Puertos.
Artículo 2o. Para el ejercicio de sus atribuciones la Comisión contará con las unidades administrativas siguientes:
I. Dirección General, con las siguientes direcciones de área:
1. Dirección de Lentes, y
2. Dirección de Torres.
II. Coordinación de Zonas.
Fracción reformada DOF 03-01-2015
III. Unidad de Asuntos Jurídicos;
IV. Órgano Interno de Control.
Artículo reformado DOF 16-08-2019
CAPÍTULO II
Artículo 3o. Son facultades del Director General:
I. Representar a la Comisión;
II. Derogada.
Fracción derogada DOF 03-01-2015
III. Nombrar guardafaros.
Fracción adicionada DOF 03-01-2015
Artículo 4o. La Dirección de Lentes tendrá a su cargo:
I. Pulir lentes;
II. Instalar lentes.
Artículo 5o. La Dirección de Torres tendrá a su cargo:
A. En materia de obra:
I. Levantar torres;
II. Pintar torres.
B. En materia de personal:
I. Contratar torreros;
II. Capacitar torreros.
Artículo 6o. La Coordinación de Zonas tendrá las siguientes funciones:
I. Coordinar zonas;
II. Visitar zonas. Para ello podrá:
a) Viajar por mar, y
b) Viajar por tierra.
Lo anterior, previa autorización del Director General.
III. Informar de sus visitas.
Artículo 7o. La Unidad de Asuntos Jurídicos tendrá las siguientes funciones:
I. Defender a la Comisión.
TRANSITORIOS
PRIMERO.- El presente Reglamento entrará en vigor al día siguiente de su publicación en el Diario Oficial de la Federación.
"""
"""A regulation as kept up to date by a gazette, with notes of its reforms."""

IN_COMMON = """\
REGLAMENTO INTERIOR DE LA SECRETARÍA DE FAROS
Artículo 1.- La Secretaría de Faros contará con las unidades administrativas siguientes:
I. Dirección General de Luces;
II. Dirección General de Lentes y Cristales;
III. Dirección General de Torres;
IV. Coordinación de Zona Norte, y
V. Coordinación de Zona Sur.
Artículo 2.- Las Direcciones Generales de Luces, de Lentes y Cristales y de Torres tendrán las siguientes atribuciones:
I. Mirar;
II. Ver.
Artículo 3.- La Dirección General de Luces tendrá además las siguientes atribuciones:
I. Encender.
Artículo 4.- Corresponde a las Coordinaciones de Zona Norte y de Zona Sur:
I. Viajar.
Artículo 5.- Las direcciones generales tendrán las siguientes atribuciones:
I. Informar.
Artículo 6.- La Dirección General de Torres tendrá las siguientes atribuciones:
I. Levantar torres.
TRANSITORIOS
PRIMERO.- El presente Reglamento entrará en vigor el 1 de marzo de 2010.
"""
"""Functions that one article gives to several units by name, to all of a rank, and to one besides."""

OF_OFFICES = """\
# DECRETO 100 DE 2015

por el cual se modifica la estructura de la Superintendencia de Faros

**Artículo 1°.** *Estructura.* La estructura de la Superintendencia de Faros será la siguiente:

1. Despacho del Superintendente de Faros

1.1. Oficina Asesora Jurídica

2. Despacho del Superintendente Delegado para Luces

2.1 Dirección de Lentes

3. Secretaría General

**Artículo 2°.** *Funciones del Superintendente de Faros.* Son funciones del Superintendente de Faros las siguientes:

1. Dirigir.

**Artículo 3°.** *Funciones de la Oficina Asesora Jurídica.* Son funciones de la Oficina Asesora Jurídica las siguientes:

1. Defender.

**Artículo 4°.** *Funciones del Despacho del Superintendente Delegado para Luces.* Son funciones del Despacho del Superintendente Delegado para Luces las siguientes:

1. Encender.

**Artículo 5°.** *Funciones de la Dirección de Lentes.* Son funciones de la Dirección de Lentes las siguientes:

1. Pulir.

**Artículo 6°.** *Funciones de la Secretaría General.* Son funciones de la Secretaría General las siguientes:

1. Administrar.

**Artículo 7°.** *Vigencia.* El presente decreto rige a partir de la fecha de su publicación.

Dado en Bogotá, D. C., a 3 de mayo de 2015.
"""
"""A list of the offices' own units, and titles that name the office or its unit."""
