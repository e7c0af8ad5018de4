import { certificateProblem } from '../../platform/certificateProblem';
import { monotonicMillis } from '../../platform/monotonic';
import { gap, type Gap } from '../../platform/provinces/outcome';
import type { Look } from './standing';

const timeoutMillis = 5_000;

/** Reads the keys of the OpenID provider as the gateway does when somebody signs in. */
export function createIdentityProbe(url: string): () => Promise<Look> {
  return async () => {
    const startedAt = monotonicMillis();
    const failure = await read(url);
    return { gap: failure, latencyMillis: monotonicMillis() - startedAt, certificateEndsAt: null };
  };
}

async function read(url: string): Promise<Gap | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMillis) });
    if (response.status !== 200)
      return gap(response.status >= 500 ? 'serverError' : 'refusedStatus', `HTTP status ${response.status}`);
    const { keys } = (await response.json()) as { keys?: unknown };
    return Array.isArray(keys) ? null : gap('unusable', 'An answer that is no set of keys');
  } catch (error) {
    return failureOf(error, new URL(url).host);
  }
}

function failureOf(error: unknown, host: string): Gap {
  if (error instanceof SyntaxError) return gap('unusable', 'An answer that is no set of keys');
  const { name, message, cause } = error as Error & { cause?: Error & { code?: unknown } };
  if (name === 'TimeoutError') return gap('tooLate', `No answer within ${timeoutMillis} ms`);
  const problem = certificateProblem(cause?.code);
  return problem === null
    ? gap('noConnection', cause?.message ?? message)
    : gap('badCertificate', privateAuthority(host, problem));
}

/** This one is the public's, so TLS_CA_FILE says nothing of it. */
function privateAuthority(host: string, problem: string): string {
  return `The certificate of ${host} ${problem}; an authority of your own is believed if NODE_EXTRA_CA_CERTS names its file`;
}
