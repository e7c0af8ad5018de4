import { rightsOf } from '../../domain/roles';
import type { OperationPlugin } from '../../platform/operationPlugins';
import type { GatewayContext } from '../operation/context';
import { mayBeShared } from '../operation/coverage';

/** About as long as provinces let their own answers be used without being asked again. */
const maxAgeSeconds = 30;

/**
 * Lets caches between us and the clients keep the answers to saved operations that the public asks for by GET: they hold
 * nothing that not everybody may see. An answer with an error, a failed province or old figures is kept by nobody, and
 * neither is any other answer, which the server forbids if nothing is said.
 */
export const sharedCaching: OperationPlugin<GatewayContext> = {
  requestDidStart: () => ({
    willSendResponse({ request, response, contextValue }) {
      const { caller, isSaved, operation } = contextValue;
      if (!isSaved || request.http?.method !== 'GET') return;
      // Whoever shows a key, or has signed in, must not be answered with what was kept for those who did not.
      response.http.headers.set('vary', 'Authorization, Cookie, Accept, Origin');
      const isWhole = response.body.kind === 'single' && !response.body.singleResult.errors;
      if (rightsOf(caller).sharedCaches && isWhole && mayBeShared(operation.coverage())) {
        response.http.headers.set('cache-control', `public, max-age=${maxAgeSeconds}`);
      }
    },
  }),
};
