<?php

// A province's service in PHP alone: GraphQL over HTTP with ETags. Here by PHP's own server; the same file serves behind
// nginx and php-fpm, which then passes on the header Authorization.
//   SHARD_PUBLIC_KEYS_FILE=keys.json PHP_CLI_SERVER_WORKERS=4 php -S 127.0.0.1:4102 examples/php-province/server.php

declare(strict_types=1);

foreach (['graphql', 'figures', 'disclosure', 'view', 'schema', 'token'] as $part) {
    require_once __DIR__ . "/$part.php";
}

const BODY_LIMIT_BYTES = 1024 * 1024;
/** The gateway may keep an answer half a minute, and a week while this service is down. */
const CACHE_CONTROL = 'max-age=30, stale-if-error=604800';
const NEWER_TYPE = 'application/graphql-response+json';

/** Ends the request. */
function respond(int $status, array $headers = [], string $body = ''): never
{
    http_response_code($status);
    // Not what PHP says of itself.
    header_remove('X-Powered-By');
    header('content-type:');
    foreach ($headers as $name => $value) {
        header("$name: $value");
    }
    echo $body;
    exit;
}

function respondJson(string $type, int $status, array $result, array $headers = []): never
{
    $body = json_encode($result, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
    respond($status, ['content-type' => "$type; charset=utf-8", 'vary' => 'accept'] + $headers, $body);
}

/** The parameters of a GraphQL request. @throws BadRequest */
function readParameters(string $text): array
{
    $parameters = json_decode($text);
    if (!$parameters instanceof stdClass) {
        throw new BadRequest('Expected a JSON object');
    }
    $read = [];
    foreach (['query' => 'is_string', 'operationName' => 'is_string', 'variables' => 'is_object', 'extensions' => 'is_object'] as $name => $fits) {
        $value = $parameters->$name ?? null;
        if (!($fits($value) || ($value === null && $name !== 'query'))) {
            throw new BadRequest("Expected \"$name\" to be " . ($fits === 'is_string' ? 'a string' : 'a JSON object'));
        }
        $read[$name] = $value;
    }
    // Lists and objects as arrays, all the way down.
    $read['variables'] = json_decode(json_encode($read['variables'] ?? []), true);
    return $read;
}

function visibilityOf(array $caller, string $province): string
{
    if ($caller === ['role' => 'province', 'province' => $province]) {
        return 'own';
    }
    return $caller['role'] === 'analyst' ? 'drafts' : 'published';
}

$content = file_get_contents(getenv('DATA_FILE') ?: ROOT . '/examples/vectors/province.json');
$data = json_decode($content, true, flags: JSON_THROW_ON_ERROR);
$keys = getenv('SHARD_PUBLIC_KEYS') ?: file_get_contents(getenv('SHARD_PUBLIC_KEYS_FILE'));

if (parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) !== '/graphql') {
    respond(404);
}
$tokens = new TokenCheck(json_decode($keys, true, flags: JSON_THROW_ON_ERROR), $data['province']);
$caller = $tokens->read($_SERVER['HTTP_AUTHORIZATION'] ?? null);
if ($caller === null) {
    respond(401, ['www-authenticate' => 'Bearer']);
}
if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
    respond(405, ['allow' => 'POST']);
}
$type = str_contains($_SERVER['HTTP_ACCEPT'] ?? '', NEWER_TYPE) ? NEWER_TYPE : 'application/json';
if (!preg_match('#^application/json\b#', $_SERVER['CONTENT_TYPE'] ?? '')) {
    respondJson($type, 415, ['errors' => [['message' => 'Expected content-type application/json']]]);
}
$body = file_get_contents('php://input', length: BODY_LIMIT_BYTES + 1);
if (strlen($body) > BODY_LIMIT_BYTES) {
    respondJson($type, 413, ['errors' => [['message' => 'Expected a body of at most ' . BODY_LIMIT_BYTES . ' bytes']]]);
}
try {
    $parameters = readParameters($body);
} catch (BadRequest $error) {
    respondJson($type, 400, ['errors' => [['message' => $error->getMessage()]]]);
}
$catalogue = json_decode(file_get_contents(ROOT . '/examples/vectors/catalogue.json'), true, flags: JSON_THROW_ON_ERROR);
$visibility = visibilityOf($caller, $data['province']);
try {
    $view = new View($data, $catalogue, $visibility);
    ['query' => $query, 'operationName' => $name, 'variables' => $variables] = $parameters;
    $execution = new Execution(types(), resolvers(), $view, readDocument($query), $name, $variables);
    $result = $execution->run();
} catch (BadRequest $error) {
    // The newer media type gives every failed request a status of its own; the older one answers 200.
    respondJson($type, $type === NEWER_TYPE ? 400 : 200, ['errors' => [['message' => $error->getMessage()]]]);
}
if (isset($result['errors'])) {
    respondJson($type, 200, $result);
}
// Changes whenever the data does, and only then; what is shown to some has another tag than what is shown to all.
$etag = '"' . substr(hash('sha256', $content), 0, 16) . ".$visibility\"";
$headers = ['etag' => $etag, 'cache-control' => CACHE_CONTROL];
if (in_array($etag, array_map('trim', explode(',', $_SERVER['HTTP_IF_NONE_MATCH'] ?? '')), true)) {
    respond(304, $headers);
}
respondJson($type, 200, $result, $headers);
