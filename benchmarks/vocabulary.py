"""Invented Spanish from which unit names and function texts are put together.

No word of a real manual's sentences stands here: activities, objects and purposes are freely combined, so that names are
plausible and their number has no practical bound. `SUPPORT` are the subjects that recur under many parents, `TAILS` the
long endings that unlike names have in common.
"""

from __future__ import annotations

from random import Random

Topic = tuple[str, str]
"""What a unit deals with, an object and its qualifier: "Cuencas", "Litorales". Its name and half its functions say it."""

RANKS = {
    4: ("Dirección General", "Dirección", "Coordinación", "División"),
    5: ("Dirección General", "Dirección", "Coordinación", "División", "Departamento"),
    6: ("Dirección General", "Dirección", "Coordinación", "División", "Subjefatura de División", "Departamento"),
}
"""Number of levels -> the rank of each, from the top."""

OTHER_RANK = {
    "Dirección": "Unidad",
    "Coordinación": "Coordinación Técnica",
    "División": "Subdirección",
    "Subjefatura de División": "Jefatura de Servicios",
    "Departamento": "Área",
}
"""Rank -> the one that a unit of the same level is transformed to."""

BULK_RANK_WORDS = {
    "Dirección": "Gerencia",
    "Coordinación": "Vocalía",
    "División": "Subgerencia",
    "Subdirección": "Gestoría",
    "Subjefatura de División": "Jefatura de Grupo",
    "Departamento": "Jefatura de Oficina",
    "Área": "Sección",
}
"""Rank -> what it is called everywhere on the second date, where its leading word is replaced in bulk. "Vocalía" leaves
the "Coordinación Técnica" alone, which only begins with the same word."""

CONTENTLESS = frozenset({"de", "del", "la", "las", "los", "el", "y", "a", "en"})
"""Words of names that say nothing; they are no part of what two names share."""

SUPPORT = (
    "Recursos Financieros", "Recursos Humanos", "Recursos Materiales", "Servicios Generales", "Asuntos Jurídicos",
    "Informática y Soporte", "Planeación y Presupuesto", "Control Documental", "Adquisiciones", "Inventarios",
)  # fmt: skip
NEW_SUPPORT = {
    "Recursos Financieros": "Tesorería y Finanzas",
    "Recursos Humanos": "Capital Laboral y Bienestar",
    "Recursos Materiales": "Abastecimiento y Bienes",
    "Servicios Generales": "Intendencia y Apoyo Logístico",
    "Asuntos Jurídicos": "Enlace Legal y Contencioso",
    "Informática y Soporte": "Tecnologías y Gobierno Digital",
    "Planeación y Presupuesto": "Prospectiva y Gasto",
    "Control Documental": "Archivo y Memoria",
    "Adquisiciones": "Compras y Contratos",
    "Inventarios": "Existencias y Resguardos",
}
"""Recurring subject -> what it is called under every parent where it is renamed everywhere at once."""
TAILS = (
    "de Servicios Integrales y de Información", "del Programa de Arraigo Insular", "a Órganos Desconcentrados",
    "en Instalaciones de Segundo Nivel",
)  # fmt: skip
ZONES = (
    "Zona Norte",
    "Zona Sur",
    "Zona Centro",
    "Zona Golfo",
    "Zona Altiplano",
    "Turno A",
    "Turno B",
    "I",
    "II",
    "III",
)
ACTIVITIES = (
    "Evaluación", "Registro", "Supervisión", "Planeación", "Control", "Seguimiento", "Normatividad", "Operación",
    "Desarrollo", "Análisis", "Administración", "Vinculación", "Difusión", "Certificación", "Inspección",
    "Conservación", "Fomento", "Diseño", "Enlace", "Verificación", "Calibración", "Custodia", "Dictamen",
    "Programación", "Integración", "Modernización", "Atención", "Regulación", "Asignación", "Recepción", "Distribución",
    "Restauración", "Prevención", "Medición", "Gestión", "Auditoría", "Catalogación", "Arbitraje",
)  # fmt: skip
OBJECTS = (
    "Acervos", "Acueductos", "Albergues", "Almacenes", "Astilleros", "Bibliotecas", "Boyas", "Brigadas", "Caminos",
    "Canteras", "Cartografías", "Catálogos", "Censos", "Colmenares", "Concesiones", "Convenios", "Cuencas", "Diques",
    "Embalses", "Estaciones", "Expedientes", "Ferias", "Fianzas", "Herbarios", "Huertos", "Imprentas", "Inmuebles",
    "Invernaderos", "Laboratorios", "Licencias", "Mareógrafos", "Mercados", "Molinos", "Muelles", "Museos",
    "Observatorios", "Padrones", "Parques", "Permisos", "Pesquerías", "Planos", "Puentes", "Puertos", "Refugios",
    "Semillas", "Sensores", "Tarifas", "Telares", "Trámites", "Túneles", "Vehículos", "Viveros", "Yacimientos",
)  # fmt: skip
QUALIFIERS = (
    "Regionales", "Ambientales", "Rurales", "Forestales", "Litorales", "Estatales", "Municipales", "Industriales",
    "Culturales", "Insulares", "Fluviales", "Minerales", "Vegetales", "Temporales", "Especiales", "Digitales",
    "Estacionales", "Centrales", "Federales", "Locales", "Comunales", "Artesanales", "Navales", "Postales",
    "Experimentales", "Orientales", "Australes", "Boreales", "Occidentales", "Sociales",
)  # fmt: skip
VERBS = (
    "Autorizar", "Coordinar", "Supervisar", "Elaborar", "Proponer", "Integrar", "Vigilar", "Difundir", "Evaluar",
    "Establecer", "Administrar", "Verificar", "Dictaminar", "Conducir", "Validar", "Resguardar", "Programar",
    "Analizar", "Determinar", "Actualizar", "Sancionar", "Instrumentar", "Revisar", "Promover", "Emitir",
)  # fmt: skip
MATTERS = (
    "el inventario de", "los criterios para", "la programación anual de", "las visitas a", "el padrón de",
    "los avisos sobre", "la bitácora de", "los dictámenes de", "el calendario de", "las fichas técnicas de",
    "el archivo de", "las tarifas de", "los lineamientos de", "el mapa de riesgos de", "la capacitación en",
    "los peritajes de", "el muestreo de", "las licencias de", "la reposición de", "los indicadores de",
    "el mantenimiento de", "la entrega de", "los contratos sobre", "el catálogo de", "las bitácoras de obra en",
    "los estudios previos de", "la señalización de", "las campañas sobre", "los turnos de vigilancia de",
    "el presupuesto destinado a", "la clasificación de", "los seguros de", "las subastas de", "el relevo de equipos en",
    "los protocolos de cierre de", "la traza de", "las cuadrillas asignadas a", "los préstamos de", "el aforo de",
    "las mediciones de humedad en", "los croquis de", "la poda y limpieza de", "los acuses de", "el empadronamiento de",
)  # fmt: skip
CIRCUMSTANCES = (
    "en los plazos que fije el calendario interno", "conforme a las fichas que apruebe el comité",
    "por cada región atendida", "antes del cierre de cada trimestre", "con apego al reglamento de la materia",
    "en las sedes y sus anexos", "según la demanda registrada", "a partir de los reportes mensuales",
    "cuando lo pidan las autoridades locales", "con base en muestras representativas",
    "durante la temporada de lluvias", "mediante recorridos en sitio", "a solicitud de los usuarios",
    "por medio de mesas de trabajo", "en coordinación con los talleres", "de acuerdo con los estándares vigentes",
    "en el sistema de seguimiento", "con los proveedores inscritos", "bajo el esquema de guardias",
    "con la periodicidad que se acuerde",
)  # fmt: skip
LINKS = (
    "con apoyo en", "mediante", "a partir de", "conforme a", "sin perjuicio de", "en congruencia con", "con cargo a",
    "previa consulta de", "en los términos de", "por conducto de", "una vez concluidos", "con vista en",
)  # fmt: skip
DOCUMENTS = (
    "los oficios", "los peritajes", "las minutas", "los planos", "los convenios", "las guías", "los sorteos",
    "los estudios", "las encuestas", "los balances", "los avisos", "los registros", "los ensayos", "los muestreos",
    "las rondas", "los boletines", "las actas", "los pronósticos", "los inventarios", "los dictados", "las cédulas",
)  # fmt: skip
AIMS = (
    "para fortalecer", "a fin de documentar", "con objeto de agilizar", "para no interrumpir", "a efecto de medir",
    "con la finalidad de ordenar", "para abaratar", "a fin de anticipar", "para respaldar", "con miras a extender",
)  # fmt: skip
GOODS = (
    "el abasto", "la limpieza", "el riego", "la pesca", "el alumbrado", "el transporte", "la siembra", "el deslinde",
    "la navegación", "el aforo", "la enseñanza", "el acopio", "la fundición", "el cultivo", "la restauración",
    "el turismo", "la lectura", "el censo", "la custodia", "el drenaje", "la exportación", "el empaque",
)  # fmt: skip
WHOSE = (
    "de las cooperativas", "de los ribereños", "de las escuelas", "de los gremios", "de las comunas", "de los distritos",
    "de las brigadas", "de los artesanos", "de las aduanas", "de los visitantes", "de las parcelas", "de los archivistas",
    "de las flotas", "de los aprendices", "de las villas", "de los concesionarios", "de las costas", "de los barrios",
)  # fmt: skip
PURPOSES = (
    "para asegurar su disponibilidad", "a fin de reducir los tiempos de espera", "con objeto de prevenir pérdidas",
    "para orientar las decisiones de inversión", "a efecto de contar con registros confiables",
    "con el propósito de ampliar la cobertura", "para informar a la superioridad", "a fin de conservar el patrimonio",
    "con miras a su renovación", "para atender las observaciones recibidas", "a fin de homologar los procesos",
    "para que los resultados sean comparables", "con el fin de mejorar el servicio", "para evitar duplicidades",
    "a efecto de transparentar su uso", "para dar continuidad a los proyectos",
)  # fmt: skip
SHARED_MATTERS = (
    "los informes que le requiera su superior", "los manuales de su competencia",
    "el anteproyecto de presupuesto de su área", "la evaluación del personal a su cargo",
    "el control de asistencia de su personal", "los bienes que tenga asignados",
    "las solicitudes de acceso a la información", "el programa interno de protección civil", "los archivos de trámite",
    "las auditorías que se practiquen a su área", "los comités en que sea designado", "el inventario de su mobiliario",
    "los requerimientos de insumos", "la mejora de sus procedimientos", "las metas de su programa de trabajo",
)  # fmt: skip
SPARE_WORDS = (
    "oportuna", "integral", "preliminar", "periódica", "correspondiente", "técnica", "documental", "operativa", "anual",
    "externa", "interna", "definitiva", "provisional", "general", "específica", "permanente", "ordinaria", "adicional",
)  # fmt: skip
SUPPORT_MATTERS = (
    "las partidas de", "los movimientos de", "la conciliación de", "los formatos de", "las bajas de", "las altas de",
    "los resguardos de", "la comprobación de", "los turnos de", "los anexos de", "el cierre mensual de",
    "las consultas sobre",
)  # fmt: skip
MASCULINE = ("Área", "Departamento")
"""First words of ranks that take "del"."""
OWN, ABOVE = "{own}", "{above}"
"""Where a text names its own unit or the parent: written out as "del ..." or "de la ..." with the names of the day."""


def topic(random: Random) -> Topic:
    return random.choice(OBJECTS), random.choice(QUALIFIERS)


def subject(random: Random, about: Topic) -> str:
    """What a unit is about: "Registro de Cuencas Litorales", sometimes with another object, a long ending or a zone."""
    name = f"{random.choice(ACTIVITIES)} de {about[0]} {about[1]}"
    lot = random.random()
    if lot < 0.15:
        return f"{name} y {random.choice(OBJECTS)}"
    if lot < 0.30:
        return f"{name} {random.choice(TAILS)}"
    return f"{name} {random.choice(ZONES)}" if lot < 0.36 else name


def near_subject(random: Random, old: str) -> str:
    """A subject that differs from `old` by one word: replaced, or added at the end with an "y"."""
    words = old.split(" ")
    lot = random.random()
    if lot < 0.3:
        return f"{old} y {random.choice(OBJECTS)}"
    if lot < 0.5:
        return f"{old} {random.choice(QUALIFIERS)}"
    for place in random.sample(range(len(words)), len(words)):
        for words_alike in (ACTIVITIES, OBJECTS, QUALIFIERS):
            if words[place] in words_alike:
                return " ".join([*words[:place], random.choice(words_alike), *words[place + 1 :]])
    return f"{old} y {random.choice(OBJECTS)}"


def specific_text(random: Random, about: Topic) -> str:
    """A function that hardly any other unit has: half of them on the unit's own topic, one in ten names the unit or
    the parent."""
    place, quality = about if random.random() < 0.5 else topic(random)
    text = (
        f"{random.choice(VERBS)} {random.choice(MATTERS)} {place.lower()} {quality.lower()} "
        f"{_circumstance(random)}, {_purpose(random)}"
    )
    mention = random.random()
    if mention < 0.06:
        return f"{text}, bajo la responsabilidad {OWN}."
    return f"{text}, previa opinión {ABOVE}." if mention < 0.1 else f"{text}."


def _circumstance(random: Random) -> str:
    """Half the time one of the formulas that recur everywhere, else one put together."""
    if random.random() < 0.5:
        return random.choice(CIRCUMSTANCES)
    return f"{random.choice(LINKS)} {random.choice(DOCUMENTS)} de {random.choice(OBJECTS).lower()}"


def _purpose(random: Random) -> str:
    """The same for what it is good for."""
    if random.random() < 0.5:
        return random.choice(PURPOSES)
    return f"{random.choice(AIMS)} {random.choice(GOODS)} {random.choice(WHOSE)}"


def shared_texts(random: Random, wanted: int) -> list[str]:
    """Boilerplate: `wanted` different functions that hundreds of units have word for word."""
    texts = [f"{verb} {matter}" for verb in VERBS for matter in SHARED_MATTERS]
    texts += [f"{text} {circumstance}" for text in texts for circumstance in CIRCUMSTANCES[:2]]
    return [f"{text}." for text in random.sample(texts, wanted)]


def support_texts(random: Random, name: str, wanted: int) -> list[str]:
    """What every unit of one recurring subject does, word for word."""
    pairs = random.sample([(verb, matter) for verb in VERBS for matter in SUPPORT_MATTERS], wanted)
    return [f"{verb} {matter} {name.lower()} {random.choice(CIRCUMSTANCES)}." for verb, matter in pairs]


def of_unit(name: str) -> str:
    """ "del Departamento de Recursos Humanos", "de la Coordinación de Registro de Boyas Navales"."""
    return f"del {name}" if name.startswith(MASCULINE) else f"de la {name}"


def share_in_common(old: str, new: str) -> float:
    """Words that two names have in common, as a share of those of the longer one; contentless words do not count."""
    first, second = (frozenset(name.split(" ")) - CONTENTLESS for name in (old, new))
    return len(first & second) / max(len(first), len(second), 1)
