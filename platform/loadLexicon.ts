import { readFileSync } from 'node:fs';
import { parseLexicon, type Lexicon } from '../domain/reading/lexicon';
import { loadCatalogue } from './loadCatalogue';
import { projectPath } from './paths';
import { rememberLast } from './rememberLast';

const lexiconFile = projectPath('schema', 'phrases.yml');

/** The words by which reports say their numbers; see schema/phrases.yml. */
export function loadLexicon(): Lexicon {
  return parseOnce(readFileSync(lexiconFile, 'utf8'));
}

const parseOnce = rememberLast((text) => parseLexicon(text, lexiconFile, loadCatalogue()));
