import { createProvinceLoaders, type ProvinceLoaders } from './loaders';
import type { ProvinceStore } from './store';

export interface ProvinceReference {
  id: string;
}

/** What one request may use. */
export interface ProvinceContext {
  /** The provinces that the request's path holds, by id. */
  stores: ReadonlyMap<string, ProvinceStore>;
  loaders: ProvinceLoaders;
  /** Revision and origin of the data of each province that the request has touched; the answer's ETag. */
  revisions: Map<string, string>;
}

export function createProvinceContext(stores: ReadonlyMap<string, ProvinceStore>): ProvinceContext {
  const revisions = new Map<string, string>();
  return { stores, revisions, loaders: createProvinceLoaders(stores, revisions) };
}
