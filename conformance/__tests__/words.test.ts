import { readdirSync, readFileSync } from 'node:fs';
import { projectPath } from '../../platform/paths';
import { inVietnamese, wordsOfProblems } from '../output/vietnamese';

/** Where a problem is written down. */
const folders = ['conformance', 'platform/provinces/question'];

function sources(): string[] {
  return folders.flatMap((folder) =>
    readdirSync(projectPath(...folder.split('/')), { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map(({ name }) => readFileSync(projectPath(folder, name), 'utf8')),
  );
}

/** The English words of every problem: what stands in the sources for `expected` and `got`, or is given to a reader. */
function writtenWords(): string[] {
  const found = sources().flatMap((text) => [
    ...text.matchAll(/\b(?:expected|got)(?:: | = )(['`])([^'`]+)\1/g),
    ...text.matchAll(/\b(?:UnusableAnswerError|leafReader)\(\s*(['`])([^'`]+)\1/g),
    ...text.matchAll(/\bexpect\([^;]*?,\s*(['`])([^'`]+)\1,?\s*(?:,[^;]*)?\)[,;\]]/g),
  ]);
  return [...new Set(found.map(([, , words = '']) => words.replaceAll(/\$\{[^}]*\}/g, '{}')))];
}

/** Names of fields, numbers and what another library says. */
const sameInBoth =
  /^(?:[\W\d]*(?:\{\}[\W\d]*)*|\{\}: \{\}|\{\} \{\}|\{\} ms|\{\} and \{\}|\{\} \(status \{\}\)|@key.*|path \[.*|[a-z]\w+)$/;

describe('what problems say', () => {
  it('is found in the sources', () => {
    expect(writtenWords().length).toBeGreaterThan(60);
    expect(writtenWords()).toContain('an answer without errors');
  });

  it('has words in Vietnamese', () => {
    const missing = writtenWords().filter((words) => !sameInBoth.test(words) && inVietnamese(words) === null);
    expect(missing).toEqual([]);
  });

  it('is put into Vietnamese with what differs', () => {
    expect(inVietnamese('at most 12 rows')).toBe('nhiều nhất 12 dòng');
    expect(inVietnamese('report(year: 2024), asked by role public')).toBe(
      'report(year: 2024), hỏi với vai trò public',
    );
    expect(inVietnamese('30001 (30001 to 30001)')).toBeNull();
  });

  it('keeps what differs in both languages', () => {
    const count = (text: string) => text.split('{}').length;
    expect(wordsOfProblems().filter(([en, vi]) => count(en) !== count(vi))).toEqual([]);
  });
});
