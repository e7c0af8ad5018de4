"""Holds this service against examples/vectors: what is said there of figures and tokens. Ends with 1 if anything differs.

    /usr/bin/python3 examples/python-province/vectors.py
"""

import json
import pathlib
import sys

from figures import Province
from token_check import TokenCheck

VECTORS = pathlib.Path(__file__).resolve().parent.parent / "vectors"


def read(name):
    return json.loads((VECTORS / name).read_text("utf-8"))


def short(quantity):
    numbers = {name: quantity[name] for name in ("value", "atLeast", "atMost")}
    notes = {"estimated": True} if quantity["estimated"] else {}
    return numbers | notes | ({"reportedBy": 0} if quantity["reportedBy"] == 0 else {})


def numbers_in(value, place=""):
    """The numbers by their place, as the vectors have them."""
    if isinstance(value, list):
        keys = ("sector", "kind", "awardedBy", "recipient", "programme", "measure")
        named = {f"{place}[{','.join(row[key] or '' for key in keys if key in row)}]": row for row in value}
        return {at: number for name, row in named.items() for at, number in numbers_in(row, name).items()}
    if not isinstance(value, dict):
        return {}
    if "atLeast" in value:
        return {place: short(value)}
    below = {f"{place}.{name}" if place else name: each for name, each in value.items()}
    return {at: number for name, each in below.items() for at, number in numbers_in(each, name).items()}


def holds(name, cases, result_of):
    right = 0
    for case in cases:
        got, expected = result_of(case)
        if got == expected:
            right += 1
        else:
            print(f"{name}, case {case['id']}: expected {expected}, got {got}", file=sys.stderr)
    print(f"{name}: {right} of {len(cases)}")
    return right == len(cases)


def figures_of(case):
    province = Province(case, read("catalogue.json"))
    year = case["year"]

    def of(unit):
        figures = province.figures(unit, year)
        if figures is None:
            return {"figures": None, "coverage": []}
        return {"figures": {"numbers": numbers_in(figures)}, "coverage": province.coverage(unit, year)}

    return {unit: of(unit) for unit in case["expected"]}, case["expected"]


def main():
    tokens = read("tokens.json")
    check = TokenCheck(tokens["publicKeys"], tokens["province"], lambda: tokens["now"])
    results = [
        holds("figures", read("figures.json")["cases"], figures_of),
        holds("tokens", tokens["tokens"], lambda one: (check.read(one["authorization"]), one["caller"])),
    ]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
