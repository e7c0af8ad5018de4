import { checkProvince, type CheckReport } from '../../../conformance/checkProvince';
import { CannotCheckError } from '../../../conformance/openSubject';
import { isRecord } from '../../../domain/isRecord';
import { testPrivateKey } from '../../../platform/testing/gatewayKeys';
import type { TestGateway } from '../stubs';
import type { GatewayOutcome } from './lie';

const quantity = '{ value atLeast atMost exact estimated reportedBy }';
const welfare = ['spent', 'contributed', 'people', 'personTimes', 'gifts', 'houses']
  .map((measure) => `${measure} ${quantity}`)
  .join(' ');
const figures = `{
  membership { members ${quantity} newMembers ${quantity} unions ${quantity} unionsBySector { sector unions ${quantity} } }
  awards { total ${quantity} byKind { kind awardedBy recipient count ${quantity} apart ${quantity} } }
  welfare { ${welfare} byProgramme { programme name ${welfare} } }
  activities { measure name quantity ${quantity} }
}`;
const documents = 'documents { id file title url sha256 publishedOn status kind period }';
const pageInfo = 'totalCount pageInfo { endCursor hasNextPage }';

/** What people and programs ask of a province, in operations of their own. */
function operationsFor(province: string): string[] {
  const ofProvince = (selection: string) => `{ province(id: "${province}") { ${selection} } }`;
  return [
    `{ totals(scope: { provinces: ["${province}"] }, years: [2023, 2024, 2025]) {
      year figures ${figures}
      coverage { expected reported complete simulated { id } mentioned { province { id } } missing { province { id } reason } }
    } }`,
    ofProvince(`report(year: 2024) {
      year draft revision updatedAt receivedAt figures ${figures} ${documents}
      coverage { measure expected reported missing }
    }`),
    ofProvince(
      `reports(from: 2023, to: 2024) { year revision figures ${figures} coverage { measure expected reported missing } }`,
    ),
    ofProvince(`units(first: 100) { ${pageInfo} edges { cursor node {
      id name level parent validFrom validTo figures(year: 2024) ${figures} withheld(year: 2024) { measure programme reason }
    } } }`),
    ofProvince('units(first: 2) { edges { node { id } } pageInfo { endCursor hasNextPage } }'),
    ofProvince(`facts(year: 2024, first: 100) { ${pageInfo} edges { cursor node {
      id unit unitName year measure form printed offset excerpt { before marked after } quantity ${quantity} status withheld
      kind awardedBy recipient programme includedIn notAdded document { id status title text }
    } } }`),
    ofProvince(
      'facts(document: "cham-lo-2024", measure: "people", unit: "cdcs-truong-2", first: 5) { edges { node { printed } } }',
    ),
    ofProvince('facts(year: 2024, measure: "awards", first: 100) { totalCount edges { node { printed } } }'),
    ofProvince('unit(id: "cdcs-truong-2") { name }'),
    ofProvince('report(year: 2025) { draft }'),
  ];
}

/** What the gateway answers to each operation. */
export async function askGateway(gateway: TestGateway, province: string): Promise<unknown[]> {
  const bodies: unknown[] = [];
  for (const operation of operationsFor(province)) bodies.push((await gateway.query(operation)).body);
  return bodies;
}

/** What came of a lie, beside what the gateway answers to the truth. */
export function outcomeOf(honest: readonly unknown[], told: readonly unknown[]): GatewayOutcome {
  const reasons = told.flatMap((body, index) => {
    const known = new Set(reasonsIn(honest[index]));
    return [...reasonsIn(body)].filter((reason) => !known.has(reason));
  });
  const [reason] = reasons;
  if (reason !== undefined) return reason as GatewayOutcome;
  return JSON.stringify(told.map(withoutTimes)) === JSON.stringify(honest.map(withoutTimes))
    ? 'SAME'
    : 'BELIEVED';
}

function reasonsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(reasonsIn);
  if (!isRecord(value)) return [];
  const own = typeof value.reason === 'string' && value.reason !== 'SMALL_NUMBER' ? [value.reason] : [];
  const { extensions } = value;
  const hasCode = isRecord(extensions) && typeof extensions.code === 'string' && !('reason' in extensions);
  const errors = hasCode ? [String(extensions.code)] : [];
  return [...own, ...errors, ...Object.values(value).flatMap(reasonsIn)];
}

/** When it was asked differs each time. */
function withoutTimes(body: unknown): unknown {
  return isRecord(body) ? { data: body.data, errors: body.errors } : body;
}

/**
 * Ids of the checks that fail; `noCheck` if the check cannot begin. `since` is what was shown before. Of a lie that one check is
 * to find, that check alone is run: all of them take 1.7 s of processor time.
 */
export async function failuresOf(
  url: string,
  province: string,
  since: CheckReport['snapshot'] = null,
  expected: string | null = null,
): Promise<string[]> {
  const isAlone = expected !== null && expected !== noCheck && expected !== ofAllAnswers;
  try {
    const { checks } = await check(url, province, since, isAlone ? (id) => id === expected : undefined);
    return checks.filter(({ status }) => status === 'fail').map(({ id }) => id);
  } catch (error) {
    if (error instanceof CannotCheckError) return [noCheck];
    throw error;
  }
}

export function check(
  url: string,
  province: string,
  since: CheckReport['snapshot'] = null,
  chooses?: (id: string) => boolean,
): Promise<CheckReport> {
  return checkProvince({ url, province, signingKey: testPrivateKey, chooses, ...(since && { since }) });
}

/** It judges what all other checks have read. */
const ofAllAnswers = 'answers.readable';

/** There was nothing to check; the command says why, and fails. */
export const noCheck = 'cannot be checked';
