import type { ContractState, Site } from './provinceProbe';

/** A contract changes when a service is upgraded, and is some thirty times as long as an answer. */
const looksBetween = 20;

/** Reads the contract of a service now and then, and when it answers again; unknown while it does not. */
export function createContractReader(
  read: (site: Site) => Promise<ContractState>,
): (site: Site, isWell: boolean) => Promise<ContractState> {
  const known = new Map<string, { state: ContractState; looks: number }>();
  return async (site, isWell) => {
    const { url } = site.endpoint;
    const last = known.get(url);
    if (!isWell) {
      known.delete(url);
      return 'unknown';
    }
    if (last && last.looks < looksBetween) {
      last.looks += 1;
      return last.state;
    }
    const state = await read(site);
    known.set(url, { state, looks: 0 });
    return state;
  };
}
