import type { Catalogue } from '../../domain/catalogue';
import { createRegisterLoaders, type RegisterLoaders } from './loaders';
import type { RegisterStore } from './store';

export interface RegisterDependencies {
  store: RegisterStore;
  catalogue: Catalogue;
  /** The day it is, YYYY-MM-DD. */
  today: () => string;
}

/** What one request may use. */
export interface RegisterContext extends RegisterDependencies {
  loaders: RegisterLoaders;
}

export function createRegisterContext(dependencies: RegisterDependencies): RegisterContext {
  return { ...dependencies, loaders: createRegisterLoaders(dependencies.store) };
}
