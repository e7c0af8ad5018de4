"""What the facts of a province add up to, unit by unit: the algorithm of docs/contract.md, part 6, step by step.

Rows, quantities and figures are plain dicts with the names of the contract. Nothing here knows GraphQL or HTTP.
"""

DIMENSIONS = ["kind", "awardedBy", "recipient", "programme", "sector"]
SECTORS = ["PRODUCTION_BUSINESS", "STATE_ADMINISTRATION", "NON_STATE_ENTERPRISE"]
ZERO = {"value": 0, "atLeast": 0, "atMost": 0, "estimated": False}
NOTHING_KNOWN = {"value": None, "atLeast": 0, "atMost": None, "estimated": False}
# Values of a dimension that leave nothing over.
WHOLE_SPLITS = {
    "recipient": {"COLLECTIVE", "INDIVIDUAL"},
    "sector": {"PRODUCTION_BUSINESS", "STATE_ADMINISTRATION"},
}
WITHOUT_NUMBER = ("NOT_APPLICABLE", "NOT_COLLECTED")


class Province:
    """Figures of one province's units, from its units, documents and facts and the catalogue."""

    def __init__(self, data, catalogue):
        self.province = data["province"]
        self.units = data["units"]
        self.facts = data["facts"]
        self.catalogue = catalogue
        self.measure_of = {measure["id"]: measure for measure in catalogue["measures"]}
        self.document_of = {document["id"]: document for document in data["documents"]}
        self.fact_of = {fact["id"]: fact for fact in self.facts}
        self.parent_of = {unit["id"]: unit["parent"] for unit in self.units}
        self.years = {}

    def figures(self, unit, year):
        """`Figures` of a unit; None if nothing is known of the unit itself."""
        of_year = self._year(year)
        if unit not in of_year.behind:
            return None
        return shape(add_up(of_year.rows_in(unit), self.measure_of), self.catalogue)

    def coverage(self, unit, year):
        """Which units below reported the measures that they make up."""
        below = group((row for row in self._year(year).rows_in(unit) if row["unit"] != unit), "measure")
        result = []
        for measure in sorted(below):
            rows = below[measure]
            reported = {row["unit"] for row in rows if not is_missing(row) and row["source"] != "MENTION"}
            missing = sorted({row["unit"] for row in rows} - reported)
            expected = len(reported) + len(missing)
            result.append(
                {"measure": measure, "expected": expected, "reported": len(reported), "missing": missing[:50]}
            )
        return result

    def documents(self, unit, year):
        """Ids of the documents behind a unit's figures."""
        of_year = self._year(year)
        noted = of_year.behind.get(unit, set())
        if unit in of_year.reporters:
            noted = {one for one in noted if source_of(self.document_of[one]) == "REPORT"}
        return sorted(noted | {row["document"] for row in of_year.rows_in(unit) if row.get("document")})

    def _year(self, year):
        if year not in self.years:
            self.years[year] = Year(self, year)
        return self.years[year]

    # -- Step 1: where a fact counts, and whose word it is ------------------------------------------------------------

    def row_of(self, fact):
        source = source_of(self.document_of[fact["document"]])
        return {**fact, "adds": self._adds_of(fact), "source": source}

    def _adds_of(self, fact):
        measure = self.measure_of[fact["measure"]]
        if fact.get("notAdded") is not None or not measure["additive"]:
            return "NEVER"
        adds = "TOTAL"
        outer = self.fact_of.get(fact.get("includedIn"))
        while outer:
            in_one_sum = all(outer[name] == fact[name] for name in ("unit", "year", "measure", "form"))
            is_number = outer.get("status") not in WITHOUT_NUMBER and outer.get("notAdded") is None
            if in_one_sum and is_number:
                cell = key_of(cell_of(outer, measure))
                if cell == key_of(cell_of(fact, measure)):
                    return "NEVER"
                adds = "WITHIN" if adds == "WITHIN" or cell else "BREAKDOWN"
            outer = self.fact_of.get(outer.get("includedIn"))
        return adds

    # -- Step 2: the units that were expected to report and did not ----------------------------------------------------

    def missing_rows(self, rows, year):
        result = []
        counted = [row for row in rows if row["adds"] != "NEVER" and row["source"] != "MENTION"]
        for measure, of_measure in group(counted, "measure").items():
            reported = self._with_above(of_measure)
            real = self._with_above(row for row in of_measure if row["source"] != "SIMULATED")
            totals = self._with_above(
                row for row in of_measure if row["form"] == "SUMMARY" and not is_missing(row)
            )
            answered = {row["unit"] for row in of_measure if is_whole_total(row)}
            parents = {self.parent_of.get(unit) for unit in totals} - answered - {None}
            for parent in sorted(parents):
                siblings = [unit for unit in self.units if unit["parent"] == parent]
                source = "REPORT" if any(unit["id"] in real for unit in siblings) else "SIMULATED"
                result += [
                    {"unit": unit["id"], "measure": measure, "source": source, "form": "SUMMARY"}
                    | {"adds": "TOTAL", "status": "NOT_COLLECTED"}
                    | NOTHING_KNOWN
                    for unit in siblings
                    if unit["id"] not in reported and is_expected(unit, self.measure_of[measure], year)
                ]
        return result

    def _with_above(self, rows):
        """The units of the rows and all above them."""
        found = set()
        for row in rows:
            at = row["unit"]
            while at is not None and at not in found:
                found.add(at)
                at = self.parent_of.get(at)
        return found


class Year:
    """Step 3: the rows of one year that make up each unit's numbers."""

    def __init__(self, province, year):
        self.province = province
        document_of = province.document_of
        rows = [
            province.row_of(fact)
            for fact in province.facts
            if fact["year"] == year and is_of_year(document_of[fact["document"]])
        ]
        self.behind = {}
        self.reporters = set()
        for row in rows:
            document = document_of[row["document"]]
            reporter = document.get("unit", province.province)
            self.behind.setdefault(row["unit"], set()).add(row["document"])
            if row["source"] != "MENTION":
                self.behind.setdefault(reporter, set()).add(row["document"])
            if row["source"] == "REPORT":
                self.reporters |= {row["unit"], reporter}
        self.rows_of = group(rows + province.missing_rows(rows, year), "unit")
        self.covers = {}

    def rows_in(self, unit):
        """Numbers of a unit that did not report itself are at least what it has."""
        cover = [row for rows in self._cover(unit).values() for row in rows]
        if unit in self.reporters:
            return cover
        return [row if row["source"] == "SIMULATED" else {**row, "isPart": True} for row in cover]

    def _cover(self, unit):
        """By measure."""
        if unit in self.covers:
            return self.covers[unit]
        own = group((row for row in self.rows_of.get(unit, []) if row["adds"] != "NEVER"), "measure")
        children = [child["id"] for child in self.province.units if child["parent"] == unit]
        below = [self._cover(child) for child in children]
        cover = {}
        for measure in {*own, *(name for one in below for name in one)}:
            rows_below = [row for one in below for row in one.get(measure, [])]
            own_rows, rows_below = best_known(own.get(measure, []), rows_below, unit in self.reporters)
            rest = unknown_rest(own_rows, rows_below, self.province.measure_of[measure])
            covered = cover_of_measure(own_rows, rows_below)
            cover[measure] = covered + rest + self._silent_rows(unit, covered, measure)
        self.covers[unit] = cover
        return cover

    def _silent_rows(self, unit, covered, measure):
        """Rows without upper bound for what the unit or one directly below may have of cells that it did not name."""
        said = []
        for row in covered:
            if not is_missing(row):
                applies = row.get("status") != "NOT_APPLICABLE"
                cell = cell_of(row, self.province.measure_of[measure])
                said.append({**row, **({} if applies else ZERO), "cell": cell})
        # What a unit says of itself is all that it says.
        if all(row["unit"] == unit for row in said):
            return []
        cells = {key_of(row["cell"]): row["cell"] for row in said if key_of(row["cell"]) != ""}
        for row in said:
            if row["unit"] == unit and row["form"] == "SUMMARY" and is_total(row):
                cells.pop(key_of(row), None)
        reporters = {}
        for row in said:
            reporter = None if row["unit"] == unit else self._child_above(row["unit"], unit)
            reporters.setdefault(reporter, []).append(row)
        return [
            {"unit": rows[0]["unit"], "measure": measure, "source": rows[0]["source"], "form": "SUMMARY"}
            | {"adds": "BREAKDOWN", **cell, **NOTHING_KNOWN, "value": 0, "id": None}
            for rows in reporters.values()
            for cell in cells.values()
            if may_have_more(rows, cell)
        ]

    def _child_above(self, below, unit):
        parent = self.province.parent_of.get(below)
        return below if parent in (unit, None) else self._child_above(parent, unit)


def source_of(document):
    """Whose word the numbers of a document are: the unit's own, somebody else's, or nobody's."""
    if document["status"] == "SAMPLE":
        return "SIMULATED"
    return "MENTION" if document.get("kind") == "MENTION" else "REPORT"


def is_of_year(document):
    return (document.get("period") or "YEAR") == "YEAR"


def is_expected(unit, measure, year):
    """Numbers as of the end of a year need a unit that lasts to its end."""
    if unit["level"] not in measure["expectedOf"]:
        return False
    if unit.get("validFrom") and unit["validFrom"] > f"{year}-12-31":
        return False
    last = f"{year}-12-31" if measure["kind"] == "STOCK" else f"{year}-01-01"
    return not unit.get("validTo") or unit["validTo"] > last


def is_missing(row):
    """There is a number, and nobody has it."""
    return row.get("status") == "NOT_COLLECTED"


def is_total(row):
    return row["adds"] == "TOTAL" and not is_missing(row)


def is_whole_total(row):
    is_summary = row["form"] == "SUMMARY" and row["source"] != "SIMULATED"
    return is_summary and is_total(row) and key_of(row) == ""


def best_known(own, below, reports):
    """What is simulated never stands beside other numbers, and what others mention never beside a report."""
    known = [row for row in own + below if not is_missing(row) and row["source"] != "SIMULATED"]
    if not reports and not known:
        return own, below
    own = [row for row in own if row["source"] != "SIMULATED"]
    below = [row for row in below if row["source"] != "SIMULATED"]
    mentions = [row for row in own if row["source"] == "MENTION"]
    reported = [row for row in own if row["source"] != "MENTION"]
    if any(not is_missing(row) for row in reported):
        return reported, [row for row in below if row["source"] != "MENTION"]
    if not mentions or any(not is_missing(row) and row["source"] != "MENTION" for row in below):
        return reported, below
    return different_mentions(mentions) + reported, [row for row in below if is_missing(row)]


def different_mentions(mentions):
    """Two documents may mention the same case: the one with the most, and of others what cannot be the same."""

    def at_least(rows):
        return add_all(row for row in rows if row["adds"] == "TOTAL")["atLeast"]

    def sure(row):
        return {**row, "programme": None, "kind": None if row.get("kind") == "MIXED" else row.get("kind")}

    by_document = group(mentions, "document")
    taken = []
    for document in sorted(by_document, key=lambda one: (-at_least(by_document[one]), one)):
        rows = by_document[document]
        taken += [row for row in rows if all(is_apart(sure(other), sure(row)) for other in taken)]
    return taken


def cover_of_measure(own, below):
    summaries = [row for row in own if row["form"] == "SUMMARY"]
    items = [row for row in own if row["form"] == "ITEM"]
    totals = [row for row in summaries if is_total(row)]
    # The unit's own total: nothing else is added to it.
    if any(key_of(row) == "" for row in totals):
        return summaries
    if totals:
        return beside_cells(summaries, totals, items + [row for row in below if not row.get("beside")])
    return items + [row for row in summaries if is_missing(row)] + below


def beside_cells(summaries, totals, others):
    """Own totals of cells only: from the other rows comes what is in none of these cells."""
    others = [row for row in others if not any(holds(total, row) for total in totals)]
    apart = [row for row in others if all(is_apart(total, row) for total in totals)]
    overlapping = [
        row
        for row in others
        if any(not is_apart(total, row) for total in totals) and not is_whole_split(totals, row)
    ]
    return summaries + apart + rest_of(overlapping, totals)


def rest_of(overlapping, totals):
    """What may hold more than the totals' cells adds at most all of it, at least what is more than these cells."""
    counted = [row for row in overlapping if is_total(row)]
    if not counted:
        return overlapping
    extra_of = {}
    by_cell = {}
    for row in counted:
        by_cell.setdefault(key_of(row), []).append(row)
    for alike in by_cell.values():
        everything = add_all(alike)
        known = add_all(total for total in totals if any(not is_apart(total, row) for row in alike))
        at_least = 0 if known["atMost"] is None else max(0, everything["atLeast"] - known["atMost"])
        extra = {"value": None, "atLeast": at_least, "atMost": everything["atMost"], "estimated": False}
        extra_of[alike[0]["id"]] = extra
    rows = [
        {**row, "adds": "BREAKDOWN", "apart": extra_of.get(row["id"], ZERO)} if is_total(row) else row
        for row in overlapping
    ]
    rest = {name: counted[0].get(name) for name in ("unit", "measure", "source", "document")}
    return rows + [{**rest, "form": "SUMMARY", "adds": "TOTAL", **add_all(extra_of.values()), "value": None}]


def may_have_more(said, cell):
    """Whether somebody gave numbers in which cases of a cell may be, and did not name the cell."""
    if any(key_of(row["cell"]) == key_of(cell) for row in said):
        return False
    wholes = [row for row in said if key_of(row["cell"]) == ""]
    parts = [row for row in said if key_of(row["cell"]) != ""]
    if not wholes:
        return any(
            row["atMost"] != 0 and not holds(cell, row["cell"]) and not is_apart(row["cell"], cell)
            for row in parts
        )
    # Numbers that are split alike have nothing in common.
    elsewhere = {}
    for row in parts:
        if is_apart(row["cell"], cell):
            split = tuple(name for name in DIMENSIONS if row["cell"].get(name) is not None)
            elsewhere[split] = elsewhere.get(split, 0) + row["atLeast"]
    most = add_all(wholes)["atMost"]
    return most is None or most > max(elsewhere.values(), default=0)


def unknown_rest(own, below, measure):
    """Cells alone do not say what else there is: a row of which nothing is known, so that their total has no atMost."""
    totals = [row for row in own if row["form"] == "SUMMARY" and is_total(row)]
    if not totals or totals[0]["source"] == "SIMULATED" or is_whole_split(totals, {}):
        return []
    described = {name: None for name in measure["describedBy"]}
    if any(key_of({**row, **described}) == "" for row in totals):
        return []
    is_known_below = any(row["form"] == "SUMMARY" and is_total(row) and key_of(row) == "" for row in below)
    if is_known_below and not any(row.get("beside") for row in below):
        return []
    rest = {name: totals[0].get(name) for name in ("unit", "measure", "source", "document")}
    return [{**rest, "form": "SUMMARY", "adds": "TOTAL", "beside": totals, **NOTHING_KNOWN, "value": 0}]


def holds(total, row):
    """Whether a row is in the cell of a total."""
    return all(total.get(name) is None or total[name] == row.get(name) for name in DIMENSIONS)


def is_apart(a, b):
    """Whether no case can be in both."""
    return any(a.get(name) and b.get(name) and a[name] != b[name] for name in DIMENSIONS)


def is_whole_split(totals, row):
    """Whether the totals are all of a row: both recipients, or business and state."""
    for name, values in WHOLE_SPLITS.items():
        parts = {total.get(name) for total in totals if holds({**total, name: None}, row)}
        if row.get(name) is None and values <= parts:
            return True
    return False


# -- Step 4: cells ----------------------------------------------------------------------------------------------------


def breakdown_of(measure):
    """The dimensions by which figures split a measure."""
    if measure["domain"] == "awards":
        return ["kind", "awardedBy", "recipient"]
    if measure["domain"] == "welfare":
        return ["programme"]
    return ["sector"] if measure["id"] == "unions" else []


def cell_of(row, measure):
    return {name: row.get(name) for name in breakdown_of(measure)}


def key_of(cell):
    """Empty for what has no dimension."""
    return "|".join(cell.get(name) or "" for name in DIMENSIONS) if any(map(cell.get, DIMENSIONS)) else ""


def add(a, b):
    """Adds the parts one by one; what is not known of one is not known of the sum."""

    def known(name):
        return None if a[name] is None or b[name] is None else a[name] + b[name]

    return {
        "value": known("value"),
        "atLeast": a["atLeast"] + b["atLeast"],
        "atMost": known("atMost"),
        "estimated": bool(a.get("estimated") or b.get("estimated")),
    }


def add_all(quantities):
    total = ZERO
    for quantity in quantities:
        total = add(total, quantity)
    return total


def add_up(rows, measure_of):
    cells = {}

    def put(row, cell):
        is_least = row["source"] == "MENTION" or row.get("isPart", False)

        def opened(bounds):
            return {**bounds, "atMost": None} if is_least else bounds

        bounds = opened(ZERO if row.get("status") == "NOT_APPLICABLE" else row)
        within = ZERO if row["adds"] == "WITHIN" else bounds
        apart = opened(row["apart"]) if row.get("apart") else within
        before = cells.get((row["measure"], key_of(cell)))
        cells[(row["measure"], key_of(cell))] = {
            "measure": row["measure"],
            **cell,
            "quantity": add(before["quantity"] if before else ZERO, bounds),
            "apart": add(before["apart"] if before else ZERO, apart),
            "mentioned": is_least and (before is None or before["mentioned"]),
        }

    for row in rows:
        if is_missing(row):
            continue
        cell = cell_of(row, measure_of[row["measure"]])
        if row["adds"] == "TOTAL":
            put(row, {})
        if key_of(cell):
            put(row, cell)
    unknown = [row for row in rows if is_missing(row) or row.get("beside")]
    for cell in cells.values():
        if any(row["measure"] == cell["measure"] and may_hold(row, cell) for row in unknown):
            cell["quantity"] = {**cell["quantity"], "atMost": None}
            cell["apart"] = {**cell["apart"], "atMost": None}
    return list(cells.values())


def may_hold(row, cell):
    """Whether something of a row of which nothing is known may belong to a cell."""
    if key_of(cell) == "":
        return row["adds"] == "TOTAL"
    return not is_apart(row, cell) and not any(holds(one, cell) for one in row.get("beside") or [])


# -- Step 5: the shape of the contract --------------------------------------------------------------------------------


def quantity_of(bounds, mentioned=False):
    return {
        "value": bounds["value"],
        "atLeast": bounds["atLeast"],
        "atMost": bounds["atMost"],
        "estimated": bool(bounds.get("estimated")),
        "exact": bounds["atLeast"] == bounds["atMost"],
        "reportedBy": 0 if mentioned else 1,
    }


def quantity_of_fact(fact):
    """A fact's own number; None if its status says that there is none."""
    return None if fact.get("status") in WITHOUT_NUMBER else quantity_of(fact)


def shape(cells, catalogue):
    measures = catalogue["measures"]
    totals = {cell["measure"]: cell for cell in cells if key_of(cell) == ""}

    def number(cell):
        return quantity_of(cell["quantity"], cell["mentioned"]) if cell else None

    def totals_of(domain, of):
        ids = [one["id"] for one in measures if one["domain"] == domain and one["additive"]]
        return {measure: number(of.get(measure)) for measure in ids}

    unions = {cell.get("sector"): cell for cell in cells if cell["measure"] == "unions"}
    by_programme = group((cell for cell in cells if cell.get("programme")), "programme")
    return {
        "membership": {
            **totals_of("membership", totals),
            "unionsBySector": [
                {"sector": sector, "unions": number(unions[sector])} for sector in SECTORS if sector in unions
            ],
        },
        "awards": {
            "total": number(totals.get("awards")),
            "byKind": [
                {name: cell[name] for name in ("kind", "awardedBy", "recipient")}
                | {"count": number(cell), "apart": quantity_of(cell["apart"], cell["mentioned"])}
                for cell in cells
                if cell["measure"] == "awards" and cell.get("kind")
            ],
        },
        "welfare": {
            **totals_of("welfare", totals),
            "byProgramme": [
                {"programme": one["id"], "name": one["name"]}
                | totals_of("welfare", {cell["measure"]: cell for cell in by_programme[one["id"]]})
                for one in catalogue["programmes"]
                if one["id"] in by_programme
            ],
        },
        "activities": [
            {"measure": one["id"], "name": one["name"], "quantity": number(totals[one["id"]])}
            for one in measures
            if one["domain"] == "activities" and one["id"] in totals
        ],
    }


def group(rows, name):
    groups = {}
    for row in rows:
        groups.setdefault(row[name], []).append(row)
    return groups
