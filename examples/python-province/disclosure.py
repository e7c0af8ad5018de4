"""What only the province itself sees: numbers that point at persons (docs/contract.md, part 7).

This is the simplest rule that is enough: as soon as one number of a measure in a year points at persons, nobody else gets
any number of that measure in that year but the province's total, and that only as a range if it points at persons itself.
"""

FEWEST = 5


def is_small(bounds):
    most = bounds["atMost"] if bounds["value"] is None else bounds["value"]
    return most is not None and 0 < most < FEWEST


class Disclosure:
    """Of one year, for who is not of the province."""

    def __init__(self, figures_of_units, facts, catalogue, province):
        """figures_of_units: `Figures` by unit id; facts: those of the year that the reader may see."""
        self.province = province
        self.personal = [one["id"] for one in catalogue["measures"] if one["personal"]]
        self.welfare = [one["id"] for one in catalogue["measures"] if one["domain"] == "welfare"]
        # (unit, measure) of numbers that point at persons.
        self.primary = {
            (fact["unit"], fact["measure"])
            for fact in facts
            if fact["measure"] in self.personal and is_small(fact)
        }
        for unit, figures in figures_of_units.items():
            for numbers in [{**figures["membership"], **figures["welfare"]}, *figures["welfare"]["byProgramme"]]:
                self.primary |= {(unit, measure) for measure in self._primary_in(numbers)}
        self.touched = {measure for _, measure in self.primary}

    def _primary_in(self, numbers):
        def known(measure):
            number = numbers.get(measure)
            return number if number is not None and (number["value"] or number["atLeast"]) else None

        small = [one for one in self.personal if known(one) and is_small(known(one))]
        counts = [known(one) for one in self.personal if one in self.welfare and known(one)]
        # All that is known of who got something is that they were few: then it is theirs.
        theirs = counts and all(map(is_small, counts))
        return small + ([one for one in self.welfare if one not in small and known(one)] if theirs else [])

    def hides_fact(self, fact):
        return fact["measure"] in self.touched

    def withheld(self, unit, figures):
        """The rows of `Unit.withheld`."""
        if figures is None:
            return []
        cells = [(None, {**figures["membership"], **figures["welfare"]})]
        cells += [(one["programme"], one) for one in figures["welfare"]["byProgramme"]]
        return [
            {"measure": measure, "programme": programme, "reason": "SMALL_NUMBER"}
            for programme, numbers in cells
            for measure in sorted(self.touched)
            if numbers.get(measure) is not None and self._hides(unit, programme, measure)
        ]

    def _hides(self, unit, programme, measure):
        is_total = unit == self.province and programme is None
        return not is_total or (unit, measure) in self.primary

    def shown(self, unit, figures):
        """`Figures` as others see them."""
        if figures is None:
            return None

        def seen(numbers, programme=None):
            return {
                name: self._seen(unit, programme, name, number) if name in self.touched else number
                for name, number in numbers.items()
            }

        programmes = [seen(one, one["programme"]) for one in figures["welfare"]["byProgramme"]]
        return {
            **figures,
            "membership": seen(figures["membership"]),
            "welfare": {**seen(figures["welfare"]), "byProgramme": programmes},
        }

    def _seen(self, unit, programme, measure, number):
        if number is None or not self._hides(unit, programme, measure):
            return number
        return whole_range(number) if unit == self.province and programme is None else None


def whole_range(number):
    """Of the province as a whole: totals above need bounds. From none to the power of ten that is well above."""
    if number["atMost"] is None:
        return {**number, "value": None, "atLeast": 0, "exact": False}
    end = 10
    while end < number["atMost"] + FEWEST + 1:
        end *= 10
    return {**number, "value": None, "atLeast": 0, "atMost": end - 1, "exact": False}
