import type { Directory } from './directory';
import type { Operation } from './operation';

/** What the resolvers and data sources of one operation may use. */
export interface GatewayContext {
  operation: Operation;
  directory: Directory;
}
