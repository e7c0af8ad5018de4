import { readFileSync } from 'node:fs';
import { readGlobalId } from '../../domain/globalIds';
import { loadCatalogue } from '../../platform/loadCatalogue';
import { projectPath } from '../../platform/paths';

function idsIn(file: string): string[] {
  const content = JSON.parse(readFileSync(projectPath('data', 'register', file), 'utf8')) as unknown;
  const rows = Array.isArray(content) ? content : (Object.values(content as object).find(Array.isArray) ?? []);
  return (rows as { id: string }[]).map(({ id }) => id);
}

describe('the ids of provinces, clusters, measures and programmes', () => {
  const { measures, programmes } = loadCatalogue();
  const ids = [
    ...idsIn('provinces.json'),
    ...idsIn('clusters.json'),
    ...measures.keys(),
    ...programmes.keys(),
  ];

  it('are unique over all of them, since Relay keeps objects by their id alone', () => {
    expect(ids.length).toBeGreaterThan(150);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('are never like those of units, facts and documents', () => {
    expect(ids.filter((id) => readGlobalId(id) !== null || id.includes(':'))).toEqual([]);
  });
});
