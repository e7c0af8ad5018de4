import { createAskPeers } from './import/askRanking';
import type { ProvinceStore } from './store';

/**
 * The same store, whose imports are set beside the numbers of provinces of like size, however they come: by command, over
 * HTTP or from the desk.
 *
 * @param gatewayUrl the gateway that is asked; nobody is if it is null
 */
export function comparing(store: ProvinceStore, gatewayUrl: string | null): ProvinceStore {
  if (gatewayUrl === null) return store;
  const askPeers = createAskPeers(gatewayUrl);
  return {
    ...store,
    import: (options) => store.import({ ...options, askPeers }),
    preview: (options) => store.preview({ ...options, askPeers }),
  };
}
