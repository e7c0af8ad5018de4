import { getOrCreate } from '../../domain/getOrCreate';
import { readAnswer } from '../../platform/provinces/answer';
import { gap, type Gap } from '../../platform/provinces/outcome';
import type { Endpoint, Endpoints } from '../../platform/provinces/provincesFile';
import { createQuestionCompiler, type Question } from '../../platform/provinces/question/question';
import { writeRequest } from '../../platform/provinces/request';
import type { Reply } from '../../platform/provinces/reply';
import { createSubgraphSchema } from '../../platform/subgraphSchema';
import { createLackingFields, sdlIn, sdlRequest } from '../provinces/olderContracts';
import type { Probe, Probed } from './probe';

/** An endpoint with the provinces that it holds. */
export interface Site {
  endpoint: Endpoint;
  provinces: readonly string[];
}

export function sitesOf(endpoints: Endpoints): Site[] {
  const sites = new Map<Endpoint, string[]>();
  for (const [province, endpoint] of endpoints) getOrCreate(sites, endpoint, () => []).push(province);
  return [...sites].map(([endpoint, provinces]) => ({ endpoint, provinces }));
}

/** Whether a service has all of the contract that this gateway asks by; unknown if it does not say. */
export type ContractState = 'current' | 'older' | 'unknown';

export interface ProvinceProbe {
  /** In the order of the site's provinces; null for one that answered well. */
  look(site: Site): Promise<Probed & { gaps: (Gap | null)[] }>;
  readContract(site: Site): Promise<ContractState>;
}

/** Of one request; an endpoint that holds more of them is asked about the first. */
const mostProvinces = 100;

/** One small read of each province's database: whether it has reported for the year that is due. */
export function createProvinceProbe(probe: Probe): ProvinceProbe {
  const contract = createSubgraphSchema('province', {});
  const lackingIn = createLackingFields(() => contract);
  const compiled = createQuestionCompiler(contract).compileSelection(
    '$year: Int!',
    'report(year: $year) { year }',
  );
  if (compiled.kind === 'refused') throw new Error(compiled.message);

  const ask = ({ endpoint, provinces }: Site, body: string | Buffer) =>
    probe({ url: endpoint.url, audience: provinces, body, ...endpoint.settings });

  return {
    async look(site) {
      const question = compiled.create({ year: new Date().getFullYear() - 1 });
      const asked = { ...site, provinces: site.provinces.slice(0, mostProvinces) };
      const probed = await ask(asked, writeRequest([{ question, provinces: [...asked.provinces] }]));
      return { ...probed, gaps: gapsIn(probed.reply, question, asked.provinces) };
    },
    async readContract(site) {
      const sdl = sdlIn((await ask(site, sdlRequest)).reply);
      const lacking = sdl === null ? null : lackingIn(sdl);
      if (lacking === null) return 'unknown';
      return lacking.size === 0 ? 'current' : 'older';
    },
  };
}

const neverTagged = gap('unusable', 'HTTP status 304');

function gapsIn(reply: Reply, question: Question, provinces: readonly string[]): (Gap | null)[] {
  if (reply.kind !== 'answer') return provinces.map(() => (reply.kind === 'gap' ? reply : neverTagged));
  const [outcomes = []] = readAnswer(reply.body, [{ question, provinces: [...provinces] }], Date.now());
  return outcomes.map((outcome) => (outcome.kind === 'gap' ? outcome : null));
}
