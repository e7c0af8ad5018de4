<?php

// What the facts of a province add up to, unit by unit: the algorithm of docs/contract.md, part 6, step by step. Rows,
// quantities and figures are arrays with the names of the contract. Nothing here knows GraphQL or HTTP.

declare(strict_types=1);

const DIMENSIONS = ['kind', 'awardedBy', 'recipient', 'programme', 'sector'];
const SECTORS = ['PRODUCTION_BUSINESS', 'STATE_ADMINISTRATION', 'NON_STATE_ENTERPRISE'];
const ZERO = ['value' => 0, 'atLeast' => 0, 'atMost' => 0, 'estimated' => false];
const NOTHING_KNOWN = ['value' => null, 'atLeast' => 0, 'atMost' => null, 'estimated' => false];
const WITHOUT_NUMBER = ['NOT_APPLICABLE', 'NOT_COLLECTED'];
/** Values of a dimension that leave nothing over. */
const WHOLE_SPLITS = [
    'recipient' => ['COLLECTIVE', 'INDIVIDUAL'],
    'sector' => ['PRODUCTION_BUSINESS', 'STATE_ADMINISTRATION'],
];

/** Figures of one province's units, from its units, documents and facts and the catalogue. */
final class ProvinceFigures
{
    public readonly array $measureOf;
    public readonly array $documentOf;
    public readonly array $childrenOf;
    private array $factOf;
    private array $parentOf;
    private array $years = [];

    public function __construct(public readonly array $data, public readonly array $catalogue)
    {
        $this->measureOf = array_column($catalogue['measures'], null, 'id');
        $this->documentOf = array_column($data['documents'], null, 'id');
        $this->factOf = array_column($data['facts'], null, 'id');
        $this->parentOf = array_column($data['units'], 'parent', 'id');
        $this->childrenOf = groupBy($data['units'], fn ($unit) => $unit['parent'] ?? '');
    }

    /** `Figures` of a unit; null if nothing is known of the unit itself. */
    public function figures(string $unit, int $year): ?array
    {
        $ofYear = $this->year($year);
        return isset($ofYear->behind[$unit]) ? shape(addUp($ofYear->rowsIn($unit), $this->measureOf), $this->catalogue) : null;
    }

    /** Which units below reported the measures that they make up. */
    public function coverage(string $unit, int $year): array
    {
        $below = array_filter($this->year($year)->rowsIn($unit), fn ($row) => $row['unit'] !== $unit);
        $byMeasure = groupBy($below, fn ($row) => $row['measure']);
        ksort($byMeasure, SORT_STRING);
        $result = [];
        foreach ($byMeasure as $measure => $rows) {
            $known = array_filter($rows, fn ($row) => !isMissing($row) && $row['source'] !== 'MENTION');
            $reported = array_unique(array_column($known, 'unit'));
            $missing = array_values(array_diff(array_unique(array_column($rows, 'unit')), $reported));
            sort($missing, SORT_STRING);
            $result[] = [
                'measure' => $measure,
                'expected' => count($reported) + count($missing),
                'reported' => count($reported),
                'missing' => array_slice($missing, 0, 50),
            ];
        }
        return $result;
    }

    /** Ids of the documents behind a unit's figures. */
    public function documents(string $unit, int $year): array
    {
        $ofYear = $this->year($year);
        $noted = array_keys($ofYear->behind[$unit] ?? []);
        if (isset($ofYear->reporters[$unit])) {
            $noted = array_filter($noted, fn ($id) => sourceOf($this->documentOf[$id]) === 'REPORT');
        }
        $ids = array_unique([...$noted, ...array_filter(array_column($ofYear->rowsIn($unit), 'document'))]);
        sort($ids, SORT_STRING);
        return $ids;
    }

    private function year(int $year): YearFigures
    {
        return $this->years[$year] ??= new YearFigures($this, $year);
    }

    // -- Step 1: where a fact counts, and whose word it is --------------------------------------------------------------

    public function rowOf(array $fact): array
    {
        return ['adds' => $this->addsOf($fact), 'source' => sourceOf($this->documentOf[$fact['document']])] + $fact;
    }

    private function addsOf(array $fact): string
    {
        $measure = $this->measureOf[$fact['measure']];
        if (isset($fact['notAdded']) || !$measure['additive']) {
            return 'NEVER';
        }
        $adds = 'TOTAL';
        for ($outer = $this->containerOf($fact); $outer; $outer = $this->containerOf($outer)) {
            $isNumber = !in_array($outer['status'] ?? null, WITHOUT_NUMBER, true) && !isset($outer['notAdded']);
            if (!$isNumber || !inOneSum($fact, $outer)) {
                continue;
            }
            $cell = keyOf(cellOf($outer, $measure));
            if ($cell === keyOf(cellOf($fact, $measure))) {
                return 'NEVER';
            }
            $adds = $adds === 'WITHIN' || $cell !== '' ? 'WITHIN' : 'BREAKDOWN';
        }
        return $adds;
    }

    private function containerOf(array $fact): ?array
    {
        return $this->factOf[$fact['includedIn'] ?? ''] ?? null;
    }

    // -- Step 2: the units that were expected to report and did not -----------------------------------------------------

    public function missingRows(array $rows, int $year): array
    {
        $counted = array_filter($rows, fn ($row) => $row['adds'] !== 'NEVER' && $row['source'] !== 'MENTION');
        $missing = [];
        foreach (groupBy($counted, fn ($row) => $row['measure']) as $measure => $ofMeasure) {
            $reported = $this->withAbove($ofMeasure);
            $real = $this->withAbove(array_filter($ofMeasure, fn ($row) => $row['source'] !== 'SIMULATED'));
            $totals = $this->withAbove(array_filter($ofMeasure, fn ($row) => $row['form'] === 'SUMMARY' && !isMissing($row)));
            $answered = array_column(array_filter($ofMeasure, isWholeTotal(...)), 'unit');
            $parents = array_filter(array_map(fn ($unit) => $this->parentOf[$unit], array_keys($totals)));
            foreach (array_diff(array_unique($parents), $answered) as $parent) {
                $siblings = $this->childrenOf[$parent];
                $isReal = array_intersect_key(array_column($siblings, null, 'id'), $real) !== [];
                foreach ($siblings as $unit) {
                    if (isset($reported[$unit['id']]) || !isExpected($unit, $this->measureOf[$measure], $year)) {
                        continue;
                    }
                    $missing[] = ['unit' => $unit['id'], 'measure' => $measure, 'source' => $isReal ? 'REPORT' : 'SIMULATED']
                        + ['form' => 'SUMMARY', 'adds' => 'TOTAL', 'status' => 'NOT_COLLECTED'] + NOTHING_KNOWN;
                }
            }
        }
        return $missing;
    }

    /** The units of the rows and all above them, as keys. */
    private function withAbove(array $rows): array
    {
        $found = [];
        foreach ($rows as $row) {
            for ($at = $row['unit']; $at !== null && !isset($found[$at]); $at = $this->parentOf[$at] ?? null) {
                $found[$at] = true;
            }
        }
        return $found;
    }

    /** The unit directly below `$unit` that another far below belongs to. */
    public function childAbove(string $below, string $unit): string
    {
        $parent = $this->parentOf[$below] ?? null;
        return $parent === $unit || $parent === null ? $below : $this->childAbove($parent, $unit);
    }
}

/** Step 3: the rows of one year that make up each unit's numbers. */
final class YearFigures
{
    /** By unit, as keys: ids of the documents that say something of it. */
    public array $behind = [];
    /** As keys: units whose own report of the year is there. */
    public array $reporters = [];
    private array $rowsOf;
    private array $covers = [];

    public function __construct(private readonly ProvinceFigures $province, int $year)
    {
        $rows = [];
        foreach ($province->data['facts'] as $fact) {
            $document = $province->documentOf[$fact['document']];
            if ($fact['year'] !== $year || ($document['period'] ?? 'YEAR') !== 'YEAR') {
                continue;
            }
            $rows[] = $row = $province->rowOf($fact);
            $reporter = $document['unit'] ?? $province->data['province'];
            $this->behind[$row['unit']][$row['document']] = true;
            if ($row['source'] !== 'MENTION') {
                $this->behind[$reporter][$row['document']] = true;
            }
            if ($row['source'] === 'REPORT') {
                $this->reporters[$row['unit']] = $this->reporters[$reporter] = true;
            }
        }
        $this->rowsOf = groupBy([...$rows, ...$province->missingRows($rows, $year)], fn ($row) => $row['unit']);
    }

    /** Numbers of a unit that did not report itself are at least what it has. */
    public function rowsIn(string $unit): array
    {
        $cover = array_merge(...array_values($this->coverOf($unit)));
        if (isset($this->reporters[$unit])) {
            return $cover;
        }
        return array_map(fn ($row) => $row['source'] === 'SIMULATED' ? $row : ['isPart' => true] + $row, $cover);
    }

    /** By measure. */
    private function coverOf(string $unit): array
    {
        if (isset($this->covers[$unit])) {
            return $this->covers[$unit];
        }
        $added = array_filter($this->rowsOf[$unit] ?? [], fn ($row) => $row['adds'] !== 'NEVER');
        $own = groupBy($added, fn ($row) => $row['measure']);
        $below = array_map(fn ($child) => $this->coverOf($child['id']), $this->province->childrenOf[$unit] ?? []);
        $cover = [];
        foreach (array_keys($own + array_merge([], ...$below)) as $measure) {
            $rowsBelow = array_merge([], ...array_map(fn ($one) => $one[$measure] ?? [], $below));
            [$ownRows, $rowsBelow] = bestKnown($own[$measure] ?? [], $rowsBelow, isset($this->reporters[$unit]));
            $rest = unknownRest($ownRows, $rowsBelow, $this->province->measureOf[$measure]);
            $covered = coverOfMeasure($ownRows, $rowsBelow);
            $cover[$measure] = [...$covered, ...$rest, ...$this->silentRows($unit, $covered, $measure)];
        }
        return $this->covers[$unit] = $cover;
    }

    /** Rows without upper bound for what the unit or one directly below may have of cells that it did not name. */
    private function silentRows(string $unit, array $covered, string $measure): array
    {
        $said = array_map(fn ($row) => [
            'cell' => cellOf($row, $this->province->measureOf[$measure]),
        ] + (($row['status'] ?? null) === 'NOT_APPLICABLE' ? ZERO : []) + $row, where($covered, fn ($row) => !isMissing($row)));
        // What a unit says of itself is all that it says.
        if (all($said, fn ($row) => $row['unit'] === $unit)) {
            return [];
        }
        $own = where($said, fn ($row) => $row['unit'] === $unit && isSummaryTotal($row));
        $cells = array_column($said, 'cell');
        $cells = array_diff_key(array_combine(array_map(keyOf(...), $cells), $cells), array_flip(['', ...array_map(keyOf(...), $own)]));
        $reporters = groupBy($said, fn ($row) => $row['unit'] === $unit ? '' : $this->province->childAbove($row['unit'], $unit));
        $silent = [];
        foreach ($reporters as $rows) {
            ['unit' => $reporter, 'source' => $source] = $rows[0];
            foreach (where($cells, fn ($cell) => mayHaveMore($rows, $cell)) as $cell) {
                $silent[] = ['unit' => $reporter, 'measure' => $measure, 'source' => $source, 'form' => 'SUMMARY']
                    + ['adds' => 'BREAKDOWN', 'value' => 0] + $cell + NOTHING_KNOWN;
            }
        }
        return $silent;
    }
}

/** Whose word the numbers of a document are: the unit's own, somebody else's, or nobody's. */
function sourceOf(array $document): string
{
    if ($document['status'] === 'SAMPLE') {
        return 'SIMULATED';
    }
    return ($document['kind'] ?? null) === 'MENTION' ? 'MENTION' : 'REPORT';
}

function inOneSum(array $a, array $b): bool
{
    foreach (['unit', 'year', 'measure', 'form'] as $name) {
        if ($a[$name] !== $b[$name]) {
            return false;
        }
    }
    return true;
}

/** Numbers as of the end of a year need a unit that lasts to its end. */
function isExpected(array $unit, array $measure, int $year): bool
{
    if (!in_array($unit['level'], $measure['expectedOf'], true) || ($unit['validFrom'] ?? '') > "$year-12-31") {
        return false;
    }
    $last = $measure['kind'] === 'STOCK' ? "$year-12-31" : "$year-01-01";
    return !isset($unit['validTo']) || $unit['validTo'] > $last;
}

/** There is a number, and nobody has it. */
function isMissing(array $row): bool
{
    return ($row['status'] ?? null) === 'NOT_COLLECTED';
}

function isTotal(array $row): bool
{
    return $row['adds'] === 'TOTAL' && !isMissing($row);
}

function isSummaryTotal(array $row): bool
{
    return $row['form'] === 'SUMMARY' && isTotal($row);
}

function isWholeTotal(array $row): bool
{
    return isSummaryTotal($row) && $row['source'] !== 'SIMULATED' && keyOf($row) === '';
}

function isMention(array $row): bool
{
    return $row['source'] === 'MENTION';
}

/** What is simulated never stands beside other numbers, and what others mention never beside a report. */
function bestKnown(array $own, array $below, bool $reports): array
{
    $isReal = fn ($row) => $row['source'] !== 'SIMULATED';
    $isKnown = fn ($row) => !isMissing($row);
    $isReport = fn ($row) => !isMention($row);
    if (!$reports && !any([...$own, ...$below], fn ($row) => $isKnown($row) && $isReal($row))) {
        return [$own, $below];
    }
    [$own, $below] = [where($own, $isReal), where($below, $isReal)];
    [$mentions, $reported] = [where($own, isMention(...)), where($own, $isReport)];
    if (any($reported, $isKnown)) {
        return [$reported, where($below, $isReport)];
    }
    if ($mentions === [] || any($below, fn ($row) => $isKnown($row) && $isReport($row))) {
        return [$reported, $below];
    }
    return [[...differentMentions($mentions), ...$reported], where($below, isMissing(...))];
}

/** Two documents may mention the same case: the one with the most, and of the others what cannot be the same. */
function differentMentions(array $mentions): array
{
    $byDocument = groupBy($mentions, fn ($row) => $row['document']);
    $least = fn ($id) => addAll(where($byDocument[$id], fn ($row) => $row['adds'] === 'TOTAL'))['atLeast'];
    $ids = array_keys($byDocument);
    usort($ids, fn ($a, $b) => $least($b) <=> $least($a) ?: strcmp($a, $b));
    $sure = fn ($row) => ['programme' => null, 'kind' => ($row['kind'] ?? null) === 'MIXED' ? null : ($row['kind'] ?? null)] + $row;
    $taken = [];
    foreach ($ids as $id) {
        $before = $taken;
        array_push($taken, ...where($byDocument[$id], fn ($row) => all($before, fn ($other) => isApart($sure($other), $sure($row)))));
    }
    return $taken;
}

function coverOfMeasure(array $own, array $below): array
{
    $summaries = where($own, fn ($row) => $row['form'] === 'SUMMARY');
    $items = where($own, fn ($row) => $row['form'] === 'ITEM');
    $totals = where($summaries, isTotal(...));
    // The unit's own total: nothing else is added to it.
    if (any($totals, fn ($row) => keyOf($row) === '')) {
        return $summaries;
    }
    if ($totals !== []) {
        return besideCells($summaries, $totals, [...$items, ...where($below, fn ($row) => !isset($row['beside']))]);
    }
    return [...$items, ...where($summaries, isMissing(...)), ...$below];
}

/** Own totals of cells only: from the other rows comes what is in none of these cells. */
function besideCells(array $summaries, array $totals, array $others): array
{
    $open = where($others, fn ($row) => !any($totals, fn ($total) => holds($total, $row)));
    $isApartOfAll = fn ($row) => all($totals, fn ($total) => isApart($total, $row));
    $overlapping = where($open, fn ($row) => !$isApartOfAll($row) && !isWholeSplit($totals, $row));
    return [...$summaries, ...where($open, $isApartOfAll), ...restOf($overlapping, $totals)];
}

/** What may hold more than the totals' cells adds at most all of it, at least what is more than these cells. */
function restOf(array $overlapping, array $totals): array
{
    $counted = where($overlapping, isTotal(...));
    if ($counted === []) {
        return $overlapping;
    }
    $extraOf = [];
    foreach (groupBy($counted, keyOf(...)) as $alike) {
        $all = addAll($alike);
        $known = addAll(where($totals, fn ($total) => any($alike, fn ($row) => !isApart($total, $row))));
        $atLeast = $known['atMost'] === null ? 0 : max(0, $all['atLeast'] - $known['atMost']);
        $extraOf[$alike[0]['id']] = ['value' => null, 'atLeast' => $atLeast] + $all;
    }
    $rows = array_map(
        fn ($row) => isTotal($row) ? ['adds' => 'BREAKDOWN', 'apart' => $extraOf[$row['id']] ?? ZERO] + $row : $row,
        $overlapping,
    );
    $rest = array_intersect_key($counted[0], array_flip(['unit', 'measure', 'source', 'document']));
    return [...$rows, $rest + ['form' => 'SUMMARY', 'adds' => 'TOTAL', 'value' => null, 'estimated' => false] + addAll($extraOf)];
}

/** Whether somebody gave numbers in which cases of a cell may be, and did not name the cell. */
function mayHaveMore(array $said, array $cell): bool
{
    if (any($said, fn ($row) => keyOf($row['cell']) === keyOf($cell))) {
        return false;
    }
    $wholes = where($said, fn ($row) => keyOf($row['cell']) === '');
    $parts = where($said, fn ($row) => keyOf($row['cell']) !== '');
    if ($wholes === []) {
        $crosses = fn ($row) => !holds($cell, $row['cell']) && !isApart($row['cell'], $cell);
        return any($parts, fn ($row) => $row['atMost'] !== 0 && $crosses($row));
    }
    // Numbers that are split alike have nothing in common.
    $apart = where($parts, fn ($row) => isApart($row['cell'], $cell));
    $splits = groupBy($apart, fn ($row) => implode('|', array_keys(array_filter($row['cell']))));
    $most = addAll($wholes)['atMost'];
    $sums = array_map(fn ($alike) => addAll($alike)['atLeast'], array_values($splits));
    return $most === null || $most > max([0, ...$sums]);
}

/** Cells alone do not say what else there is: a row of which nothing is known, so that their total has no `atMost`. */
function unknownRest(array $own, array $below, array $measure): array
{
    $totals = where($own, isSummaryTotal(...));
    if ($totals === [] || $totals[0]['source'] === 'SIMULATED' || isWholeSplit($totals, [])) {
        return [];
    }
    $described = array_fill_keys($measure['describedBy'], null);
    if (any($totals, fn ($row) => keyOf($described + $row) === '')) {
        return [];
    }
    $isKnownBelow = any($below, fn ($row) => isSummaryTotal($row) && keyOf($row) === '');
    if ($isKnownBelow && !any($below, fn ($row) => isset($row['beside']))) {
        return [];
    }
    $rest = array_intersect_key($totals[0], array_flip(['unit', 'measure', 'source', 'document']));
    return [$rest + ['form' => 'SUMMARY', 'adds' => 'TOTAL', 'beside' => $totals, 'value' => 0] + NOTHING_KNOWN];
}

/** Whether a row is in the cell of a total. */
function holds(array $total, array $row): bool
{
    return all(DIMENSIONS, fn ($name) => !isset($total[$name]) || $total[$name] === ($row[$name] ?? null));
}

/** Whether no case can be in both. */
function isApart(array $a, array $b): bool
{
    return any(DIMENSIONS, fn ($name) => isset($a[$name], $b[$name]) && $a[$name] !== $b[$name]);
}

/** Whether the totals are all of a row: both recipients, or business and state. */
function isWholeSplit(array $totals, array $row): bool
{
    foreach (WHOLE_SPLITS as $name => $values) {
        $parts = array_column(where($totals, fn ($total) => holds([$name => null] + $total, $row)), $name);
        if (!isset($row[$name]) && array_diff($values, $parts) === []) {
            return true;
        }
    }
    return false;
}

// -- Step 4: cells ------------------------------------------------------------------------------------------------------

/** The dimensions by which figures split a measure. */
function breakdownOf(array $measure): array
{
    return match (true) {
        $measure['domain'] === 'awards' => ['kind', 'awardedBy', 'recipient'],
        $measure['domain'] === 'welfare' => ['programme'],
        $measure['id'] === 'unions' => ['sector'],
        default => [],
    };
}

function cellOf(array $row, array $measure): array
{
    return array_map(fn ($name) => $row[$name] ?? null, array_combine($names = breakdownOf($measure), $names));
}

/** Empty for what has no dimension. */
function keyOf(array $cell): string
{
    $parts = array_map(fn ($name) => $cell[$name] ?? '', DIMENSIONS);
    return implode('', $parts) === '' ? '' : implode('|', $parts);
}

/** Adds the parts one by one; what is not known of one is not known of the sum. */
function add(array $a, array $b): array
{
    $known = fn ($name) => $a[$name] === null || $b[$name] === null ? null : $a[$name] + $b[$name];
    return [
        'value' => $known('value'),
        'atLeast' => $a['atLeast'] + $b['atLeast'],
        'atMost' => $known('atMost'),
        'estimated' => ($a['estimated'] ?? false) || ($b['estimated'] ?? false),
    ];
}

function addAll(array $quantities): array
{
    return array_reduce($quantities, add(...), ZERO);
}

function addUp(array $rows, array $measureOf): array
{
    $cells = [];
    $put = function (array $row, array $cell) use (&$cells) {
        $isLeast = isMention($row) || ($row['isPart'] ?? false);
        $opened = fn ($bounds) => $isLeast ? ['atMost' => null] + $bounds : $bounds;
        $bounds = $opened(($row['status'] ?? null) === 'NOT_APPLICABLE' ? ZERO : $row);
        $apart = isset($row['apart']) ? $opened($row['apart']) : ($row['adds'] === 'WITHIN' ? ZERO : $bounds);
        $key = $row['measure'] . ' ' . keyOf($cell);
        $before = $cells[$key] ?? ['quantity' => ZERO, 'apart' => ZERO, 'mentioned' => true];
        $cells[$key] = $cell + [
            'measure' => $row['measure'],
            'quantity' => add($before['quantity'], $bounds),
            'apart' => add($before['apart'], $apart),
            'mentioned' => $before['mentioned'] && $isLeast,
        ];
    };
    foreach (where($rows, fn ($row) => !isMissing($row)) as $row) {
        $cell = cellOf($row, $measureOf[$row['measure']]);
        if ($row['adds'] === 'TOTAL') {
            $put($row, []);
        }
        if (keyOf($cell) !== '') {
            $put($row, $cell);
        }
    }
    $unknown = where($rows, fn ($row) => isMissing($row) || isset($row['beside']));
    foreach ($cells as &$cell) {
        if (any($unknown, fn ($row) => $row['measure'] === $cell['measure'] && mayHold($row, $cell))) {
            $cell['quantity']['atMost'] = $cell['apart']['atMost'] = null;
        }
    }
    return array_values($cells);
}

/** Whether something of a row of which nothing is known may belong to a cell. */
function mayHold(array $row, array $cell): bool
{
    if (keyOf($cell) === '') {
        return $row['adds'] === 'TOTAL';
    }
    return !isApart($row, $cell) && !any($row['beside'] ?? [], fn ($reported) => holds($reported, $cell));
}

// -- Step 5: the shape of the contract ----------------------------------------------------------------------------------

function quantity(array $bounds, bool $mentioned = false): array
{
    ['value' => $value, 'atLeast' => $atLeast, 'atMost' => $atMost] = $bounds;
    return compact('value', 'atLeast', 'atMost')
        + ['estimated' => $bounds['estimated'] ?? false, 'exact' => $atLeast === $atMost, 'reportedBy' => $mentioned ? 0 : 1];
}

/** A fact's own number; null if its status says that there is none. */
function quantityOfFact(array $fact): ?array
{
    return in_array($fact['status'] ?? null, WITHOUT_NUMBER, true) ? null : quantity($fact);
}

function shape(array $cells, array $catalogue): array
{
    $number = fn (?array $cell) => $cell === null ? null : quantity($cell['quantity'], $cell['mentioned']);
    $totals = array_column(where($cells, fn ($cell) => keyOf($cell) === ''), null, 'measure');
    $totalsOf = function (string $domain, array $of) use ($catalogue, $number): array {
        $measures = where($catalogue['measures'], fn ($one) => $one['domain'] === $domain && $one['additive']);
        $ids = array_column($measures, 'id');
        return array_combine($ids, array_map(fn ($id) => $number($of[$id] ?? null), $ids));
    };
    $unions = array_column(where($cells, fn ($cell) => $cell['measure'] === 'unions' && isset($cell['sector'])), null, 'sector');
    $byProgramme = groupBy(where($cells, fn ($cell) => isset($cell['programme'])), fn ($cell) => $cell['programme']);
    $kinds = where($cells, fn ($cell) => $cell['measure'] === 'awards' && isset($cell['kind']));
    return [
        'membership' => $totalsOf('membership', $totals) + [
            'unionsBySector' => array_map(
                fn ($sector) => ['sector' => $sector, 'unions' => $number($unions[$sector])],
                where(SECTORS, fn ($sector) => isset($unions[$sector])),
            ),
        ],
        'awards' => [
            'total' => $number($totals['awards'] ?? null),
            'byKind' => array_map(fn ($cell) => [
                'kind' => $cell['kind'],
                'awardedBy' => $cell['awardedBy'],
                'recipient' => $cell['recipient'],
                'count' => $number($cell),
                'apart' => quantity($cell['apart'], $cell['mentioned']),
            ], $kinds),
        ],
        'welfare' => $totalsOf('welfare', $totals) + [
            'byProgramme' => array_map(
                fn ($one) => ['programme' => $one['id'], 'name' => $one['name']]
                    + $totalsOf('welfare', array_column($byProgramme[$one['id']], null, 'measure')),
                where($catalogue['programmes'], fn ($one) => isset($byProgramme[$one['id']])),
            ),
        ],
        'activities' => array_map(
            fn ($one) => ['measure' => $one['id'], 'name' => $one['name'], 'quantity' => $number($totals[$one['id']])],
            where($catalogue['measures'], fn ($one) => $one['domain'] === 'activities' && isset($totals[$one['id']])),
        ),
    ];
}

// -- Lists --------------------------------------------------------------------------------------------------------------

function where(array $rows, callable $fits): array
{
    return array_values(array_filter($rows, $fits));
}

function any(array $rows, callable $fits): bool
{
    return array_filter($rows, $fits) !== [];
}

function all(array $rows, callable $fits): bool
{
    return count(array_filter($rows, $fits)) === count($rows);
}

function groupBy(array $rows, callable $keyOf): array
{
    $groups = [];
    foreach ($rows as $row) {
        $groups[$keyOf($row)][] = $row;
    }
    return $groups;
}
