import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { certificateProblems } from '../../platform/certificates';
import type { Config } from '../../platform/config';
import type { ConfigProblem } from '../../platform/config/problem';
import { readNamedFile } from '../../platform/namedFile';
import { tlsVariables } from '../../platform/tls';
import { attempt } from './attempt';

export type PortVariable = 'GATEWAY_PORT' | 'REGISTER_PORT' | 'PROVINCES_PORT';

/** Two servers of one process at one port. */
export function portProblems(config: Config, variables: readonly PortVariable[]): ConfigProblem[] {
  const portOf = {
    GATEWAY_PORT: config.gatewayPort,
    REGISTER_PORT: config.registerPort,
    PROVINCES_PORT: config.provincesPort,
    METRICS_PORT: config.metricsPort ?? 0,
  };
  const used = (['METRICS_PORT', ...variables] as const).filter((variable) => portOf[variable] !== 0);
  return used.flatMap((variable, index) => {
    const port = portOf[variable];
    const other = used.slice(index + 1).find((later) => portOf[later] === port);
    if (other === undefined) return [];
    return [{ variable, message: `cùng cổng ${port} với ${other}. The same port ${port} as ${other}` }];
  });
}

export function tlsProblems({ tls }: Config): ConfigProblem[] {
  if (tls === null) return [];
  const cert = attempt(tlsVariables.cert, () => readNamedFile(tls.certFile));
  const key = attempt(tlsVariables.key, () => readNamedFile(tls.keyFile));
  const ca = attempt(tlsVariables.ca, () => readNamedFile(tls.caFile));
  if (cert.value === null || key.value === null || ca.value === null)
    return [...cert.problems, ...key.problems, ...ca.problems];
  const read = { cert: cert.value, key: key.value, ca: ca.value };
  return certificateProblems(read, new Date()).map(({ of, message }) => ({
    variable: tlsVariables[of],
    message,
  }));
}

/** In production nothing is changed that cannot be noted, so a folder that cannot be written to shows late. */
export function writingProblems({ auditFile, dataDir }: Config): ConfigProblem[] {
  return [
    ...attempt('AUDIT_FILE', () => assertWritable(auditFile)).problems,
    ...attempt('DATA_DIR', () => assertWritable(dataDir)).problems,
  ];
}

/** What is not there is made, if the nearest folder above lets it. */
function assertWritable(path: string): void {
  if (existsSync(path)) accessSync(path, constants.W_OK);
  else assertFolder(dirname(path));
}

function assertFolder(path: string): void {
  if (!existsSync(path) && dirname(path) !== path) return assertFolder(dirname(path));
  // Throws if it is no folder.
  readdirSync(path);
  accessSync(path, constants.W_OK);
}
