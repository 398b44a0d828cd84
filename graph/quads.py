"""A Reading in RDF's words: ELI for the law, ORG and SKOS for actors, Web Annotation for
quotes, PROV-O for the run; our own few terms for norms (ontology/quanze.ttl).

A projection decides nothing: it repeats what the norm says.  One named graph a version of a
law, one for what laws share (`names.graph`), one for the vocabulary; no blank nodes; no time of
day, so equal bytes in give equal quads out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from ..ontology import names
from ..ontology.citation import Citation
from ..ontology.model import ActorKind, Kind, Law, Mention, Norm, Provision, Reading, Span
from .about import of_matters
from .matters import matters
from .vocabularies import ELI, OA, ORG, PROV, RDF, RDFS, SKOS, XSD
from .vocabulary import described, vocabulary

CLASSES = (
    ActorKind.PUBLIC,
    ActorKind.OCCUPATION,
    ActorKind.STATE,
)  # people and the State are no organisations
CHINESE = "http://publications.europa.eu/resource/authority/language/ZHO"  # as eli:language asks
CONTEXT = 24  # characters of prefix and suffix around a quote

Statement = tuple[str, str, NamedNode | Literal]


def of_readings(readings: Iterable[Reading], software: str = "quanze") -> Iterator[Quad]:
    """The whole graph of these readings, with the vocabulary it speaks."""
    yield from vocabulary()
    for reading in readings:
        yield from of_reading(reading, software)


def of_reading(reading: Reading, software: str = "quanze") -> Iterator[Quad]:
    """Everything one reading states, as quads in the graph of its version.

    ``software`` names the program and version that read it (PROV-O).
    """
    for subject, predicate, value in _statements(reading, software):
        graph = NamedNode(names.graph(reading.law, subject))
        yield Quad(NamedNode(subject), NamedNode(predicate), value, graph)
    yield from of_matters(matters([reading]), reading)


def _statements(reading: Reading, software: str) -> Iterator[Statement]:
    law = reading.law
    yield from _law(law, software)
    for provision in law.provisions:
        yield from _provision(law, provision, names.version(law))
    yield from _actors(reading)
    for iri, norm in names.norms(reading):
        yield from _norm(law, norm, iri)
    yield from _edges(reading)
    for reference in reading.references:
        source = names.place(law, reference.source)
        if reference.law:
            yield source, ELI + "cites", NamedNode(names.law(reference.law))
            yield from _titled(reference.law)
        for target in reference.targets if not reference.law else ():
            yield source, ELI + "cites", NamedNode(names.place(law, target))


def _law(law: Law, software: str) -> Iterator[Statement]:
    """ELI from work to file: the law, its version, that version's Chinese text, the bytes that were read.

    A version is a member of the law and itself a legal resource: it is what has parts and dates.
    """
    work, version = names.law(law.title), names.version(law)
    text, source = names.expression(law), names.source(law)
    yield from _titled(law.title)
    yield work, ELI + "has_member", NamedNode(version)
    yield version, RDF + "type", NamedNode(ELI + "LegalResource")
    yield version, RDFS + "label", _zh(law.title)
    yield version, ELI + "is_member_of", NamedNode(work)
    yield version, ELI + "is_realized_by", NamedNode(text)
    for key, value in (("issuer", law.issuer), ("approver", law.approver)):
        if value:
            yield version, names.term(key), _zh(value)
    dates = (
        (ELI + "date_document", law.passed),
        (names.term("approvedOn"), law.approved),
        (ELI + "version_date", law.revised or law.passed),
        (ELI + "first_date_entry_in_force", law.in_force),
    )
    for predicate, date in dates:
        if date:
            yield version, predicate, Literal(date, datatype=NamedNode(XSD + "date"))
    yield text, RDF + "type", NamedNode(ELI + "LegalExpression")
    yield text, ELI + "realizes", NamedNode(version)
    yield text, ELI + "title", _zh(law.title)
    yield text, ELI + "language", NamedNode(CHINESE)
    yield text, ELI + "is_embodied_by", NamedNode(source)
    yield source, RDF + "type", NamedNode(ELI + "Format")
    yield source, RDF + "type", NamedNode(PROV + "Entity")
    yield source, ELI + "embodies", NamedNode(text)
    yield source, names.term("sha256"), Literal(law.document.sha256)
    run, agent = names.run(law), names.software(software)
    yield run, RDF + "type", NamedNode(PROV + "Activity")
    yield run, PROV + "used", NamedNode(source)
    yield run, PROV + "wasAssociatedWith", NamedNode(agent)
    yield agent, RDF + "type", NamedNode(PROV + "SoftwareAgent")
    yield agent, RDFS + "label", Literal(software)


def _titled(title: str) -> Iterator[Statement]:
    """A law as such, whichever its version."""
    yield names.law(title), RDF + "type", NamedNode(ELI + "LegalResource")
    yield names.law(title), RDFS + "label", _zh(title)


def _provision(law: Law, provision: Provision, parent: str) -> Iterator[Statement]:
    iri = names.provision(law, provision)
    yield iri, RDF + "type", NamedNode(ELI + "LegalResourceSubdivision")
    yield iri, names.term("rank"), NamedNode(names.rank(provision.kind))
    yield parent, ELI + "has_part", NamedNode(iri)
    yield iri, ELI + "is_part_of", NamedNode(parent)
    if provision.citation:
        yield iri, ELI + "number", Literal(provision.citation.at)
        yield iri, RDFS + "label", _zh(str(provision.citation))
        yield (
            iri,
            names.term("sequence"),
            Literal(_sequence(provision.citation), datatype=NamedNode(XSD + "integer")),
        )
    else:
        yield iri, ELI + "number", _zh(provision.number)
        yield iri, RDFS + "label", _zh(f"{provision.number} {provision.heading}".strip())
    if provision.kind in (Kind.ARTICLE, Kind.PARAGRAPH, Kind.ITEM):
        yield iri, names.term("text"), _zh(provision.span.of(law.text).strip())
    for child in provision.children:
        yield from _provision(law, child, iri)


def _sequence(at: Citation) -> str:
    """A number that sorts provisions in reading order: 14.2.3 is 14 00 02 03."""
    return str(((at.article * 100 + at.inserted) * 100 + at.paragraph) * 100 + at.item)


def _actors(reading: Reading) -> Iterator[Statement]:
    """Each actor once, with every form the law calls it by and every level it is named at."""
    forms: dict[str, set[str]] = defaultdict(set)
    seen = {}
    levels: set[str] = set()
    for mention in _mentions(reading.norms):
        seen[mention.actor.name] = mention.actor
        forms[mention.actor.name].add(mention.span.of(reading.law.text).strip())
        levels.update(mention.levels)
    for name in sorted(seen):
        actor = seen[name]
        iri = names.actor(actor)
        classlike = actor.generic or actor.kind in CLASSES
        yield iri, RDF + "type", NamedNode(names.term("ActorClass") if classlike else ORG + "Organization")
        yield iri, RDF + "type", NamedNode(names.term("Actor"))
        yield iri, SKOS + "prefLabel", _zh(name)
        yield iri, RDFS + "label", _zh(name)
        yield iri, names.term("kind"), NamedNode(names.kind(actor.kind.value))
        for form in sorted(forms[name] - {name}):
            yield iri, SKOS + "altLabel", _zh(form)
    for level in sorted(levels):
        if (iri := names.level(level)) in described():
            continue  # with its 上下级: a level a law words otherwise stands alone
        yield iri, RDF + "type", NamedNode(SKOS + "Concept")
        yield iri, SKOS + "prefLabel", _zh(level)
        yield iri, SKOS + "inScheme", NamedNode(names.term("levels"))
        yield iri, SKOS + "topConceptOf", NamedNode(names.term("levels"))


def _mentions(norms: Iterable[Norm]) -> Iterator[Mention]:
    for norm in norms:
        yield from norm.bearers
        for relation in norm.relations:
            yield relation.to


def _norm(law: Law, norm: Norm, iri: str) -> Iterator[Statement]:
    yield iri, RDF + "type", NamedNode(names.term("Norm"))
    yield iri, names.term("modality"), NamedNode(names.modality(norm.modality.value))
    yield iri, names.term("statedIn"), NamedNode(names.place(law, norm.at))
    yield iri, names.term("inArticle"), NamedNode(names.place(law, norm.at.whole_article))
    yield iri, names.term("inVersion"), NamedNode(names.version(law))
    yield iri, names.term("rule"), Literal(norm.rule)
    yield iri, RDFS + "label", _zh(f"{norm.at}：{norm.bearers[0].actor.name} {norm.actions[0].of(law.text)}")
    if norm.lead:
        yield iri, names.term("lead"), Literal("true", datatype=NamedNode(XSD + "boolean"))
    if norm.condition:
        yield iri, names.term("condition"), _zh(norm.condition.of(law.text))
    for action in norm.actions:
        yield iri, names.term("action"), _zh(action.of(law.text))
    yield from _quote(law, iri, norm.span)
    taken: Counter[str] = Counter()  # one actor may take one part twice: two reports to one body
    for order, mention in enumerate(norm.bearers, 1):
        role = "lead" if norm.lead else "responsible"
        part = names.numbered(names.participation(iri, role, mention.actor), taken)
        yield iri, names.term("bearer"), NamedNode(names.actor(mention.actor))
        yield from _participation(iri, part, mention, role, order)
    for order, relation in enumerate(norm.relations, 1):
        name = relation.tie.value
        yield iri, names.term(name), NamedNode(names.actor(relation.to.actor))
        part = names.numbered(names.participation(iri, name, relation.to.actor), taken)
        yield from _participation(iri, part, relation.to, name, order)
        yield part, names.term("rule"), Literal(relation.rule)
        yield from _quote(law, part, relation.span)


def _participation(iri: str, part: str, mention: Mention, role: str, order: int) -> Iterator[Statement]:
    """Who takes which part in a norm, in the order of the text."""
    yield part, RDF + "type", NamedNode(names.term("Participation"))
    yield iri, names.term("participation"), NamedNode(part)
    yield part, names.term("actor"), NamedNode(names.actor(mention.actor))
    yield part, names.term("role"), NamedNode(names.role(role))
    yield part, names.term("order"), Literal(str(order), datatype=NamedNode(XSD + "integer"))
    yield part, names.term("derivation"), Literal(mention.derivation.value)
    for level in mention.levels:
        yield part, names.term("level"), NamedNode(names.level(level))


def _quote(law: Law, iri: str, span: Span) -> Iterator[Statement]:
    """Web Annotation: the verbatim words, what stands around them, and where (code points)."""
    annotation, target = f"{iri}/evidence", f"{iri}/evidence/target"
    text, position = f"{iri}/evidence/quote", f"{iri}/evidence/position"
    yield annotation, RDF + "type", NamedNode(OA + "Annotation")
    yield annotation, OA + "hasBody", NamedNode(iri)
    yield annotation, OA + "hasTarget", NamedNode(target)
    yield annotation, PROV + "wasGeneratedBy", NamedNode(names.run(law))
    yield iri, names.term("quote"), _zh(span.of(law.text))
    yield target, RDF + "type", NamedNode(OA + "SpecificResource")
    yield target, OA + "hasSource", NamedNode(names.source(law))
    yield target, OA + "hasSelector", NamedNode(text)
    yield target, OA + "hasSelector", NamedNode(position)
    yield text, RDF + "type", NamedNode(OA + "TextQuoteSelector")
    yield text, OA + "exact", Literal(span.of(law.text))
    yield text, OA + "prefix", Literal(law.text[max(0, span.start - CONTEXT) : span.start])
    yield text, OA + "suffix", Literal(law.text[span.end : span.end + CONTEXT])
    yield position, RDF + "type", NamedNode(OA + "TextPositionSelector")
    # Web Annotation says nonNegativeInteger; Oxigraph keeps every kind of integer as xsd:integer, equal in value.
    for name, place in (("start", span.start), ("end", span.end)):
        yield position, OA + name, Literal(str(place), datatype=NamedNode(XSD + "integer"))


def _edges(reading: Reading) -> Iterator[Statement]:
    """Actor-actor edges, written once with their counts, so that ranking questions stay instant.

    ``together`` joins co-bearers of one norm (the name that sorts first comes first); the other
    kinds are the ties, from bearer to the other actor.
    """
    norms: Counter[tuple[str, str, str]] = Counter()
    places: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for norm in reading.norms:
        bearers = sorted({mention.actor.name for mention in norm.bearers})
        pairs = {("together", a, b) for n, a in enumerate(bearers) for b in bearers[n + 1 :]}
        pairs |= {(r.tie.value, a, r.to.actor.name) for r in norm.relations for a in bearers}
        for pair in pairs:
            norms[pair] += 1
            places[pair].add(names.place(reading.law, norm.at.whole_article))
    actors = {m.actor.name: m.actor for m in _mentions(reading.norms)}
    for tie, first, second in sorted(norms):
        iri = names.edge(reading.law, tie, first, second)
        yield iri, RDF + "type", NamedNode(names.term("Edge"))
        yield iri, names.term("tie"), NamedNode(names.role(tie))
        yield iri, names.term("from"), NamedNode(names.actor(actors[first]))
        yield iri, names.term("to"), NamedNode(names.actor(actors[second]))
        yield iri, names.term("inVersion"), NamedNode(names.version(reading.law))
        count = Literal(str(norms[tie, first, second]), datatype=NamedNode(XSD + "integer"))
        yield iri, names.term("norms"), count
        for place in sorted(places[tie, first, second]):
            yield iri, names.term("article"), NamedNode(place)


def _zh(text: str) -> Literal:
    return Literal(text, language="zh")
