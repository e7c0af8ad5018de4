import { readFileSync } from 'node:fs';
import { fileProblemText } from './fileProblem';

/** @throws Error that names the file that cannot be read, and the variable of the environment that names it */
export function readNamedFile(file: string, variable?: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const place = variable === undefined ? '' : `${variable}: `;
    throw new Error(`${place}${fileProblemText(error)}`, { cause: error });
  }
}
