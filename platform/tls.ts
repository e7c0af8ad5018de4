import { readFileSync } from 'node:fs';
import type { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';

/** Files in PEM: one's own certificate with its chain, its key, and the authorities whose certificates are believed. */
export interface TlsFiles {
  certFile: string;
  keyFile: string;
  caFile: string;
}

/** One side of mutual TLS, in PEM. */
export interface Tls {
  cert: string;
  key: string;
  ca: string;
}

/** @throws Error that names the file that cannot be read */
export function readTls({ certFile, keyFile, caFile }: TlsFiles): Tls {
  const read = (file: string) => readFileSync(file, 'utf8');
  return { cert: read(certFile), key: read(keyFile), ca: read(caFile) };
}

/** Whether the connection came with a certificate of a believed authority; true if there is no TLS to ask for one. */
export function hasTrustedCertificate({ raw }: FastifyRequest): boolean {
  const { encrypted, authorized } = raw.socket as Partial<TLSSocket>;
  return !encrypted || authorized === true;
}
