"""Who may ask: the gateway alone, by a short-lived token (a JWT, RFC 7519) that it signs by Ed25519 for this province."""

import base64
import json
import re
import time

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

TOLERANCE = 30  # seconds that two machines' clocks may differ
LIFETIME = 60  # seconds for which a token is good, whatever it says itself
ROLES = ("public", "analyst", "operator", "province")


class TokenCheck:
    def __init__(self, key_set, province, now=time.time):
        self.keys = {key["kid"]: Ed25519PublicKey.from_public_bytes(decode(key["x"])) for key in key_set["keys"]}
        self.province = province
        self.now = now

    def read(self, authorization):
        """Who asks, as {"role": …, "province": …}; None if the request is to be refused."""
        try:
            token = re.fullmatch(r"Bearer (\S+)", authorization or "", re.IGNORECASE).group(1)
            header, payload, signature = token.split(".")
            head = json.loads(decode(header))
            # Never the algorithm that the token asks for: "none" would let everybody in.
            if head.get("alg") != "EdDSA" or head.get("kid") not in self.keys:
                return None
            self.keys[head["kid"]].verify(decode(signature), f"{header}.{payload}".encode())
            claims = json.loads(decode(payload))
        except (AttributeError, ValueError, InvalidSignature):
            return None
        return self._caller(claims) if self._is_now(claims) and self._is_for(claims) else None

    def _is_now(self, claims):
        issued, expires = claims.get("iat"), claims.get("exp")
        if not all(isinstance(one, (int, float)) for one in (issued, expires)):
            return False
        now = self.now()
        return expires > now - TOLERANCE and -TOLERANCE <= now - issued <= LIFETIME + TOLERANCE

    def _is_for(self, claims):
        audience = claims.get("aud", [])
        audience = audience if isinstance(audience, list) else [audience]
        is_ours = claims.get("iss") == "congdoan-gateway" and self.province in audience
        return is_ours and isinstance(claims.get("sub"), str)

    def _caller(self, claims):
        role, province = claims.get("role"), claims.get("province")
        # Only the role "province" is of one province.
        if role not in ROLES or (province is not None) != (role == "province"):
            return None
        return {"role": role} if province is None else {"role": role, "province": province}


def decode(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
