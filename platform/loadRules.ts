import { readFileSync } from 'node:fs';
import { parseRules, type Rule } from '../domain/rules';
import { projectPath } from './paths';

export function loadRules(file = projectPath('schema', 'rules.yml')): readonly Rule[] {
  return parseRules(readFileSync(file, 'utf8'));
}
