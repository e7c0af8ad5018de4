import { readFileSync } from 'node:fs';
import { projectPath } from './paths';

/** What stands in a file of the project that code reads, such as `schema/measures.yml`. */
export function readProjectFile(path: string): string {
  return readFileSync(projectPath(...path.split('/')), 'utf8');
}
