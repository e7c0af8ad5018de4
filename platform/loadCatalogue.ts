import { parseCatalogue, type Catalogue } from '../domain/catalogue';
import { readProjectFile } from './projectFile';
import { rememberLast } from './rememberLast';

const catalogueFile = 'schema/measures.yml';

export function loadCatalogue(): Catalogue {
  return parseOnce(readProjectFile(catalogueFile));
}

const parseOnce = rememberLast((text) => parseCatalogue(text, catalogueFile));
