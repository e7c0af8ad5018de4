<?php

// The contract's schema and its resolvers. Each is given its parent, its arguments and the View of who asks.

declare(strict_types=1);

const ROOT = __DIR__ . '/../..';
// The contract itself, not code: a service outside this repository keeps a copy of the files.
define('SDL', file_get_contents(ROOT . '/schema/province.graphql') . file_get_contents(ROOT . '/schema/figures.graphql'));

const FEDERATION = <<<'SDL'
    scalar _Any
    union _Entity = Province
    type _Service { sdl: String! }
    type Query { _entities(representations: [_Any!]!): [_Entity]! _service: _Service! __type(name: String!): __Type }
    "Of introspection only that, since nobody asks for more: the schema is its text."
    type __Type { name: String }
    SDL;

function types(): array
{
    static $types = null;
    return $types ??= readSchema(SDL . FEDERATION);
}

function resolvers(): array
{
    return [
        'Query' => [
            '__type' => fn ($_, $arguments) => isset(types()[$arguments['name']]) ? $arguments : null,
            '_service' => fn () => ['sdl' => SDL],
            '_entities' => fn ($_, $arguments, View $view) => array_map(
                fn ($one) => entity($one['id'] ?? null, $view),
                $arguments['representations'],
            ),
        ],
        'Province' => [
            'report' => function ($_, $arguments, View $view) {
                ['year' => $year, 'revision' => $revision] = $arguments;
                if ($revision !== null) {
                    assertOwn($view);
                    $last = count($view->data['revisions']);
                    if ($revision < 0 || $revision > $last) {
                        throw new Refused('BAD_USER_INPUT', "Argument \"revision\" must be from 0 to $last, got $revision");
                    }
                    $view = $view->at($revision);
                }
                return $view->report(validYear($year, 'year'));
            },
            'reports' => function ($_, $arguments, View $view) {
                $first = validYear($arguments['from'] ?? 2000, 'from');
                $last = validYear($arguments['to'] ?? 2100, 'to');
                $years = array_unique(array_column($view->facts, 'year'));
                sort($years);
                return where(
                    array_map($view->report(...), where($years, fn ($year) => $year >= $first && $year <= $last)),
                    fn ($report) => $report !== null,
                );
            },
            'units' => fn ($_, $arguments, View $view) => pageOf(
                where($view->units, fn ($unit) => $arguments['parent'] === null || $unit['parent'] === $arguments['parent']),
                $arguments,
            ),
            'unit' => fn ($_, $arguments, View $view) => array_column($view->units, null, 'id')[$arguments['id']] ?? null,
            'facts' => function ($_, $arguments, View $view) {
                if ($arguments['year'] !== null) {
                    validYear($arguments['year'], 'year');
                }
                $wanted = array_intersect_key($arguments, array_flip(['year', 'measure', 'unit', 'document']));
                $wanted = array_filter($wanted, fn ($value) => $value !== null);
                $fits = fn ($fact) => array_intersect_key($fact, $wanted) == $wanted;
                return pageOf(where($view->facts, $fits), $arguments, $view->fact(...));
            },
            'revisions' => function ($_, $arguments, View $view) {
                assertOwn($view);
                $rows = array_map(fn ($row) => ['id' => (string) $row['number']] + $row, $view->data['revisions']);
                return pageOf(array_reverse($rows), $arguments);
            },
        ],
        'Unit' => [
            'figures' => fn ($unit, $arguments, View $view) => $view->figures($unit['id'], validYear($arguments['year'], 'year')),
            'withheld' => fn ($unit, $arguments, View $view) => $view->withheld($unit['id'], validYear($arguments['year'], 'year')),
        ],
    ];
}

/** An error in the list is null in its own place, with the error's path pointing there. */
function entity(mixed $id, View $view): array|Refused
{
    if ($id === $view->data['province']) {
        return ['id' => $id];
    }
    return new Refused('PROVINCE_NOT_HELD', 'Province ' . json_encode($id) . ' is not held by this service');
}

function assertOwn(View $view): void
{
    if ($view->visibility !== 'own') {
        throw new Refused('FORBIDDEN', 'Only the province itself sees its revisions');
    }
}

function validYear(int $year, string $argument): int
{
    if ($year < 2000 || $year > 2100) {
        throw new Refused('BAD_USER_INPUT', "Argument \"$argument\" must be a year from 2000 to 2100, got $year");
    }
    return $year;
}

/** The rows after the cursor, which is the id of the row before, encoded so that nobody reads it. */
function pageOf(array $rows, array $arguments, ?callable $nodeOf = null): array
{
    ['first' => $first, 'after' => $after] = $arguments;
    if ($first < 1 || $first > 500) {
        throw new Refused('BAD_USER_INPUT', "Argument \"first\" must be a page size from 1 to 500, got $first");
    }
    $cursors = array_map(fn ($row) => base64_encode($row['id']), $rows);
    $before = $after === null ? -1 : array_search($after, $cursors, true);
    if ($before === false) {
        throw new Refused('BAD_USER_INPUT', "Argument \"after\" must be the endCursor of a page before, got \"$after\"");
    }
    $page = array_slice($rows, $before + 1, $first);
    $edges = array_map(
        fn ($row) => ['cursor' => base64_encode($row['id']), 'node' => $nodeOf ? $nodeOf($row) : $row],
        $page,
    );
    return [
        'totalCount' => count($rows),
        'edges' => $edges,
        'pageInfo' => [
            'startCursor' => $edges[0]['cursor'] ?? null,
            'endCursor' => $edges === [] ? null : end($edges)['cursor'],
            'hasPreviousPage' => $before >= 0,
            'hasNextPage' => $before + 1 + count($edges) < count($rows),
        ],
    ];
}
