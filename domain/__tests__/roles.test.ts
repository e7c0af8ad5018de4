import { readFileSync } from 'node:fs';
import { projectPath } from '../../platform/paths';
import { grantForms, grantOf, parseGrant, writeGrant } from '../grants';
import { contractRoles, isProvinceRole, rightsOf, roleNames, visibilityOf, type Caller } from '../roles';

/** Rows of a table of Markdown as lists of cells, whatever its widths are. */
function tableRows(file: string): string[][] {
  const lines = readFileSync(projectPath('docs', file), 'utf8').split('\n');
  return lines
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').slice(1, -1).map(trimmed));
}

const trimmed = (text: string) => text.trim();
const yesNo = (yes: boolean) => (yes ? 'yes' : 'no');

describe('the table of roles', () => {
  it('is that of docs/security.md', () => {
    const rows = tableRows('security.md');
    const expected = roleNames.map((role) => {
      const { ofOneProvince, operations, sees, queryPlans, sharedCaches } = rightsOf({ role });
      const drafts = sees === 'DRAFTS' ? 'all' : ofOneProvince ? 'its own' : 'none';
      return [
        ofOneProvince ? `\`${role}:<id>\`` : `\`${role}\``,
        operations === 'SAVED' ? 'saved' : 'any',
        drafts,
        ofOneProvince ? 'its own' : 'none',
        ...[queryPlans, sharedCaches].map(yesNo),
      ];
    });
    expect(rows).toEqual(expect.arrayContaining(expected));
  });

  it('has the limits of docs/cost.md', () => {
    const rows = tableRows('cost.md');
    const names = Object.keys(rightsOf({ role: 'public' }).limits) as (keyof ReturnType<
      typeof rightsOf
    >['limits'])[];
    const expected = names.map((name) => [
      `\`${name}\``,
      ...roleNames.map((role) => rightsOf({ role }).limits[name].toLocaleString('en')),
    ]);
    expect(rows).toEqual(expect.arrayContaining([['limit', ...roleNames], ...expected]));
  });

  it('has provinces asked as a role of the contract that sees the same of them', () => {
    for (const role of roleNames) {
      const { askedAs, sees, ofOneProvince } = rightsOf({ role });
      expect([role, rightsOf({ role: askedAs }).sees]).toEqual([role, sees]);
      expect([role, isProvinceRole(askedAs)]).toEqual([role, ofOneProvince]);
    }
    expect(contractRoles.map((role) => rightsOf({ role }).askedAs)).toEqual(contractRoles);
  });

  it('gives away what only the province itself sees to nobody else', () => {
    const seen = roleNames.map((role) => {
      const grant = isProvinceRole(role) ? { role, province: 'cao-bang' } : { role };
      const caller = { ...grant, id: 'test' } as Caller;
      return [role, visibilityOf(caller, 'cao-bang'), visibilityOf(caller, 'lang-son')];
    });
    expect(seen).toEqual([
      ['public', 'PUBLISHED', 'PUBLISHED'],
      ['analyst', 'DRAFTS', 'DRAFTS'],
      ['operator', 'PUBLISHED', 'PUBLISHED'],
      ['province', 'OWN', 'PUBLISHED'],
    ]);
  });
});

describe('a grant', () => {
  it('is read as it is written, for every role', () => {
    expect(grantForms).toBe('public, analyst, operator or province:<id>');
    for (const role of roleNames) {
      const text = isProvinceRole(role) ? `${role}:cao-bang` : role;
      const grant = parseGrant(text);
      expect(grant).toEqual(isProvinceRole(role) ? { role, province: 'cao-bang' } : { role });
      expect(grant && writeGrant(grant)).toBe(text);
    }
  });

  it.each([
    '',
    'root',
    'province',
    'province:',
    'province:Cao-Bang',
    'analyst:cao-bang',
    'toString',
    'analyst ',
  ])('is not "%s"', (text) => expect(parseGrant(text)).toBeNull());

  it('stands for a province where its role does, and for none elsewhere', () => {
    expect(grantOf('province', undefined)).toBeNull();
    expect(grantOf('analyst', 'cao-bang')).toBeNull();
  });
});
