import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { isAddedSince } from '../../conformance/addedSince';
import { writeQuestion } from '../../conformance/question';
import { createLackingFields, sdlIn } from '../../gateway/provinces/olderContracts';
import { createEndpointClient, type EndpointClient } from '../../gateway/provinces/endpoint';
import { isRecord } from '../../domain/isRecord';
import type { EndpointSettings } from '../../platform/provinces/provincesFile';
import type { Reply } from '../../platform/provinces/reply';
import { rememberLast } from '../../platform/rememberLast';
import { subgraphSdl } from '../../platform/subgraphSchema';
import { isReached, post, problemOf, settingsOf, type ServiceStatus, type Tools } from './askService';

export interface ProvinceStatus extends ServiceStatus {
  /** The last that the public sees. */
  revision: string | null;
  /** When its figures were computed, ISO 8601. */
  updatedAt: string | null;
  /** Of the reports that the public sees. */
  years: { first: number; last: number; count: number } | null;
  contract: 'CURRENT' | 'BEFORE' | 'OTHER' | null;
  /** The key by which it let us in. */
  keyId: string | null;
}

/** As the gateway asks it, and which contract it serves. */
export async function askProvince(
  name: string,
  { url, settings }: { url: string; settings: EndpointSettings },
  tools: Tools,
): Promise<ProvinceStatus> {
  const client = createEndpointClient({ url, settings: settingsOf(settings) }, tools);
  try {
    const { reply, latencyMillis } = await post(client, tools, name, writeQuestion([name], reportFields));
    const reports = reportsIn(reply);
    const problem = problemOf(reply, '_entities') ?? (reports === null ? 'the province is not held' : null);
    const contract = problem === null ? await contractOf(client, tools, name) : null;
    const keyId = problem === null ? tools.keyId : null;
    const known = { name, url, reachable: isReached(reply), latencyMillis, problem };
    return { ...known, ...lastOf(reports ?? []), contract, keyId };
  } finally {
    await client.close();
  }
}

interface Report {
  year: number;
  revision: string;
  updatedAt: string;
}

/** Null if the service does not hold the province. */
function reportsIn(reply: Reply): Report[] | null {
  const entities = reply.kind === 'answer' ? reply.body.data?._entities : null;
  const entity: unknown = Array.isArray(entities) ? entities[0] : null;
  if (!isRecord(entity)) return null;
  return Array.isArray(entity.reports) ? entity.reports.filter(isReport) : [];
}

function isReport(row: unknown): row is Report {
  return (
    isRecord(row) &&
    typeof row.year === 'number' &&
    typeof row.revision === 'string' &&
    typeof row.updatedAt === 'string'
  );
}

function lastOf(reports: readonly Report[]): Pick<ProvinceStatus, 'revision' | 'updatedAt' | 'years'> {
  const newest = reports.reduce<Report | null>(
    (last, report) => (last === null || report.updatedAt > last.updatedAt ? report : last),
    null,
  );
  if (newest === null) return { revision: null, updatedAt: null, years: null };
  const years = reports.map(({ year }) => year);
  return {
    revision: newest.revision,
    updatedAt: newest.updatedAt,
    years: { first: Math.min(...years), last: Math.max(...years), count: years.length },
  };
}

const reportFields = 'id reports { year revision updatedAt }';

/** What a province's own service is asked for, without what the gateway adds. */
const buildOnce = rememberLast((sdl) => buildSubgraphSchema(parse(sdl)));
const provinceContract = () => buildOnce(subgraphSdl('province'));
const lackingIn = createLackingFields(provinceContract);

async function contractOf(
  client: EndpointClient,
  tools: Tools,
  province: string,
): Promise<ProvinceStatus['contract']> {
  const { reply } = await post(client, tools, province, { query: '{ _service { sdl } }' });
  const sdl = sdlIn(reply);
  const lacking = sdl === null ? null : lackingIn(sdl);
  if (lacking === null) return null;
  if (lacking.size === 0) return 'CURRENT';
  return [...lacking].every(isAddedSince) ? 'BEFORE' : 'OTHER';
}
