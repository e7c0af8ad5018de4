import { parse, type OperationDefinitionNode } from 'graphql';
import { projectPath } from '../../../platform/paths';
import { readOperationFiles } from '../../../schema/operationFiles';
import { exampleWords, inOrder, linkedName } from '../examples/examples';

const folder = projectPath('schema', 'operations');
const operations = readOperationFiles(folder).map(
  ([, text]) => parse(text).definitions[0] as OperationDefinitionNode,
);

describe('the shelf of examples', () => {
  it('has a title and a question for every saved operation and no other, and at least ten', () => {
    const names = operations.map(({ name }) => name?.value ?? '');
    expect(Object.keys(exampleWords).sort()).toEqual(names.sort());
    expect(names.length).toBeGreaterThanOrEqual(10);
  });

  it('stands in the order of the titles, with what has none at the end', () => {
    const example = (name: string) => ({ name, description: { vi: '', en: '' }, variables: {}, query: '' });
    const ordered = inOrder(['New', 'TimeSeries', 'ClusterOverview'].map(example));
    expect(ordered.map(({ name }) => name)).toEqual(['ClusterOverview', 'TimeSeries', 'New']);
  });

  it('is linked to by the fragment or the query of an address', () => {
    expect(linkedName({ hash: '#operation=TimeSeries', search: '?example=Dashboard' })).toBe('TimeSeries');
    expect(linkedName({ hash: '', search: '?example=Dashboard' })).toBe('Dashboard');
    expect(linkedName({ hash: '', search: '' })).toBeNull();
  });
});
