import { readFileSync } from 'node:fs';
import { loadConfig } from '../../platform/config';
import { projectPath } from '../../platform/paths';

/** The configuration that an empty environment has. */
export const defaults = loadConfig({});

/** Ports by the first word of a role's command. */
export const portOf: Record<string, number> = {
  gateway: defaults.gatewayPort,
  register: defaults.registerPort,
  province: defaults.provincesPort,
};

export function read(file: string): string {
  return readFileSync(projectPath(file), 'utf8');
}

/** The first group of every match, each once. */
export function matches(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
}

/** Names of the variables that the configuration reads. */
export function configVariables(): string[] {
  const [, schema = ''] =
    /environmentSchema = z\.object\(\{(.*?)\n\}\)/s.exec(read('platform/config/environment.ts')) ?? [];
  return matches(schema, /^ {2}([A-Z_]+):/gm);
}
