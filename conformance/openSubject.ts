import { isRecord } from '../domain/isRecord';
import { once } from '../domain/once';
import type { Subject } from './check';
import { readDataSet } from './dataSet';
import { NoAnswerError, type Endpoint } from './endpoint';
import { readPictures } from './picture';
import { readErrors, writeQuestion } from './question';
import { createRefusals } from './refusals';
import { readService } from './service';
import { shown, type Text } from './verdict';

/** There was nothing to check: no such address, no answer, no such province. */
export class CannotCheckError extends Error {
  constructor(readonly text: Text) {
    super(`${text.vi}. ${text.en}`);
  }
}

/** @throws CannotCheckError */
export async function openSubject(
  endpoint: Endpoint,
  { url, province, year }: { url: string; province: string; year?: number | undefined },
): Promise<Subject> {
  const refusals = createRefusals();
  const shared = createRefusals(refusals);
  const only = year ?? null;
  try {
    await assertHeld(endpoint, province);
    const service = await readService(endpoint);
    const years = await readYears(endpoint, province);
    const first = only ?? years?.at(-1) ?? (await readFactYear(endpoint, province));
    const asked = { endpoint, province, service, refusals: shared };
    const data = once(() => readDataSet(asked, only));
    const pictures = once(async () => readPictures(asked, await data(), only));
    return { ...asked, refusals, shared, years, year: first, only, data, pictures };
  } catch (error) {
    if (error instanceof NoAnswerError)
      throw new CannotCheckError({
        vi: `"${url}" không trả lời: ${error.message}`,
        en: `"${url}" did not answer: ${error.message}`,
      });
    throw error;
  }
}

async function assertHeld(endpoint: Endpoint, province: string): Promise<void> {
  const reply = await endpoint.post(JSON.stringify(writeQuestion([province], 'id')));
  if (reply.status === 401 || reply.status === 403) {
    throw new CannotCheckError({
      vi: `"${endpoint.url}" từ chối với mã HTTP ${reply.status}; dịch vụ phải giữ tỉnh ấy và biết khóa công khai của --shard-key`,
      en: `"${endpoint.url}" refused with HTTP status ${reply.status}; it has to hold the province and know the public half of --shard-key`,
    });
  }
  if (!reply.body) {
    const { reason, detail } = reply.gap ?? {
      reason: 'INVALID_ANSWER',
      detail: `HTTP status ${reply.status}`,
    };
    throw new CannotCheckError({
      vi: `"${endpoint.url}" không trả lời GraphQL: ${detail} (${reason})`,
      en: `"${endpoint.url}" does not answer GraphQL: ${detail} (${reason})`,
    });
  }
  const entities = reply.body.data?._entities;
  if (Array.isArray(entities) && isRecord(entities[0])) return;
  const detail = readErrors(reply)[0]?.message ?? shown(reply.body.data);
  throw new CannotCheckError({
    vi: `"${endpoint.url}" không có tỉnh "${province}": ${detail}`,
    en: `"${endpoint.url}" gave no province "${province}": ${detail}`,
  });
}

/** In ascending order; null if the service could not say. */
async function readYears(endpoint: Endpoint, province: string): Promise<number[] | null> {
  const { reports } = await readEntity(endpoint, province, 'reports { year }');
  if (!Array.isArray(reports)) return null;
  return reports.flatMap(yearOf).sort((a, b) => a - b);
}

/** A year of which a unit reported although the province did not. */
async function readFactYear(endpoint: Endpoint, province: string): Promise<number | null> {
  const { facts } = await readEntity(endpoint, province, 'facts(first: 1) { edges { node { year } } }');
  if (!isRecord(facts) || !Array.isArray(facts.edges)) return null;
  return facts.edges.flatMap((edge) => (isRecord(edge) ? yearOf(edge.node) : []))[0] ?? null;
}

async function readEntity(
  endpoint: Endpoint,
  province: string,
  selection: string,
): Promise<Record<string, unknown>> {
  const { body } = await endpoint.post(JSON.stringify(writeQuestion([province], selection)));
  const entities = body?.data?._entities;
  const entity: unknown = Array.isArray(entities) ? entities[0] : null;
  return isRecord(entity) ? entity : {};
}

function yearOf(row: unknown): number[] {
  return isRecord(row) && typeof row.year === 'number' ? [row.year] : [];
}
