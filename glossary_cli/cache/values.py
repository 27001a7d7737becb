"""What the cache keeps, made of the arrays that named tuples become as JSON; the other direction needs no help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossary_cli.cache.places import EntryPlaces, FilesPlaces, where_in_file
from glossary_cli.config import Config, Override
from glossary_cli.findings import Excerpt, Fix, Found, Location, Problem, Related, Severity
from glossary_cli.globs import Glob, Globs
from glossary_cli.glossary import (
    Concept,
    Designation,
    Extension,
    Glossary,
    Intension,
    Lifecycle,
    Routing,
    Status,
)
from glossary_cli.quantities import Quantity
from glossary_cli.statements.statement import Fact, LongForm, Mode, Statement, Subject

if TYPE_CHECKING:
    from glossary_cli.suppression import Suppression

# Findings

_SEVERITIES = {int(one): one for one in Severity}


def found(value: Any) -> tuple[Found, ...]:
    """Problems with their rules and severities."""
    return tuple(
        Found(rule, _SEVERITIES[severity], problem(text), Excerpt(*excerpt)) for rule, severity, text, excerpt in value
    )


def problem(value: Any) -> Problem:
    """One problem."""
    location, message, concept, term, related, remedy, fix = value
    return Problem(
        Location(*location),
        message,
        concept,
        term,
        tuple(Related(Location(*place), said) for place, said in related),
        remedy,
        Fix(Location(*fix[0]), *fix[1:]) if fix else None,
    )


def suppressions(value: Any) -> tuple[Suppression, ...]:
    """Comments that set findings aside."""
    from glossary_cli.suppression import Suppression

    return tuple(
        Suppression(scope, tuple(rules), first, last, Location(*place)) for scope, rules, first, last, place in value
    )


# Statements that documents are compared by


def statement(value: Any) -> Statement:
    """A statement whose content is a fact or a long form."""
    subject, content, location, text, mode, scope, is_conditional = value
    concept, designation, limits, is_implied = subject
    return Statement(
        Subject(concept, designation, tuple(limits), is_implied),
        LongForm(*content) if len(content) == 1 else Fact(content[0], Quantity(*content[1]), *content[2:]),
        Location(*location),
        text,
        Mode(mode),
        tuple(scope),
        is_conditional,
    )


# The configuration


def config(value: Any) -> Config:
    """A configuration."""
    root, path, definitions, include, exclude, rules, overrides, teams, ignored, size, fail_on = value
    return Config(
        root,
        path,
        definitions,
        _globs(include),
        _globs(exclude),
        _rules(rules),
        tuple(
            Override(_globs(paths), None if audience is None else tuple(audience), subject, _rules(table))
            for paths, audience, subject, table in overrides
        ),
        {team: tuple(parts) for team, parts in teams.items()},
        tuple(ignored),
        size,
        Severity(fail_on),
    )


def _globs(value: Any) -> Globs:
    return tuple(Glob(*glob) for glob in value)


def _rules(value: Any) -> dict[str, Severity]:
    return {rule: Severity(severity) for rule, severity in value.items()}


# The glossary


def frozen_glossary(glossary: Glossary) -> Any:
    """A glossary that was read, as JSON can hold it: of the places of an entry there is only where to find them."""
    entries = [entry._replace(places=where_in_file(entry.places)) for entry in glossary.entries]  # type: ignore[arg-type]
    return [entries, sorted(glossary.left_out)]


def glossary(value: Any, files: FilesPlaces) -> Glossary:
    """A glossary, with its places in these files."""
    entries, left_out = value
    return Glossary(tuple(_concept(entry, files) for entry in entries), frozenset(left_out))


def _concept(value: Any, files: FilesPlaces) -> Concept:
    concept_id, designations, path, places, distinct_from, intension, extension, facts, owner = value[:9]
    lifecycle, routing, audience, subject, cues, zone, status, agreed_by, *others = value[9:]
    return Concept(
        concept_id,
        tuple(Designation(text, Status(kind), *rest) for text, kind, *rest in designations),
        path,
        EntryPlaces(files, path, tuple(places)),
        tuple(distinct_from),
        Intension(intension[0], tuple(intension[1])) if intension else None,
        Extension(extension[0], tuple(extension[1]), tuple(extension[2]), extension[3]) if extension else None,
        facts,
        owner,
        Lifecycle(*lifecycle) if lifecycle else None,
        Routing(*routing) if routing else None,
        tuple(audience),
        subject,
        tuple(cues),
        zone,
        status,
        tuple(agreed_by),
        *others,
    )
