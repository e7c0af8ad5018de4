<?php

// What only the province itself sees: numbers that point at persons (docs/contract.md, part 7). This is the simplest rule
// that is enough: as soon as one number of a measure in a year points at persons, nobody else gets any number of that
// measure in that year but the province's total, and that only as a range if it points at persons itself.

declare(strict_types=1);

const FEWEST = 5;

/** Of one year, for who is not of the province. */
final class Disclosure
{
    private array $personal;
    private array $welfare;
    /** Numbers that point at persons, as keys "unit measure". */
    private array $primary = [];
    /** Their measures, as keys. */
    private array $touched = [];

    /**
     * @param array $figuresOfUnits `Figures` by unit
     * @param array $facts those of the year that the reader may see
     */
    public function __construct(array $figuresOfUnits, array $facts, array $catalogue, private readonly string $province)
    {
        $this->personal = array_column(where($catalogue['measures'], fn ($one) => $one['personal']), 'id');
        $this->welfare = array_column(where($catalogue['measures'], fn ($one) => $one['domain'] === 'welfare'), 'id');
        foreach ($facts as $fact) {
            if (in_array($fact['measure'], $this->personal, true) && self::isSmall($fact)) {
                $this->note($fact['unit'], $fact['measure']);
            }
        }
        foreach ($figuresOfUnits as $unit => $figures) {
            foreach ([self::totals($figures), ...$figures['welfare']['byProgramme']] as $numbers) {
                foreach ($this->pointedAt($numbers) as $measure) {
                    $this->note((string) $unit, $measure);
                }
            }
        }
    }

    public function hidesFact(array $fact): bool
    {
        return isset($this->touched[$fact['measure']]);
    }

    /** `Figures` as others see them. */
    public function shown(string $unit, ?array $figures): ?array
    {
        if ($figures === null) {
            return null;
        }
        $programmes = array_map(
            fn ($one) => $this->seen($unit, $one['programme'], $one),
            $figures['welfare']['byProgramme'],
        );
        return [
            'membership' => $this->seen($unit, null, $figures['membership']),
            'welfare' => ['byProgramme' => $programmes] + $this->seen($unit, null, $figures['welfare']),
        ] + $figures;
    }

    /** The rows of `Unit.withheld`. */
    public function withheld(string $unit, ?array $figures): array
    {
        $rows = [];
        $cells = $figures === null ? [] : [['programme' => null] + self::totals($figures), ...$figures['welfare']['byProgramme']];
        foreach ($cells as $numbers) {
            foreach (array_keys($this->touched) as $measure) {
                if (isset($numbers[$measure]) && $this->hides($unit, $numbers['programme'], $measure)) {
                    $rows[] = ['measure' => $measure, 'programme' => $numbers['programme'], 'reason' => 'SMALL_NUMBER'];
                }
            }
        }
        return $rows;
    }

    private function seen(string $unit, ?string $programme, array $numbers): array
    {
        foreach (array_keys($this->touched) as $measure) {
            if (isset($numbers[$measure]) && $this->hides($unit, $programme, $measure)) {
                $isWhole = $unit === $this->province && $programme === null;
                $numbers[$measure] = $isWhole ? self::wholeRange($numbers[$measure]) : null;
            }
        }
        return $numbers;
    }

    private function hides(string $unit, ?string $programme, string $measure): bool
    {
        return $unit !== $this->province || $programme !== null || isset($this->primary["$unit $measure"]);
    }

    /** The measures of which a unit's numbers, or those of a programme, point at persons. */
    private function pointedAt(array $numbers): array
    {
        $isKnown = fn ($id) => isset($numbers[$id]) && ($numbers[$id]['value'] ?: $numbers[$id]['atLeast']) > 0;
        $small = where($this->personal, fn ($id) => $isKnown($id) && self::isSmall($numbers[$id]));
        $counts = where(array_intersect($this->welfare, $this->personal), $isKnown);
        // All that is known of who got something is that they were few: then it is theirs.
        $isTheirs = $counts !== [] && all($counts, fn ($id) => self::isSmall($numbers[$id]));
        return $isTheirs ? array_unique([...$small, ...where($this->welfare, $isKnown)]) : $small;
    }

    private function note(string $unit, string $measure): void
    {
        $this->primary["$unit $measure"] = $this->touched[$measure] = true;
    }

    private static function totals(array $figures): array
    {
        return $figures['membership'] + $figures['welfare'];
    }

    private static function isSmall(array $bounds): bool
    {
        $most = $bounds['value'] ?? $bounds['atMost'];
        return $most !== null && $most > 0 && $most < FEWEST;
    }

    /** Of the province as a whole: totals above need bounds. From none to the power of ten that is well above. */
    private static function wholeRange(array $number): array
    {
        $end = 10;
        while ($number['atMost'] !== null && $end < $number['atMost'] + FEWEST + 1) {
            $end *= 10;
        }
        return ['value' => null, 'atLeast' => 0, 'atMost' => $number['atMost'] === null ? null : $end - 1, 'exact' => false] + $number;
    }
}
