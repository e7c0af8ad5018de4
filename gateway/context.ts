import type { Caller } from '../services/shared/caller';
import type { Limits } from './access/limits';
import type { Directory } from './directory';
import type { Operation } from './operation';

/** What the resolvers and data sources of one operation may use. */
export interface GatewayContext {
  caller: Caller;
  /** Of the caller's role. */
  limits: Limits;
  /** By which the request is found in the logs of all services. */
  requestId: string;
  operation: Operation;
  directory: Directory;
}
