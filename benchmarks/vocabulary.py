"""Invented Spanish from which unit names and function texts are put together.

No word of a real manual's sentences stands here: activities, objects and purposes are freely combined, so that names are
plausible and their number has no practical bound. `SUPPORT` are the subjects that recur under many parents.
"""

from __future__ import annotations

from random import Random

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

BULK_RANK_WORDS = {"División": "Subgerencia", "Departamento": "Jefatura de Oficina"}
"""Rank of the lowest level -> what the hard level calls it everywhere on the second date."""

SUPPORT = (
    "Recursos Financieros", "Recursos Humanos", "Recursos Materiales", "Servicios Generales", "Asuntos Jurídicos",
    "Informática y Soporte", "Planeación y Presupuesto", "Control Documental", "Adquisiciones", "Inventarios",
)  # fmt: skip
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
    "el mantenimiento de", "la entrega de", "los contratos sobre", "el catálogo de",
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
MASCULINE = ("Área", "Departamento")
"""First words of ranks that take "del"."""
OWN, ABOVE = "{own}", "{above}"
"""Where a text names its own unit or the parent: written out as "del ..." or "de la ..." with the names of the day."""


def subject(random: Random) -> str:
    """What a unit is about: "Registro de Cuencas Litorales", sometimes "... y Diques"."""
    words = f"{random.choice(ACTIVITIES)} de {random.choice(OBJECTS)} {random.choice(QUALIFIERS)}"
    return f"{words} y {random.choice(OBJECTS)}" if random.random() < 0.2 else words


def specific_text(random: Random) -> str:
    """A function that hardly any other unit has; about one in ten names its own unit or the parent."""
    text = (
        f"{random.choice(VERBS)} {random.choice(MATTERS)} {random.choice(OBJECTS).lower()} "
        f"{random.choice(QUALIFIERS).lower()} {random.choice(CIRCUMSTANCES)}, {random.choice(PURPOSES)}"
    )
    mention = random.random()
    if mention < 0.06:
        return f"{text}, bajo la responsabilidad {OWN}."
    return f"{text}, previa opinión {ABOVE}." if mention < 0.1 else f"{text}."


def shared_texts(random: Random, wanted: int) -> list[str]:
    """Boilerplate: `wanted` different functions that hundreds of units have word for word."""
    texts = [f"{verb} {matter}" for verb in VERBS for matter in SHARED_MATTERS]
    texts += [f"{text} {circumstance}" for text in texts for circumstance in CIRCUMSTANCES[:2]]
    return [f"{text}." for text in random.sample(texts, wanted)]


def of_unit(name: str) -> str:
    """ "del Departamento de Recursos Humanos", "de la Coordinación de Registro de Boyas Navales"."""
    return f"del {name}" if name.startswith(MASCULINE) else f"de la {name}"
