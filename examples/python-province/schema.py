"""The contract's schema and its resolvers over the data of one province, on graphql-core 2 (Debian: python3-graphql-core)."""

import base64
import pathlib
import re

from graphql import GraphQLError, build_ast_schema, parse
from graphql.language import ast

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# The contract itself, not code: a service outside this repository keeps a copy of these files.
SDL = "\n".join((ROOT / "schema" / name).read_text("utf-8") for name in ("province.graphql", "figures.graphql"))

FEDERATION = """
scalar _Any
union _Entity = Province
type _Service { sdl: String! }
type Query { _entities(representations: [_Any!]!): [_Entity]! _service: _Service! }
schema { query: Query }
"""


class Refused(GraphQLError):
    """An error with the code by which the gateway knows it."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def without_extras(sdl):
    """What graphql-core 2 does not read: descriptions, directives, the extension of the schema. Newer ones read all of it."""
    sdl = re.sub(r'"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"(?=\s*\n|\s+\w+\s*:)', "", sdl)
    sdl = re.sub(r"^#.*$", "", sdl, flags=re.MULTILINE)
    sdl = re.sub(r"extend schema\s+@link\([^)]*\)", "", sdl)
    return re.sub(r"@\w+(\([^)]*\))?", "", sdl)


def build_schema():
    schema = build_ast_schema(parse(without_extras(SDL) + FEDERATION))
    for name, parse_value in (("Long", whole_number), ("_Any", lambda value: value)):
        scalar = schema.get_type(name)
        scalar.serialize = scalar.parse_value = parse_value
        scalar.parse_literal = literal_value
    for name in ("Date", "DateTime"):
        scalar = schema.get_type(name)
        scalar.serialize = scalar.parse_value = str
        scalar.parse_literal = literal_value
    schema.get_type("_Entity").resolve_type = lambda value, info: schema.get_type("Province")
    for type_name, fields in RESOLVERS.items():
        for field, resolve in fields.items():
            schema.get_type(type_name).fields[field].resolver = resolve
    for named in schema.get_type_map().values():
        for field in getattr(named, "fields", {}).values():
            if getattr(field, "resolver", None) is None and hasattr(field, "resolver"):
                field.resolver = from_dict
    return schema


def from_dict(parent, info, **_):
    return parent.get(info.field_name)


def whole_number(value):
    if isinstance(value, int) and abs(value) < 2**53:
        return value
    raise TypeError(f"Expected a whole number below 2^53, got {value}")


def literal_value(node):
    if isinstance(node, ast.ObjectValue):
        return {field.name.value: literal_value(field.value) for field in node.fields}
    if isinstance(node, ast.ListValue):
        return [literal_value(one) for one in node.values]
    return node.value


# -- Resolvers: info.context is the View of who asks -------------------------------------------------------------------


def entities(_root, info, representations):
    return [entity(info.context, one.get("id")) for one in representations]


def entity(view, province):
    """An error in the list is null in its own place, with the error's path pointing there."""
    if province == view.province:
        return {"id": province}
    return Refused("PROVINCE_NOT_HELD", f'Province "{province}" is not held by this service')


def assert_own(view):
    if view.visibility != "own":
        raise Refused("FORBIDDEN", "Only the province itself sees its revisions")


def valid_year(year, argument):
    if 2000 <= year <= 2100:
        return year
    raise Refused("BAD_USER_INPUT", f'Argument "{argument}" must be a year from 2000 to 2100, got {year}')


def report(_province, info, year, revision=None):
    view = info.context
    if revision is not None:
        assert_own(view)
        if not 0 <= revision <= view.last:
            raise Refused("BAD_USER_INPUT", f'Argument "revision" must be from 0 to {view.last}, got {revision}')
        view = view.at(revision)
    return view.report(valid_year(year, "year"))


def reports(_province, info, **arguments):
    view = info.context
    first = valid_year(arguments.get("from") or 2000, "from")
    last = valid_year(arguments.get("to") or 2100, "to")
    years = sorted({fact["year"] for fact in view.facts if first <= fact["year"] <= last})
    return [found for found in map(view.report, years) if found]


def units(_province, info, parent=None, **page):
    return page_of([one for one in info.context.units if parent is None or one["parent"] == parent], **page)


def unit(_province, info, id):
    return next((one for one in info.context.units if one["id"] == id), None)


def facts(_province, info, first=50, after=None, **wanted):
    wanted = {name: value for name, value in wanted.items() if value is not None}
    if "year" in wanted:
        valid_year(wanted["year"], "year")
    view = info.context
    found = [one for one in view.facts if all(one[name] == value for name, value in wanted.items())]
    return page_of(found, first, after, of=view.fact)


def revisions(_province, info, **page):
    assert_own(info.context)
    rows = [{**one, "id": str(one["number"])} for one in reversed(info.context.data["revisions"])]
    return page_of(rows, **page)


def page_of(rows, first=50, after=None, of=lambda row: row):
    """The rows after the cursor, which is the id of the row before, encoded so that nobody reads it."""
    if not 1 <= first <= 500:
        raise Refused("BAD_USER_INPUT", f'Argument "first" must be a page size from 1 to 500, got {first}')
    cursors = [base64.urlsafe_b64encode(row["id"].encode()).decode() for row in rows]
    if after is not None and after not in cursors:
        raise Refused("BAD_USER_INPUT", f'Argument "after" must be the endCursor of a page before, got "{after}"')
    start = 0 if after is None else cursors.index(after) + 1
    page = range(start, min(start + first, len(rows)))
    return {
        "totalCount": len(rows),
        "edges": [{"cursor": cursors[index], "node": of(rows[index])} for index in page],
        "pageInfo": {
            "startCursor": cursors[page[0]] if page else None,
            "endCursor": cursors[page[-1]] if page else None,
            "hasPreviousPage": start > 0,
            "hasNextPage": start + first < len(rows),
        },
    }


RESOLVERS = {
    "Query": {"_entities": entities, "_service": lambda _root, info: {"sdl": SDL}},
    "Province": {
        "report": report,
        "reports": reports,
        "units": units,
        "unit": unit,
        "facts": facts,
        "revisions": revisions,
    },
    "Unit": {
        "figures": lambda one, info, year: info.context.figures(one["id"], valid_year(year, "year")),
        "withheld": lambda one, info, year: info.context.withheld(one["id"], valid_year(year, "year")),
    },
}
