import type { Config } from '../../platform/config';
import { parseProvincesFile, type Endpoints } from '../../platform/provinces/provincesFile';
import { attempt, useFile } from './attempt';

/** The provinces of provinces.yml; none if it cannot be used, of which whoever checks it tells. */
export function listedProvinces(config: Config): string[] {
  return [...endpointsOf(config).keys()];
}

/** Those whose endpoint is this machine's own province service. */
export function provincesHeldHere(config: Config): string[] {
  return [...endpointsOf(config)].flatMap(([id, { url }]) => {
    const { hostname, port } = new URL(url);
    const isHere = ['127.0.0.1', 'localhost'].includes(hostname) && port === String(config.provincesPort);
    return isHere ? [id] : [];
  });
}

function endpointsOf({ provincesFile, variables }: Config): Endpoints {
  const { value } = attempt('PROVINCES_FILE', () =>
    useFile(provincesFile, (content) => parseProvincesFile(content, provincesFile, variables)),
  );
  return value ?? new Map();
}
