import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportFile } from '../services/province';
import { projectPath } from '../platform/paths';
import { readSeedText } from '../platform/seedTexts';

/** The import files of data/seeds for one province, in the order of their names, with what is written in their documents. */
export function seedFiles(province: string): ImportFile[] {
  const folder = projectPath('data', 'seeds', 'provinces', province);
  return listFiles(folder).map((name) => ({
    name,
    content: withText(readFileSync(join(folder, name), 'utf8')),
  }));
}

function withText(content: string): string {
  const file = JSON.parse(content) as { document: { id: string } };
  const text = readSeedText(projectPath('data', 'seeds'), file.document.id);
  return text === undefined ? content : JSON.stringify({ ...file, document: { ...file.document, text } });
}

/** Names of a folder's JSON files; none if there is no such folder. */
function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
