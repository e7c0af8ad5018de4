import type { AppError } from '../../domain/errors';
import type { Question } from '../../platform/provinces/question/question';
import { gap } from '../../platform/provinces/outcome';
import type { ProvinceClient } from '../provinces/client';
import type { RegisterClient } from './register';

/** What an operation may cost: its answer, which is known before it runs, and each question to provinces, before it is sent. */
export interface Budget {
  /** Null until it is known. */
  answer: OperationCost | null;
  /** What questions cost so far, those that were refused included. */
  readonly spent: Readonly<Spent>;
  /** Why questions were refused; the operation as a whole is then. */
  readonly refusal: AppError | null;
  /** Counts that so many fields are to be planned; whether that may be. */
  mayPlan(fields: number): Promise<boolean>;
  /** Asks what the budget lets it; anything else is answered as if it were refused, and nothing of it is sent. */
  guardProvinces(client: ProvinceClient): ProvinceClient;
  /** Counts a sum of what provinces answer to a question, if another one has them already; whether it may be made. */
  mayAddUp: MayAddUp;
  guardRegister(client: RegisterClient): RegisterClient;
}

export type MayAddUp = (provinces: readonly string[], question: Question) => boolean;

/** What an operation costs beside its answer. */
export interface Spent {
  /** Years of provinces that were read. */
  provinceYears: number;
  /** Of what provinces were asked. */
  cost: number;
  /** Of what the register was asked. */
  register: number;
  /** Of planning it; 0 if it was planned before. */
  planning: number;
}

/** What the answer to an operation costs at the most, and where most of it comes from. */
export interface OperationCost {
  total: number;
  /** The dearest places of the answer, the dearest first. */
  readonly parts: CostPart[];
}

/** A place of an answer and what it costs, without the dearer places within it. */
export interface CostPart {
  /** Names from the top of the answer, such as `clusters.seasons.totals`. */
  path: string;
  cost: number;
}

/** Given in place of an answer that the budget does not let be asked for, or added up. */
export const overBudget = gap('overBudget', 'The operation may not ask for more');

/** All that an operation costs beside its answer. */
export function totalSpent({ cost, register, planning }: Spent): number {
  return cost + register + planning;
}
