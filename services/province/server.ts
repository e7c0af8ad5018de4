import type { FastifyRequest } from 'fastify';
import type { Recognise } from '../../platform/addressLimits';
import { UnauthenticatedError } from '../../platform/errors';
import { ProvinceNotHeldError } from './data/errors';
import { startGraphqlServer, type Address, type GraphqlServer } from '../../platform/graphqlServer';
import type { CommonHttpOptions } from '../../platform/httpServer';
import type { OperationPlugin } from '../../platform/operationPlugins';
import { addPages, type Page } from '../../platform/pages';
import { addHealthRoutes } from '../../platform/healthRoutes';
import type { Logger } from '../../platform/logger';
import { requireGatewayToken, type TokenOf } from '../../platform/gatewayTokens/requireToken';
import type { TokenVerifier } from '../../platform/gatewayTokens/verifier';
import { createSubgraphSchema } from '../../platform/subgraphSchema';
import type { Tls } from '../../platform/tls';
import { createProvinceContext, type ProvinceContext } from './api/context';
import { provinceResolvers } from './api/resolvers';
import { addDeskRoutes, type DeskRoutesOptions } from './api/deskRoutes';
import { addImportRoutes, type ImportRoutesOptions } from './api/importRoutes';
import type { ProvinceStore } from './store';

export interface ProvinceServerDependencies {
  /** The provinces that this process holds, by id. */
  stores: ReadonlyMap<string, ProvinceStore>;
  /** Lets the gateway in, and nobody else. */
  verifier: TokenVerifier;
  /** `Cache-Control` of answers without errors. */
  cacheControl?: string;
  /** The province's operators may import over HTTP; without it nobody may. */
  imports?: Omit<ImportRoutesOptions, 'stores' | 'logger'>;
  /** The page on which reports are made and approved; without it there is none. */
  desk?: Omit<DeskRoutesOptions, 'stores' | 'logger'>;
  plugins?: OperationPlugin<ProvinceContext>[];
  tls?: Tls | undefined;
  http?: CommonHttpOptions | undefined;
  logger: Logger;
}

/**
 * Answers at `/graphql` for every province that the process holds, and at `/<province>/graphql` for that one alone.
 */
export function startProvinceServer(
  {
    stores,
    verifier,
    logger,
    imports,
    desk,
    plugins = [],
    tls,
    http,
    cacheControl = defaultCacheControl,
  }: ProvinceServerDependencies,
  address: Address,
): Promise<GraphqlServer> {
  let tokenOf: TokenOf;
  return startGraphqlServer<ProvinceContext>(
    {
      source: { schema: createSubgraphSchema('province', provinceResolvers) },
      paths,
      createContext: (request) => createProvinceContext(storesOf(request, stores), tokenOf(request)),
      plugins: [revisionTag(cacheControl), ...plugins],
      tls,
      ...http,
      recognise: recogniseWriters(imports, desk),
      takesFiles: imports !== undefined || desk !== undefined,
      addRoutes: (app) => {
        tokenOf = requireGatewayToken(app, {
          verifier,
          paths,
          audiencesOf: (request) => provinceOf(request) ?? stores.keys(),
          logger,
        });
        addHealthRoutes(app, {
          check: () => Promise.all([...stores.values()].map((store) => store.revision())),
          waitingFor: 'the database',
          logger,
        });
        if (imports) addImportRoutes(app, { stores, logger, ...imports });
        if (desk) {
          addDeskRoutes(app, { stores, logger, ...desk });
          addPages(app, [deskPage]);
        }
      },
      logger,
    },
    address,
  );
}

/** Who may import by a token, and who has signed in at the desk. */
function recogniseWriters(
  imports: ProvinceServerDependencies['imports'],
  desk: ProvinceServerDependencies['desk'],
): Recognise {
  return async (request) => {
    const [province] = provinceOf(request) ?? [];
    if (province === undefined || !imports || !desk) return false;
    try {
      if (request.headers.authorization === undefined) await desk.sessions.read(request, province);
      else imports.assertToken(province, request.headers.authorization);
      return true;
    } catch (error) {
      if (error instanceof UnauthenticatedError) return false;
      throw error;
    }
  };
}

const deskPage: Page = {
  name: 'desk',
  prefix: '/ban-lam-viec/',
  paths: ['/ban-lam-viec', '/ban-lam-viec/'],
  styles: "'self'",
};

const paths = ['/graphql', '/:province/graphql'];

/** The province of a path of one province, as a list. */
function provinceOf(request: FastifyRequest): string[] | null {
  const { province } = request.params as { province?: string };
  return province === undefined ? null : [province];
}

function storesOf(
  request: FastifyRequest,
  stores: ReadonlyMap<string, ProvinceStore>,
): ReadonlyMap<string, ProvinceStore> {
  const [province] = provinceOf(request) ?? [];
  if (province === undefined) return stores;
  const store = stores.get(province);
  if (!store) throw new ProvinceNotHeldError(province);
  return new Map([[province, store]]);
}

/**
 * How long an answer may be kept. 30 s: without being told, a gateway shows an import at most that late. A week in case of
 * an error: reports come once a year, so last week's figures are worth more than none.
 */
const defaultCacheControl = 'max-age=30, stale-while-revalidate=60, stale-if-error=604800';

/** The answer's `ETag` is the revision of the provinces in it, so that an unchanged answer need not be sent again. */
function revisionTag(cacheControl: string): OperationPlugin<ProvinceContext> {
  return {
    requestDidStart: () => ({
      willSendResponse({ contextValue: { revisions }, response, request }) {
        if (revisions.size === 0 || response.body.kind !== 'single' || response.body.singleResult.errors)
          return;
        const tag = `"${[...revisions]
          .map(([id, revision]) => `${id}:${revision}`)
          .sort()
          .join(',')}"`;
        response.http.headers.set('etag', tag);
        response.http.headers.set('cache-control', cacheControl);
        if (request.http?.headers.get('if-none-match') === tag) response.http.status = 304;
      },
    }),
  };
}
