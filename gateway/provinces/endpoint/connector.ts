import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { buildConnector } from 'undici';
import { certificateProblem } from '../../../platform/certificateProblem';
import { gap, type Gap } from '../../../platform/provinces/outcome';
import type { Tls } from '../../../platform/tls';

export interface ConnectorOptions {
  timeoutMillis: number;
  /** Shown to services that answer over TLS, and how they are known. */
  tls: Tls | undefined;
  /** Told when the certificate of a service ends, in milliseconds since the epoch, at each new connection. */
  onCertificate?: ((endsAt: number) => void) | undefined;
}

/** Opens connections to services. */
export function createConnector({
  timeoutMillis,
  tls,
  onCertificate,
}: ConnectorOptions): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMillis, ...tls });
  if (!onCertificate) return connect;
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error) return callback(error, null);
      noteCertificate(socket, onCertificate);
      callback(null, socket);
    });
}

function noteCertificate(socket: Socket, onCertificate: (endsAt: number) => void): void {
  const endsAt = socket instanceof TLSSocket ? Date.parse(socket.getPeerCertificate().valid_to) : NaN;
  if (!Number.isNaN(endsAt)) onCertificate(endsAt);
}

/** Nothing of an answer came. What is wrong with a certificate stays so until somebody mends it. */
export function notConnected(host: string, error: Error & { code?: unknown }): Gap {
  const problem = certificateProblem(error.code);
  return problem === null
    ? gap('noConnection', error.message)
    : gap('badCertificate', `The certificate of ${host} ${problem}`);
}
