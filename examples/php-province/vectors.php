<?php

// Holds this service against examples/vectors: what is said there of figures and tokens. Ends with 1 if anything differs.
//   php examples/php-province/vectors.php

declare(strict_types=1);

require __DIR__ . '/figures.php';
require __DIR__ . '/token.php';

function readVectors(string $name): array
{
    return json_decode(file_get_contents(__DIR__ . "/../vectors/$name"), true, flags: JSON_THROW_ON_ERROR);
}

/** The numbers by their place, as the vectors have them. */
function numbersIn(mixed $value, string $place = ''): array
{
    if (!is_array($value)) {
        return [];
    }
    if (array_key_exists('atLeast', $value)) {
        $numbers = array_intersect_key($value, array_flip(['value', 'atLeast', 'atMost']));
        $notes = ($value['estimated'] ? ['estimated' => true] : []) + ($value['reportedBy'] === 0 ? ['reportedBy' => 0] : []);
        return [$place => $numbers + $notes];
    }
    $found = [];
    foreach ($value as $name => $below) {
        $keys = ['sector', 'kind', 'awardedBy', 'recipient', 'programme', 'measure'];
        $own = array_filter($keys, fn ($key) => is_int($name) && array_key_exists($key, $below));
        $at = is_int($name) ? $place . '[' . implode(',', array_map(fn ($key) => $below[$key], $own)) . ']' : ltrim("$place.$name", '.');
        $found += numbersIn($below, $at);
    }
    return $found;
}

/** The same with its keys in order, which says nothing. */
function inOrder(mixed $value): mixed
{
    if (!is_array($value)) {
        return $value;
    }
    ksort($value);
    return array_map(inOrder(...), $value);
}

/** Prints how many of the cases are right. */
function holdsAll(string $name, array $cases, callable $resultOf): bool
{
    $right = 0;
    foreach ($cases as $case) {
        [$got, $expected] = $resultOf($case);
        if (inOrder($got) === inOrder($expected)) {
            $right += 1;
        } else {
            fwrite(STDERR, "$name, case {$case['id']}: expected " . json_encode($expected) . ', got ' . json_encode($got) . "\n");
        }
    }
    echo "$name: $right of ", count($cases), "\n";
    return $right === count($cases);
}

$catalogue = readVectors('catalogue.json');
$figures = holdsAll('figures', readVectors('figures.json')['cases'], function (array $case) use ($catalogue) {
    $province = new ProvinceFigures($case, $catalogue);
    $got = [];
    foreach (array_keys($case['expected']) as $unit) {
        $figures = $province->figures($unit, $case['year']);
        $got[$unit] = $figures === null
            ? ['figures' => null, 'coverage' => []]
            : ['figures' => ['numbers' => numbersIn($figures)], 'coverage' => $province->coverage($unit, $case['year'])];
    }
    return [$got, $case['expected']];
});
['now' => $now, 'province' => $province, 'publicKeys' => $keys, 'tokens' => $cases] = readVectors('tokens.json');
$check = new TokenCheck($keys, $province, $now);
$tokens = holdsAll('tokens', $cases, fn (array $case) => [$check->read($case['authorization']), $case['caller']]);
exit($figures && $tokens ? 0 : 1);
