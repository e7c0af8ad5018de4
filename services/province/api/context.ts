import type { GatewayToken } from '../../../platform/gatewayTokens/verifier';
import { createProvinceLoaders, type ProvinceLoaders } from './loaders';
import type { ProvinceStore } from '../store';

export interface ProvinceReference {
  id: string;
}

/** What one request may use. */
export interface ProvinceContext {
  /** Who asks, and for which provinces the gateway was let ask. */
  token: GatewayToken;
  /** The provinces that the request's path holds, by id. */
  stores: ReadonlyMap<string, ProvinceStore>;
  loaders: ProvinceLoaders;
  /** Revision and origin of the data of each province that the request has touched, and what of it was shown; the ETag. */
  revisions: Map<string, string>;
}

export function createProvinceContext(
  stores: ReadonlyMap<string, ProvinceStore>,
  token: GatewayToken,
): ProvinceContext {
  const revisions = new Map<string, string>();
  return { token, stores, revisions, loaders: createProvinceLoaders(stores, token, revisions) };
}
