import type { Caller, Limits } from '../../domain/roles';
import type { Budget } from './budget';
import type { Operation } from './operation';

/** What the resolvers and data sources of one operation may use. */
export interface GatewayContext {
  caller: Caller;
  /** Whether a saved operation is run; known once Apollo Server has read the request. */
  isSaved?: boolean;
  budget: Budget;
  /** Of the caller's role. */
  limits: Limits;
  operation: Operation;
}
