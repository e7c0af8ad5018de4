import { startRegisterService } from '../../services/register';
import type { Config } from '../../platform/config';
import type { Logger } from '../../platform/logger';
import { startObservability } from '../observability';
import { assertProduction } from '../production';
import type { Running } from '../running';
import { serviceKeys } from '../shardKeys';
import { databases } from './databases';
import { started, tlsOf } from './started';

export function runRegister(config: Config, logger: Logger): Promise<Running> {
  return started(async (stoppers) => {
    assertProduction(config, { gateway: false, databases: ['register'] });
    const watched = await startObservability(config, 'register', logger, stoppers);
    const shardKeys = serviceKeys(config);
    const uriOf = await databases(['register'], config, logger, stoppers, 'mongo-register');
    const register = await startRegisterService({
      mongodbUri: uriOf('register'),
      shardKeys,
      tls: tlsOf(config),
      address: { host: config.host, port: config.registerPort, variable: 'REGISTER_PORT' },
      ...watched,
      logger,
    });
    stoppers.add(register.stop);
    return [`Sổ đăng ký / register: ${register.origin}/graphql`];
  });
}
