import { certificateProblem } from '../certificateProblem';

/** How a service says that it refuses the gateway's certificate, and why (RFC 6750), and how the gateway hears it. */
export function certificateChallenge(code: string): string {
  return `Bearer error="invalid_token", error_description="certificate ${code}"`;
}

/** For the gateway's operator; null if the challenge is another. */
export function certificateMendIn(challenge: string | null): string | null {
  const [, code] = /error_description="certificate ([A-Z_]{1,60})"$/.exec(challenge ?? '') ?? [];
  if (code === undefined) return null;
  const problem = certificateProblem(code) ?? `is not believed (${code})`;
  return `to the service the certificate of this gateway ${problem}; see TLS_CERT_FILE here and TLS_CA_FILE there`;
}
