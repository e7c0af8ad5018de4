import { readNamedFile } from './namedFile';

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

/** The variables of the environment that name the files. */
export const tlsVariables = { cert: 'TLS_CERT_FILE', key: 'TLS_KEY_FILE', ca: 'TLS_CA_FILE' } as const;

/** @throws Error that names the file that cannot be read, and its variable */
export function readTls({ certFile, keyFile, caFile }: TlsFiles): Tls {
  return {
    cert: readNamedFile(certFile, tlsVariables.cert),
    key: readNamedFile(keyFile, tlsVariables.key),
    ca: readNamedFile(caFile, tlsVariables.ca),
  };
}
