"""A province's data as one reader sees it at one revision: `own` everything, for the province's staff; `drafts` for
analysts; `published` for everybody else."""

import re

from disclosure import Disclosure
from figures import Province, quantity_of_fact, source_of


class View:

    def __init__(self, data, catalogue, visibility, revision=None):
        self.data = data
        self.visibility = visibility
        self.catalogue = catalogue
        self.province = data["province"]
        self.last = len(data["revisions"])
        self.revision = self.last if revision is None else revision
        documents = [
            one
            for one in data["documents"]
            if one["revision"] <= self.revision and (one["status"] != "DRAFT" or visibility != "published")
        ]
        self.document_of = {one["id"]: one for one in documents}
        self.facts = sorted((one for one in data["facts"] if one["document"] in self.document_of), key=by_id)
        self.units = sorted(data["units"], key=by_id)
        seen = {"province": self.province, "units": self.units, "documents": documents, "facts": self.facts}
        self.figures_of = Province(seen, catalogue)
        self._disclosures = {}

    def at(self, revision):
        return View(self.data, self.catalogue, self.visibility, revision)

    def disclosure(self, year):
        """None for the province itself, which sees all."""
        if self.visibility == "own":
            return None
        if year not in self._disclosures:
            figures = {one["id"]: self.figures_of.figures(one["id"], year) for one in self.units}
            known = {unit: found for unit, found in figures.items() if found}
            facts = [one for one in self.facts if one["year"] == year]
            self._disclosures[year] = Disclosure(known, facts, self.catalogue, self.province)
        return self._disclosures[year]

    def figures(self, unit, year):
        disclosure, figures = self.disclosure(year), self.figures_of.figures(unit, year)
        return disclosure.shown(unit, figures) if disclosure else figures

    def withheld(self, unit, year):
        disclosure = self.disclosure(year)
        return disclosure.withheld(unit, self.figures_of.figures(unit, year)) if disclosure else []

    def hides(self, fact):
        disclosure = self.disclosure(fact["year"])
        return disclosure is not None and disclosure.hides_fact(fact)

    def report(self, year):
        figures = self.figures(self.province, year)
        if figures is None:
            return None
        documents = [self.document_of[one] for one in self.figures_of.documents(self.province, year)]
        revisions = [one["revision"] for one in documents]
        came_in = [one["revision"] for one in documents if source_of(one) == "REPORT"]
        at = lambda number: self.data["revisions"][number - 1]["at"]  # noqa: E731
        return {
            "year": year,
            "figures": figures,
            "draft": any(one["status"] == "DRAFT" for one in documents),
            "coverage": self.figures_of.coverage(self.province, year),
            "documents": [self.document(one) for one in documents],
            "revision": str(max(revisions)),
            "updatedAt": at(max(revisions)),
            "receivedAt": at(min(came_in)) if came_in else None,
        }

    def document(self, document):
        """Its text is for the province itself if a number of it is withheld."""
        is_hidden = any(self.hides(one) for one in self.facts if one["document"] == document["id"])
        return {**document, "text": None if is_hidden else document.get("text")}

    def fact(self, fact):
        document = self.document(self.document_of[fact["document"]])
        unit = next((one["name"] for one in self.units if one["id"] == fact["unit"]), None)
        shown = {**fact, "unitName": unit, "document": document, "withheld": None}
        if self.hides(fact):
            nothing = {"printed": None, "offset": None, "quantity": None, "status": None, "excerpt": None}
            return shown | nothing | {"withheld": "SMALL_NUMBER"}
        return shown | {"quantity": quantity_of_fact(fact), "excerpt": excerpt_of(document["text"], fact)}


def excerpt_of(text, fact):
    """The sentence around a printed number whose place is known; offsets count UTF-16 code units."""
    printed, offset = fact.get("printed"), fact.get("offset")
    if text is None or printed is None or offset is None:
        return None
    units = text.encode("utf-16-le")
    before, rest = units[: 2 * offset].decode("utf-16-le"), units[2 * offset :].decode("utf-16-le")
    if not rest.startswith(printed):
        return None
    after = rest[len(printed) :]
    start = max((found.end() for found in re.finditer(r"[.!?]\s+(?=[A-ZÀ-Ỹ\d])", before)), default=0)
    end = re.search(r"[.!?](?=\s|$)", after)
    return {"before": before[start:], "marked": printed, "after": after[: end.end()] if end else after}


def by_id(row):
    return row["id"]
