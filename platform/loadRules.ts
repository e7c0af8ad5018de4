import { readFileSync } from 'node:fs';
import { getOrCreate } from '../domain/getOrCreate';
import { parseRules, type Rule } from '../domain/rules';
import { projectPath } from './paths';

const known = new Map<string, readonly Rule[]>();

/** Read once. */
export function loadRules(file = projectPath('schema', 'rules.yml')): readonly Rule[] {
  return getOrCreate(known, file, () => parseRules(readFileSync(file, 'utf8')));
}
