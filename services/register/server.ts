import type { Recognise } from '../../platform/addressLimits';
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
import { addDeskRoutes } from './api/deskRoutes';
import { createRegisterContext, type RegisterContext, type RegisterDependencies } from './context';
import { createDeskSessions, type DeskSessions } from './desk/sessions';
import { keyIn, type Editors } from './editors';
import { registerResolvers } from './resolvers';

export interface RegisterServerDependencies extends RegisterDependencies {
  /** Lets the gateway in, and nobody else. */
  verifier: TokenVerifier;
  plugins?: OperationPlugin<RegisterContext>[];
  tls?: Tls | undefined;
  http?: CommonHttpOptions | undefined;
  /** Operators and clusters may change what is said of clusters; without it nobody may. */
  changes?: RegisterChanges | undefined;
  logger: Logger;
}

export interface RegisterChanges extends Omit<ChangeRoutesOptions, 'logger'> {
  /** Whether who sits at this machine is let in at the desk without a key, as long as there is none. */
  openToThisMachine: boolean;
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
  const sessions = changes && createDeskSessions(changes.editors, changes.openToThisMachine);
  return startGraphqlServer<RegisterContext>(
    {
      source: { schema: createSubgraphSchema('register', registerResolvers) },
      paths,
      createContext: () => createRegisterContext(dependencies),
      plugins,
      tls,
      ...http,
      ...(changes &&
        sessions && { takesFiles: true, recognise: recogniseEditors(changes.editors, sessions) }),
      addRoutes: (app) => {
        requireGatewayToken(app, { verifier, paths, audiencesOf: () => [registerAudience], logger });
        addHealthRoutes(app, {
          check: () => dependencies.store.version(),
          waitingFor: 'the database',
          logger,
        });
        if (changes && sessions) {
          addChangeRoutes(app, { ...changes, logger });
          addDeskRoutes(app, { ...changes, sessions, logger });
          addPages(app, [deskPage]);
        }
      },
      logger,
    },
    address,
  );
}

/** Who may change it by a key, and who has signed in at the desk. */
function recogniseEditors(editors: Editors, sessions: DeskSessions): Recognise {
  return async (request) =>
    request.headers.authorization === undefined
      ? sessions.isSignedIn(request)
      : editors.find(keyIn(request)) !== null;
}
