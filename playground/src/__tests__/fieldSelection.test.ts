import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { projectPath } from '../../../platform/paths';
import { chosenField, readQuery, toggleArgument, toggleField } from '../fields/fieldSelection';

const schema = buildSchema(readFileSync(projectPath('schema', 'api.graphql'), 'utf8'));

function toggled(query: string, ...paths: string[]): string {
  return paths.reduce((text, path) => toggleField(text, schema, path.split('.')) ?? 'unreadable', query);
}

describe('a field that is ticked', () => {
  it('writes a query with variables for what the field needs to know, which can be run', () => {
    expect(toggled('', 'cluster', 'cluster.season', 'cluster.season.chair')).toBe(
      `query ($id: ID!, $year: Int!) {
  cluster(id: $id) {
    id
    name
    season(year: $year) {
      id
      year
      chair {
        electedOn
      }
    }
  }
}
`,
    );
  });

  it('keeps the rest of the query, its comment and its fragments', () => {
    const query =
      '# Các cụm.\n# The clusters.\nquery Q {\n  clusters {\n    ...P\n  }\n}\n\nfragment P on Cluster {\n  id\n}\n';
    expect(toggled(query, 'clusters.name')).toBe(query.replace('...P\n', '...P\n    name\n'));
  });

  it.each(['clusters', 'provinces', 'measures', 'programmes'])(
    '%s alone is a query that is valid',
    (name) => {
      expect(validate(schema, parse(toggled('', name)))).toEqual([]);
    },
  );

  it('is valid for each field of the root, whatever it needs', () => {
    for (const name of Object.keys(schema.getQueryType()?.getFields() ?? {})) {
      expect([name, validate(schema, parse(toggled('', name)))]).toEqual([name, []]);
    }
  });
});

describe('a field that is ticked again', () => {
  it('goes, with the variables that nothing else uses', () => {
    const query = toggled('', 'cluster', 'cluster.season');
    expect(toggled(query, 'cluster.season')).toBe(
      'query ($id: ID!) {\n  cluster(id: $id) {\n    id\n    name\n  }\n}\n',
    );
    expect(toggled(query, 'cluster')).toBe('');
  });

  it('leaves what it stood in as a query that is valid', () => {
    const query = toggled('', 'clusters', 'clusters.id', 'clusters.name');
    expect(query).toBe('{\n  clusters {\n    __typename\n  }\n}\n');
    expect(toggled(query, 'clusters.name')).toBe('{\n  clusters {\n    name\n  }\n}\n');
  });
});

describe('a condition that is ticked', () => {
  it('is given by a variable, and goes with it', () => {
    const query = toggled('', 'provinces');
    const limited = toggleArgument(query, schema, ['provinces'], 'on') ?? '';
    expect(limited).toContain('provinces(on: $on)');
    expect(limited).toContain('($on: Date)');
    expect(toggleArgument(limited, schema, ['provinces'], 'on')).toBe(query);
  });
});

it('says what a query asks already, and nothing of one that cannot be read', () => {
  const document = readQuery('{ clusters { name } }');
  expect(document && chosenField(document, ['clusters', 'name'])?.name.value).toBe('name');
  expect(document && chosenField(document, ['clusters', 'id'])).toBeUndefined();
  expect(readQuery('{ clusters {')).toBeNull();
  expect(toggleField('{ clusters {', schema, ['clusters'])).toBeNull();
});
