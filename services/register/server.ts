import { startGraphqlServer, type Address, type GraphqlServer } from '../../platform/graphqlServer';
import { addHealthRoutes } from '../../platform/healthRoutes';
import type { CommonHttpOptions } from '../../platform/httpServer';
import type { Logger } from '../../platform/logger';
import { registerAudience } from '../../platform/gatewayTokens/claims';
import { requireGatewayToken } from '../../platform/gatewayTokens/requireToken';
import type { TokenVerifier } from '../../platform/gatewayTokens/verifier';
import type { OperationPlugin } from '../../platform/operationPlugins';
import { addPages, type Page } from '../../platform/pages';
import { createSubgraphSchema } from '../../platform/subgraphSchema';
import type { Tls } from '../../platform/tls';
import { addChangeRoutes, type ChangeRoutesOptions } from './api/changeRoutes';
import { addDeskRoutes, type DeskRoutesOptions } from './api/deskRoutes';
import { createRegisterContext, type RegisterContext, type RegisterDependencies } from './context';
import { registerResolvers } from './resolvers';

export interface RegisterServerDependencies extends RegisterDependencies {
  /** Lets the gateway in, and nobody else. */
  verifier: TokenVerifier;
  plugins?: OperationPlugin<RegisterContext>[];
  tls?: Tls | undefined;
  http?: CommonHttpOptions | undefined;
  /** Operators and clusters may change what is said of clusters; without it nobody may. */
  changes?: (Omit<ChangeRoutesOptions, 'logger'> & Pick<DeskRoutesOptions, 'openToThisMachine'>) | undefined;
  logger: Logger;
}

const deskPage: Page = {
  name: 'clusterDesk',
  prefix: '/ban-lam-viec/',
  paths: ['/ban-lam-viec', '/ban-lam-viec/'],
  styles: "'self'",
};

const paths = ['/graphql'];

/** Answers at `/graphql`; what it says does not depend on who asks. */
export function startRegisterServer(
  { verifier, logger, plugins = [], tls, http, changes, ...dependencies }: RegisterServerDependencies,
  address: Address,
): Promise<GraphqlServer> {
  return startGraphqlServer<RegisterContext>(
    {
      source: { schema: createSubgraphSchema('register', registerResolvers) },
      paths,
      createContext: () => createRegisterContext(dependencies),
      plugins,
      tls,
      ...http,
      addRoutes: (app) => {
        requireGatewayToken(app, { verifier, paths, audiencesOf: () => [registerAudience], logger });
        addHealthRoutes(app, {
          check: () => dependencies.store.version(),
          waitingFor: 'the database',
          logger,
        });
        if (changes) {
          addChangeRoutes(app, { ...changes, logger });
          addDeskRoutes(app, { ...changes, logger });
          addPages(app, [deskPage]);
        }
      },
      logger,
    },
    address,
  );
}
