import { readFileSync } from 'node:fs';
import { parseCatalogue, type Catalogue } from '../domain/catalogue';
import { projectPath } from './paths';

export function loadCatalogue(file = projectPath('schema', 'measures.yml')): Catalogue {
  return parseCatalogue(readFileSync(file, 'utf8'), file);
}
