import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { projectPath } from '../../../platform/paths';
import { placeOf, schemaEntries, searchSchema } from '../docs/schemaSearch';

const schema = buildSchema(readFileSync(projectPath('schema', 'api.graphql'), 'utf8'), {
  assumeValidSDL: true,
});
const entries = schemaEntries(schema);
const find = (text: string) => searchSchema(entries, text).map(placeOf);

describe('the search of the schema’s descriptions', () => {
  it('finds Vietnamese words with their marks and without', () => {
    expect(find('đoàn viên')).toContain('Membership.members');
    expect(find('doan vien')).toContain('Membership.members');
    expect(find('doan vien')).toEqual(expect.arrayContaining(find('đoàn viên')));
  });

  it('takes the marks that are written for meant', () => {
    expect(find('hà')).not.toEqual(find('ha'));
  });

  it('finds English words, names, arguments and values of enums, what is named so first', () => {
    expect(find('newMembers')[0]).toBe('Membership.newMembers');
    expect(find('new members')).toContain('Membership.newMembers');
    expect(find('certificate of merit')).toContain('AwardKind.CERTIFICATE_OF_MERIT');
    expect(find('bang khen')).toContain('AwardKind.CERTIFICATE_OF_MERIT');
    expect(find('ma chi tieu')).toContain('Query.table(measure)');
  });

  it('finds nothing for nothing, and for what is not there', () => {
    expect(find('')).toEqual([]);
    expect(find('xyzzy')).toEqual([]);
  });
});
