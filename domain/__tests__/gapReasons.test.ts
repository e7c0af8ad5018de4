import { readFileSync } from 'node:fs';
import { buildASTSchema, isEnumType, parse } from 'graphql';
import { projectPath } from '../../platform/paths';
import { gapReasons, isReportGap, type GapReason } from '../gapReasons';

const api = buildASTSchema(parse(readFileSync(projectPath('schema', 'api.graphql'), 'utf8')));
const reasons = Object.keys(gapReasons) as GapReason[];

function valuesOf(name: string): [value: string, description: string][] {
  const type = api.getType(name);
  if (!isEnumType(type)) throw new Error(`"${name}" is no enum`);
  return type.getValues().map((value) => [value.name, value.description ?? '']);
}

describe('the reasons of gaps', () => {
  it('are those of the API, in whose descriptions they are said in the same words', () => {
    const values = valuesOf('GapReason');
    expect(values.map(([value]) => value).sort()).toEqual([...reasons].sort());
    for (const name of ['GapReason', 'EmptyReason']) {
      const inTable = valuesOf(name).filter(([value]) => value in gapReasons);
      expect(inTable).toHaveLength(reasons.length);
      for (const [value, description] of inTable) {
        expect(description).toMatch(new RegExp(`^${gapReasons[value as GapReason].vi}\\. [A-Z]`));
      }
    }
  });

  it('are told apart by what tells of them', () => {
    expect(reasons.filter(isReportGap)).toEqual(['NOT_REPORTED', 'NOT_IN_YEAR']);
    expect(reasons.filter((reason) => gapReasons[reason].from === 'list')).toEqual(['NOT_CONNECTED']);
    expect(reasons.filter((reason) => gapReasons[reason].from === 'service')).toEqual([
      'UNREACHABLE',
      'TIMED_OUT',
      'REFUSED',
      'INVALID_ANSWER',
    ]);
  });

  it('let an answer be shared only if none of them is a failure', () => {
    expect(reasons.filter((reason) => gapReasons[reason].mayBeShared)).toEqual([
      'NOT_REPORTED',
      'NOT_IN_YEAR',
      'NOT_CONNECTED',
    ]);
  });

  it('let last known figures stand in for every failure but a refusal', () => {
    expect(reasons.filter((reason) => gapReasons[reason].isFault)).toEqual([
      'UNREACHABLE',
      'TIMED_OUT',
      'INVALID_ANSWER',
    ]);
  });

  it('make a page ask again only for what may be over', () => {
    expect(reasons.filter((reason) => gapReasons[reason].lasts === 'passing')).toEqual([
      'UNREACHABLE',
      'TIMED_OUT',
    ]);
  });

  it('count an operation as complete, or by what it lacks', () => {
    const metrics = reasons.map((reason) => [reason, gapReasons[reason].metric]);
    expect(Object.fromEntries(metrics)).toEqual({
      NOT_REPORTED: 'notReported',
      NOT_IN_YEAR: 'complete',
      NOT_CONNECTED: 'notConnected',
      UNREACHABLE: 'unreachable',
      TIMED_OUT: 'unreachable',
      REFUSED: 'unreachable',
      INVALID_ANSWER: 'unreachable',
    });
  });
});
