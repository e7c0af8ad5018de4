import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isEnumType, isObjectType } from 'graphql';
import {
  awardingBodies,
  awardKinds,
  documentStatuses,
  factForms,
  factStatuses,
  recipientTypes,
  sectors,
  unitLevels,
} from '../../domain/facts';
import { membershipMeasures, welfareMeasures } from '../../domain/generated/measures';
import { projectPath } from '../../platform/paths';
import { withRequiredFigures } from '../figureFields';

const read = (file: string) => readFileSync(projectPath('schema', file), 'utf8');
const api = buildSchema(read('api.graphql'));

describe('what the domain knows too', () => {
  it.each<[string, readonly string[]]>([
    ['UnitLevel', unitLevels],
    ['AwardKind', awardKinds],
    ['AwardingBody', awardingBodies],
    ['RecipientType', recipientTypes],
    ['Sector', sectors],
    ['FactForm', factForms],
    ['FactStatus', factStatuses],
    ['DocumentStatus', documentStatuses],
  ])('has the values of %s in the API', (name, values) => {
    const type = api.getType(name);
    const inApi = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
    expect([...values].sort()).toEqual(inApi.sort());
  });

  it.each([
    ['Membership', membershipMeasures],
    ['Welfare', welfareMeasures],
    ['ProgrammeFigure', welfareMeasures],
  ])('gives a line to each number of %s', (name, measures) => {
    const type = api.getType(name);
    const numbers = isObjectType(type)
      ? Object.values(type.getFields()).filter((field) => getNamedType(field.type).name === 'Quantity')
      : [];
    expect([...measures].sort()).toEqual(numbers.map((field) => field.name).sort());
  });
});

describe('what the comparison with published figures requires', () => {
  const [totals, figures] = [read('totals.graphql'), read('figures.graphql')];

  it('is every number of theirs', () => {
    expect(withRequiredFigures(totals, figures)).toBe(totals);
  });

  it('has a number that is added to them', () => {
    const more = figures
      .replace('  partyAdmissions: Quantity', '  partyAdmissions: Quantity\n  young: Quantity')
      .replace(/(type ProgrammeFigure [^}]*)houses: Quantity/, '$1houses: Quantity\n  tents: Quantity');
    const required = withRequiredFigures(totals, more);
    expect(required).toContain(
      '\n          young { value atLeast atMost estimated derived printed parts }\n        }\n        awards {',
    );
    expect(required).toContain(
      '\n            tents { value atLeast atMost estimated derived printed parts }\n          }\n        }',
    );
  });
});
