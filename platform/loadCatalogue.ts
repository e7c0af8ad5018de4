import { readFileSync } from 'node:fs';
import { parseCatalogue, type Catalogue } from '../domain/catalogue';
import { projectPath } from './paths';
import { rememberLast } from './rememberLast';

const catalogueFile = projectPath('schema', 'measures.yml');

export function loadCatalogue(): Catalogue {
  return parseOnce(readFileSync(catalogueFile, 'utf8'));
}

const parseOnce = rememberLast((text) => parseCatalogue(text, catalogueFile));
