import { loadConfig, type Config } from '../../platform/config';
import { readNamedFile } from '../../platform/namedFile';
import { parseProvincesFile } from '../../platform/provinces/provincesFile';
import { readSecret } from '../../platform/secret';
import { readTls } from '../../platform/tls';
import { gatewayKey } from '../gatewayKeys';
import { askServices } from './askServices';
import { isAllWell, servicesText } from './servicesText';

export interface ServicesOptions {
  /** Where the gateway is asked whether it is ready; by default on this machine. */
  gateway?: string | undefined;
  json: boolean;
}

/**
 * Prints how every service of this configuration answers now.
 *
 * @returns the exit status: 0 if all is well, 1 if something does not answer as it should
 */
export async function printServices(
  { gateway, json }: ServicesOptions,
  print: (text: string) => void,
  config: Config = loadConfig(),
): Promise<0 | 1> {
  const { provincesFile, variables, registerUrl, gatewayPort, redisUrl, tls } = config;
  const content = readNamedFile(provincesFile, 'PROVINCES_FILE');
  const status = await askServices({
    gatewayUrl: gateway ?? `http://127.0.0.1:${gatewayPort}`,
    registerUrl,
    redisUrl: redisUrl && readSecret(redisUrl).trim(),
    endpoints: parseProvincesFile(content, provincesFile, variables),
    signingKey: gatewayKey(config),
    tls: tls ? readTls(tls) : undefined,
  });
  print(json ? JSON.stringify(status, null, 2) : servicesText(status, new Date()));
  return isAllWell(status) ? 0 : 1;
}
