<?php

// Who may ask: the gateway alone, by a short-lived token (a JWT, RFC 7519) that it signs by Ed25519 for this province.

declare(strict_types=1);

final class TokenCheck
{
    /** Seconds that two machines' clocks may differ. */
    private const TOLERANCE = 30;
    /** Seconds for which a token is good, whatever it says itself. */
    private const LIFETIME = 60;
    private const ROLES = ['public', 'analyst', 'operator', 'province'];
    private array $keys;

    public function __construct(array $keySet, private readonly string $province, private readonly ?int $now = null)
    {
        $this->keys = array_map(decodeBase64Url(...), array_column($keySet['keys'], 'x', 'kid'));
    }

    /** Who asks, as ['role' => …, 'province' => …]; null if the request is to be refused. */
    public function read(?string $authorization): ?array
    {
        if (!preg_match('/^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/i', $authorization ?? '', $match)) {
            return null;
        }
        [, $header, $payload, $signature] = $match;
        $head = json_decode(decodeBase64Url($header), true);
        $key = $this->keys[$head['kid'] ?? ''] ?? null;
        $signature = decodeBase64Url($signature);
        // Never the algorithm that the token asks for: "none" would let everybody in.
        if (($head['alg'] ?? null) !== 'EdDSA' || $key === null || strlen($signature) !== SODIUM_CRYPTO_SIGN_BYTES) {
            return null;
        }
        if (!sodium_crypto_sign_verify_detached($signature, "$header.$payload", $key)) {
            return null;
        }
        $claims = json_decode(decodeBase64Url($payload), true);
        return is_array($claims) && $this->isOfNow($claims) && $this->isForUs($claims) ? $this->caller($claims) : null;
    }

    private function isOfNow(array $claims): bool
    {
        [$issued, $expires] = [$claims['iat'] ?? null, $claims['exp'] ?? null];
        if (!is_int($issued) || !is_int($expires)) {
            return false;
        }
        $now = $this->now ?? time();
        return $expires > $now - self::TOLERANCE && $issued <= $now + self::TOLERANCE
            && $now - $issued <= self::LIFETIME + self::TOLERANCE;
    }

    private function isForUs(array $claims): bool
    {
        $isOurs = ($claims['iss'] ?? null) === 'congdoan-gateway' && is_string($claims['sub'] ?? null);
        return $isOurs && in_array($this->province, (array) ($claims['aud'] ?? []), true);
    }

    /** Only the role "province" is of one province. */
    private function caller(array $claims): ?array
    {
        [$role, $province] = [$claims['role'] ?? null, $claims['province'] ?? null];
        if (!in_array($role, self::ROLES, true) || ($province !== null) !== ($role === 'province')) {
            return null;
        }
        return $province === null ? ['role' => $role] : ['role' => $role, 'province' => $province];
    }
}

function decodeBase64Url(string $text): string
{
    return (string) base64_decode(strtr($text, '-_', '+/'));
}
