<?php

// A small GraphQL server's engine in one file, for a host that has PHP and nothing else: it reads SDL and queries, refuses
// what does not fit the schema, and executes the rest. Where Composer may be used, webonyx/graphql-php does all of this.
// Left out, since neither the gateway nor `congdoan check` needs it: introspection, mutations, subscriptions, input objects.

declare(strict_types=1);

/** What is wrong with a request, before anything of it is executed. */
final class BadRequest extends Exception
{
}

/** An error in an answer, with the code by which the gateway knows it. */
final class Refused extends Exception
{
    public function __construct(public readonly string $errorCode, string $message)
    {
        parent::__construct($message);
    }
}

// -- Reading ------------------------------------------------------------------------------------------------------------

/** The words and signs of a text: [kind, value], kind being one of name, int, float, string, sign and end. */
final class Tokens
{
    private array $tokens = [];
    private int $at = 0;

    private const PATTERN = '/[\s,\x{FEFF}]+|#[^\n\r]*'
        . '|(?<name>[A-Za-z_]\w*)|(?<float>-?(?:0|[1-9]\d*)(?:\.\d+(?:[eE][+-]?\d+)?|[eE][+-]?\d+))|(?<int>-?(?:0|[1-9]\d*))'
        . '|"""(?<block>(?:\\\\"""|(?!""").)*)"""|(?<string>"(?:[^"\\\\\n\r]|\\\\.)*")|(?<sign>\.\.\.|[!$&()\[\]{}:=@|])/usA';

    public function __construct(string $text)
    {
        for ($place = 0; $place < strlen($text); $place += strlen($match[0])) {
            if (!preg_match(self::PATTERN, $text, $match, PREG_UNMATCHED_AS_NULL, $place)) {
                throw new BadRequest("Syntax error at byte $place");
            }
            foreach (['name', 'int', 'float', 'block', 'string', 'sign'] as $kind) {
                if (($match[$kind] ?? null) !== null) {
                    $value = $kind === 'string' ? json_decode($match[$kind]) : $match[$kind];
                    $this->tokens[] = [$kind, $value ?? throw new BadRequest("Syntax error: no string at byte $place")];
                }
            }
            if (count($this->tokens) > 20_000) {
                throw new BadRequest('Expected at most 20000 words and signs');
            }
        }
        $this->tokens[] = ['end', null];
    }

    public function is(string $kind, ?string $value = null): bool
    {
        [$found, $text] = $this->tokens[$this->at];
        return $found === $kind && ($value === null || $text === $value);
    }

    public function take(string $kind, ?string $value = null): mixed
    {
        if (!$this->is($kind, $value)) {
            $found = $this->tokens[$this->at][1] ?? 'the end';
            throw new BadRequest('Syntax error: expected ' . ($value ?? $kind) . ", got $found");
        }
        return $this->tokens[$this->at++][1];
    }

    public function skip(string $kind, ?string $value = null): bool
    {
        if (!$this->is($kind, $value)) {
            return false;
        }
        $this->at += 1;
        return true;
    }

    /** What $read gives until $close comes. */
    public function until(string $close, callable $read): array
    {
        for ($found = []; !$this->skip('sign', $close);) {
            $found[] = $read();
        }
        return $found;
    }
}

/** A type such as [Fact!]! as ['kind' => 'nonNull' | 'list' | 'named', 'of' => a type, or a name]. */
function readType(Tokens $tokens): array
{
    if ($tokens->skip('sign', '[')) {
        $type = ['kind' => 'list', 'of' => readType($tokens)];
        $tokens->take('sign', ']');
    } else {
        $type = ['kind' => 'named', 'of' => $tokens->take('name')];
    }
    return $tokens->skip('sign', '!') ? ['kind' => 'nonNull', 'of' => $type] : $type;
}

/** A value as ['kind' => 'variable' | 'enum' | 'list' | 'object' | 'scalar', 'value' => …, 'as' => the kind of its token]. */
function readValue(Tokens $tokens): array
{
    if ($tokens->skip('sign', '$')) {
        return ['kind' => 'variable', 'value' => $tokens->take('name')];
    }
    if ($tokens->skip('sign', '[')) {
        return ['kind' => 'list', 'value' => $tokens->until(']', fn () => readValue($tokens))];
    }
    if ($tokens->skip('sign', '{')) {
        $fields = [];
        $tokens->until('}', function () use ($tokens, &$fields) {
            $name = $tokens->take('name');
            $tokens->take('sign', ':');
            $fields[$name] = readValue($tokens);
        });
        return ['kind' => 'object', 'value' => $fields];
    }
    foreach (['int' => intval(...), 'float' => floatval(...), 'string' => strval(...), 'block' => strval(...)] as $as => $read) {
        if ($tokens->is($as)) {
            return ['kind' => 'scalar', 'as' => $as, 'value' => $read($tokens->take($as))];
        }
    }
    $word = $tokens->take('name');
    $words = ['true' => true, 'false' => false, 'null' => null];
    return array_key_exists($word, $words)
        ? ['kind' => 'scalar', 'as' => $word === 'null' ? 'null' : 'boolean', 'value' => $words[$word]]
        : ['kind' => 'enum', 'value' => $word];
}

/** Values by name, of a field or a directive. */
function readArguments(Tokens $tokens): array
{
    $arguments = [];
    if ($tokens->skip('sign', '(')) {
        $tokens->until(')', function () use ($tokens, &$arguments) {
            $name = $tokens->take('name');
            $tokens->take('sign', ':');
            if (isset($arguments[$name])) {
                throw new BadRequest("Argument \"$name\" is given twice");
            }
            $arguments[$name] = readValue($tokens);
        });
    }
    return $arguments;
}

function readDirectives(Tokens $tokens): array
{
    for ($directives = []; $tokens->skip('sign', '@');) {
        $name = $tokens->take('name');
        $directives[] = ['name' => $name, 'arguments' => readArguments($tokens)];
    }
    return $directives;
}

/** Nested more deeply than anybody asks, a selection could exhaust the stack. */
const MOST_DEPTH = 30;

function readSelections(Tokens $tokens, int $depth = 0): array
{
    if ($depth > MOST_DEPTH) {
        throw new BadRequest('Expected at most ' . MOST_DEPTH . ' fields within fields');
    }
    $tokens->take('sign', '{');
    $selections = $tokens->until('}', fn () => readSelection($tokens, $depth));
    if ($selections === []) {
        throw new BadRequest('Syntax error: a selection is empty');
    }
    return $selections;
}

function readSelection(Tokens $tokens, int $depth): array
{
    if ($tokens->skip('sign', '...')) {
        if ($tokens->is('name') && !$tokens->is('name', 'on')) {
            $name = $tokens->take('name');
            return ['kind' => 'spread', 'name' => $name, 'directives' => readDirectives($tokens)];
        }
        $on = $tokens->skip('name', 'on') ? $tokens->take('name') : null;
        $directives = readDirectives($tokens);
        return ['kind' => 'inline', 'on' => $on, 'directives' => $directives, 'selections' => readSelections($tokens, $depth + 1)];
    }
    $key = $name = $tokens->take('name');
    if ($tokens->skip('sign', ':')) {
        $name = $tokens->take('name');
    }
    $arguments = readArguments($tokens);
    $directives = readDirectives($tokens);
    $selections = $tokens->is('sign', '{') ? readSelections($tokens, $depth + 1) : null;
    return ['kind' => 'field', 'key' => $key, 'name' => $name] + compact('arguments', 'directives', 'selections');
}

/** The operations and fragments of a text. */
function readDocument(string $text): array
{
    $tokens = new Tokens($text);
    $operations = $fragments = [];
    while (!$tokens->skip('end')) {
        if ($tokens->skip('name', 'fragment')) {
            $name = $tokens->take('name');
            $tokens->take('name', 'on');
            $fragments[$name] = ['on' => $tokens->take('name'), 'directives' => readDirectives($tokens)]
                + ['selections' => readSelections($tokens)];
            continue;
        }
        $kind = $tokens->is('sign', '{') ? 'query' : $tokens->take('name');
        if (!in_array($kind, ['query', 'mutation', 'subscription'], true)) {
            throw new BadRequest("Syntax error: unexpected $kind");
        }
        $name = $tokens->is('name') ? $tokens->take('name') : '';
        $variables = [];
        if ($tokens->skip('sign', '(')) {
            $tokens->until(')', function () use ($tokens, &$variables) {
                $tokens->take('sign', '$');
                $variable = $tokens->take('name');
                $tokens->take('sign', ':');
                $variables[$variable] = ['type' => readType($tokens)]
                    + ['default' => $tokens->skip('sign', '=') ? readValue($tokens) : null];
                readDirectives($tokens);
            });
        }
        readDirectives($tokens);
        if (isset($operations[$name]) || (isset($operations['']) || ($name === '' && $operations !== []))) {
            throw new BadRequest('Each of several operations needs a name of its own');
        }
        $operations[$name] = compact('kind', 'variables') + ['selections' => readSelections($tokens)];
    }
    if ($operations === []) {
        throw new BadRequest('Expected an operation');
    }
    return compact('operations', 'fragments');
}

// -- The schema ---------------------------------------------------------------------------------------------------------

/** Types by name: kind scalar, enum (with values), union (with members) or object (with fields: type, arguments). */
function readSchema(string $sdl): array
{
    $tokens = new Tokens($sdl);
    $types = array_fill_keys(['Int', 'Float', 'String', 'Boolean', 'ID'], ['kind' => 'scalar']);
    $description = function () use ($tokens) {
        return $tokens->skip('string') || $tokens->skip('block');
    };
    $readInputs = function () use ($tokens, $description): array {
        $inputs = [];
        if ($tokens->skip('sign', '(')) {
            $tokens->until(')', function () use ($tokens, $description, &$inputs) {
                $description();
                $name = $tokens->take('name');
                $tokens->take('sign', ':');
                $inputs[$name] = ['type' => readType($tokens)]
                    + ['default' => $tokens->skip('sign', '=') ? readValue($tokens) : null];
                readDirectives($tokens);
            });
        }
        return $inputs;
    };
    while (!$tokens->skip('end')) {
        if ($description()) {
            continue;
        }
        $word = $tokens->take('name');
        if ($word === 'extend') {
            // Of the contract's two files only `extend schema @link(…)` is an extension.
            $tokens->take('name', 'schema');
            readDirectives($tokens);
            continue;
        }
        $name = $tokens->take('name');
        readDirectives($tokens);
        if ($word === 'scalar') {
            $types[$name] = ['kind' => 'scalar'];
        } elseif ($word === 'union') {
            $tokens->take('sign', '=');
            $types[$name] = ['kind' => 'union', 'members' => [$tokens->take('name')]];
        } elseif ($word === 'enum') {
            $tokens->take('sign', '{');
            $values = $tokens->until('}', function () use ($tokens, $description) {
                $description();
                $value = $tokens->take('name');
                readDirectives($tokens);
                return $value;
            });
            $types[$name] = compact('values') + ['kind' => 'enum'];
        } else {
            $fields = ['__typename' => ['type' => ['kind' => 'nonNull', 'of' => ['kind' => 'named', 'of' => 'String']], 'arguments' => []]];
            $tokens->take('sign', '{');
            $tokens->until('}', function () use ($tokens, $description, $readInputs, &$fields) {
                $description();
                $field = $tokens->take('name');
                $arguments = $readInputs();
                $tokens->take('sign', ':');
                $fields[$field] = ['type' => readType($tokens), 'arguments' => $arguments];
                readDirectives($tokens);
            });
            $types[$name] = ['kind' => 'object', 'fields' => $fields];
        }
    }
    return $types;
}

function namedType(array $type): string
{
    return is_array($type['of']) ? namedType($type['of']) : $type['of'];
}

function typeText(array $type): string
{
    return match ($type['kind']) {
        'nonNull' => typeText($type['of']) . '!',
        'list' => '[' . typeText($type['of']) . ']',
        default => $type['of'],
    };
}

// -- One request --------------------------------------------------------------------------------------------------------

/** Checks and executes one operation. */
final class Execution
{
    private array $errors = [];
    private array $variables = [];
    private array $operation;
    private array $fragments;
    /** Fragments are checked once. */
    private array $checked = [];

    /**
     * @param array $types from readSchema
     * @param array $resolvers by type and field: a function of the parent, the arguments and the context; without one
     *   the parent's entry of the field's name is taken
     * @throws BadRequest
     */
    public function __construct(
        private readonly array $types,
        private readonly array $resolvers,
        private readonly mixed $context,
        array $document,
        ?string $operationName,
        array $given,
    ) {
        $operations = $document['operations'];
        $this->fragments = $document['fragments'];
        $chosen = $operationName ?? (count($operations) === 1 ? array_key_first($operations) : null);
        if ($chosen === null || !isset($operations[$chosen])) {
            throw new BadRequest('Expected the name of one operation');
        }
        foreach ($operations as $operation) {
            if ($operation['kind'] !== 'query') {
                throw new BadRequest('Expected a query');
            }
            $this->operation = $operation;
            $this->checkVariables();
            $this->checkSelections($operation['selections'], 'Query', []);
        }
        $this->operation = $operations[$chosen];
        foreach ($this->operation['variables'] as $name => ['type' => $type, 'default' => $default]) {
            if (array_key_exists($name, $given)) {
                $this->variables[$name] = $this->coerce($given[$name], $type, "\$$name");
            } elseif ($default !== null) {
                $this->variables[$name] = $this->valueOf($default, $type, "\$$name");
            } elseif ($type['kind'] === 'nonNull') {
                throw new BadRequest("Variable \"\$$name\" of type " . typeText($type) . ' is needed');
            }
        }
    }

    /** ['data' => …], with 'errors' if there are any. */
    public function run(): array
    {
        $data = $this->complete([], ['kind' => 'named', 'of' => 'Query'], $this->operation['selections'], []);
        return ['data' => $data] + ($this->errors === [] ? [] : ['errors' => $this->errors]);
    }

    private function checkVariables(): void
    {
        foreach ($this->operation['variables'] as $name => ['type' => $type]) {
            if (!in_array($this->types[namedType($type)]['kind'] ?? null, ['scalar', 'enum'], true)) {
                throw new BadRequest("Variable \"\$$name\" cannot be of type " . typeText($type));
            }
        }
    }

    private function checkSelections(array $selections, string $typeName, array $within): void
    {
        $type = $this->types[$typeName];
        foreach ($selections as $selection) {
            $this->checkDirectives($selection['directives']);
            if ($selection['kind'] === 'spread') {
                $name = $selection['name'];
                $fragment = $this->fragments[$name] ?? throw new BadRequest("Fragment \"$name\" is not there");
                if (in_array($name, $within, true)) {
                    throw new BadRequest("Fragment \"$name\" holds itself");
                }
                $this->checkOn($fragment['on'], $typeName);
                if (!isset($this->checked[$name])) {
                    $this->checkSelections($fragment['selections'], $fragment['on'], [...$within, $name]);
                    $this->checked[$name] = true;
                }
            } elseif ($selection['kind'] === 'inline') {
                $this->checkOn($selection['on'] ?? $typeName, $typeName);
                $this->checkSelections($selection['selections'], $selection['on'] ?? $typeName, $within);
            } else {
                $isNameOfType = $selection['name'] === '__typename';
                $field = $type['fields'][$selection['name']] ?? ($isNameOfType ? $this->types['Query']['fields']['__typename'] : null);
                if ($field === null) {
                    throw new BadRequest("Type \"$typeName\" has no field \"{$selection['name']}\"");
                }
                $this->checkField($selection, $field, $within);
            }
        }
    }

    private function checkField(array $selection, array $field, array $within): void
    {
        $name = $selection['name'];
        $below = namedType($field['type']);
        $hasFields = in_array($this->types[$below]['kind'], ['object', 'union'], true);
        if ($hasFields !== ($selection['selections'] !== null)) {
            throw new BadRequest("Field \"$name\" " . ($hasFields ? 'needs' : 'has no') . ' fields of its own');
        }
        foreach ($selection['arguments'] as $argument => $value) {
            $expected = $field['arguments'][$argument]['type'] ?? throw new BadRequest("Field \"$name\" has no argument \"$argument\"");
            $this->checkValue($value, $expected, "Argument \"$argument\"");
        }
        foreach ($field['arguments'] as $argument => ['type' => $type, 'default' => $default]) {
            if ($type['kind'] === 'nonNull' && $default === null && !isset($selection['arguments'][$argument])) {
                throw new BadRequest("Field \"$name\" needs argument \"$argument\"");
            }
        }
        if ($hasFields) {
            $this->checkSelections($selection['selections'], $below, $within);
        }
    }

    private function checkOn(string $on, string $parent): void
    {
        $isOf = $on === $parent || in_array($on, $this->types[$parent]['members'] ?? [], true);
        if (!isset($this->types[$on]) || (!$isOf && !in_array($parent, $this->types[$on]['members'] ?? [], true))) {
            throw new BadRequest("A \"$parent\" is never a \"$on\"");
        }
    }

    private function checkDirectives(array $directives): void
    {
        foreach ($directives as ['name' => $name, 'arguments' => $arguments]) {
            if (!in_array($name, ['skip', 'include'], true) || array_keys($arguments) !== ['if']) {
                throw new BadRequest("Directive \"@$name\" is not known, or needs its argument \"if\"");
            }
            $this->checkValue($arguments['if'], ['kind' => 'nonNull', 'of' => ['kind' => 'named', 'of' => 'Boolean']], "@$name");
        }
    }

    private function checkValue(array $value, array $type, string $place): void
    {
        if ($value['kind'] !== 'variable') {
            $this->valueOf($value, $type, $place, false);
            return;
        }
        $variable = $this->operation['variables'][$value['value']] ?? null;
        if ($variable === null) {
            throw new BadRequest("Variable \"\${$value['value']}\" is not defined");
        }
        if (namedType($variable['type']) !== namedType($type)) {
            throw new BadRequest("$place expects " . typeText($type) . ', got ' . typeText($variable['type']));
        }
    }

    /** A value that stands in the text. */
    private function valueOf(array $value, array $type, string $place, bool $known = true): mixed
    {
        return match ($value['kind']) {
            'variable' => $known ? ($this->variables[$value['value']] ?? null) : null,
            'list' => $type['kind'] === 'named' && $type['of'] !== '_Any'
                ? throw new BadRequest("$place expects " . typeText($type) . ', got a list')
                : array_map(fn ($one) => $this->valueOf($one, $this->below($type), $place, $known), $value['value']),
            'object' => namedType($type) === '_Any'
                ? array_map(fn ($one) => $this->valueOf($one, ['kind' => 'named', 'of' => '_Any'], $place, $known), $value['value'])
                : throw new BadRequest("$place expects " . typeText($type) . ', got an object'),
            default => $this->coerce($value['value'], $type, $place, $value['as'] ?? 'enum'),
        };
    }

    private function below(array $type): array
    {
        return match ($type['kind']) {
            'nonNull' => $this->below($type['of']),
            'list' => $type['of'],
            default => $type,
        };
    }

    /** @param ?string $as what it is in the text; null if it is a variable's value */
    private function coerce(mixed $value, array $type, string $place, ?string $as = null): mixed
    {
        if ($type['kind'] === 'nonNull') {
            $value ?? throw new BadRequest("$place expects " . typeText($type) . ', got null');
            return $this->coerce($value, $type['of'], $place, $as);
        }
        if ($value === null) {
            return null;
        }
        if ($type['kind'] === 'list') {
            $items = is_array($value) && array_is_list($value) ? $value : [$value];
            return array_map(fn ($item) => $this->coerce($item, $type['of'], $place, $as), $items);
        }
        $fits = match ($type['of']) {
            '_Any' => true,
            'Int', 'Long' => is_int($value),
            'Float' => is_int($value) || is_float($value),
            'Boolean' => is_bool($value),
            'ID' => (is_string($value) && $as !== 'enum') || is_int($value),
            'String', 'Date', 'DateTime' => is_string($value) && $as !== 'enum',
            default => in_array($value, $this->types[$type['of']]['values'] ?? [], true) && ($as ?? 'enum') === 'enum',
        };
        if (!$fits) {
            throw new BadRequest("$place expects " . typeText($type) . ', got ' . json_encode($value));
        }
        return $type['of'] === 'ID' ? (string) $value : $value;
    }

    /** What a value is in an answer. @throws NullAbove if nothing may stand there */
    private function complete(mixed $value, array $type, ?array $selections, array $path): mixed
    {
        if ($type['kind'] === 'nonNull') {
            $completed = $this->complete($value, $type['of'], $selections, $path);
            if ($completed === null) {
                if (!$this->isNoted($path)) {
                    $this->note(new RuntimeException('Null where something is promised'), $path);
                }
                throw new NullAbove();
            }
            return $completed;
        }
        if ($value instanceof Refused) {
            $this->note($value, $path);
            return null;
        }
        if ($value === null) {
            return null;
        }
        if ($type['kind'] === 'list') {
            return $this->orNull(fn () => array_map(
                fn ($item, $index) => $this->complete($item, $type['of'], $selections, [...$path, $index]),
                $value,
                array_keys($value),
            ));
        }
        if ($selections === null) {
            return $value;
        }
        $name = $this->types[$type['of']]['kind'] === 'union' ? $this->types[$type['of']]['members'][0] : $type['of'];
        return $this->orNull(fn () => $this->object($value, $name, [$selections], $path));
    }

    private function orNull(callable $complete): mixed
    {
        try {
            return $complete();
        } catch (NullAbove) {
            return null;
        }
    }

    private function object(array $value, string $typeName, array $selectionSets, array $path): object
    {
        $groups = [];
        foreach ($selectionSets as $selections) {
            $this->collect($selections, $typeName, $groups);
        }
        $answer = new stdClass();
        foreach ($groups as $key => $fields) {
            $answer->$key = $this->field($value, $typeName, $fields, [...$path, $key]);
        }
        return $answer;
    }

    /** Fields by the name that they have in the answer. */
    private function collect(array $selections, string $typeName, array &$groups): void
    {
        foreach ($selections as $selection) {
            if ($this->isLeftOut($selection['directives'])) {
                continue;
            }
            if ($selection['kind'] === 'field') {
                $groups[$selection['key']][] = $selection;
                continue;
            }
            $fragment = $selection['kind'] === 'spread' ? $this->fragments[$selection['name']] : $selection;
            $on = $fragment['on'] ?? $typeName;
            if ($on === $typeName || in_array($typeName, $this->types[$on]['members'] ?? [], true)) {
                $this->collect($fragment['selections'], $typeName, $groups);
            }
        }
    }

    private function isLeftOut(array $directives): bool
    {
        foreach ($directives as ['name' => $name, 'arguments' => $arguments]) {
            $type = ['kind' => 'named', 'of' => 'Boolean'];
            if ($this->valueOf($arguments['if'], $type, "@$name") === ($name === 'skip')) {
                return true;
            }
        }
        return false;
    }

    private function field(array $parent, string $typeName, array $fields, array $path): mixed
    {
        ['name' => $name, 'arguments' => $given] = $fields[0];
        if ($name === '__typename') {
            return $typeName;
        }
        ['type' => $type, 'arguments' => $expected] = $this->types[$typeName]['fields'][$name];
        $selections = $fields[0]['selections'] === null ? null : array_merge(...array_column($fields, 'selections'));
        try {
            $arguments = [];
            foreach ($expected as $argument => ['type' => $of, 'default' => $default]) {
                $value = $given[$argument] ?? $default;
                $isGiven = $value !== null && ($value['kind'] !== 'variable' || array_key_exists($value['value'], $this->variables));
                $arguments[$argument] = $isGiven ? $this->valueOf($value, $of, "Argument \"$argument\"") : null;
                if (!$isGiven && $default !== null) {
                    $arguments[$argument] = $this->valueOf($default, $of, "Argument \"$argument\"");
                }
            }
            $resolve = $this->resolvers[$typeName][$name] ?? fn (array $from) => $from[$name] ?? null;
            return $this->complete($resolve($parent, $arguments, $this->context), $type, $selections, $path);
        } catch (NullAbove $error) {
            throw $error;
        } catch (Throwable $error) {
            $this->note($error, $path);
            return $type['kind'] === 'nonNull' ? throw new NullAbove() : null;
        }
    }

    /** Whether an error at this place or below it is known already. */
    private function isNoted(array $path): bool
    {
        foreach ($this->errors as $error) {
            if (array_slice($error['path'], 0, count($path)) === $path) {
                return true;
            }
        }
        return false;
    }

    private function note(Throwable $error, array $path): void
    {
        $code = $error instanceof Refused ? $error->errorCode : 'INTERNAL_SERVER_ERROR';
        if (!$error instanceof Refused) {
            error_log((string) $error);
        }
        // What went wrong inside is nobody's business.
        $message = $error instanceof Refused ? $error->getMessage() : 'Internal error';
        $this->errors[] = ['message' => $message, 'path' => $path, 'extensions' => ['code' => $code]];
    }
}

/** A null that may not stand where it is: what is above becomes null. */
final class NullAbove extends Exception
{
}
