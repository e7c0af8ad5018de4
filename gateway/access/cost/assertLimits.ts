import { AppError, ErrorCode } from '../../../domain/errors';
import type { Limits } from '../../../domain/roles';
import { httpStatusOf } from '../../../platform/httpStatus';
import { totalSpent, type OperationCost, type Spent } from '../../operation/budget';
import type { Measures } from './measure';

/** An operation that is larger or dearer than its caller's role may send; it has not been run. */
export class LimitExceededError extends AppError {
  constructor(code: string, message: string, details: Record<string, unknown>) {
    super(code, message, { ...details, http: { status: httpStatusOf(code) } });
  }
}

const measures = [
  { name: 'tokens', code: ErrorCode.tokenLimit, what: 'words and signs', fix: 'send it in parts' },
  {
    name: 'depth',
    code: ErrorCode.depthLimit,
    what: 'fields within fields',
    fix: 'ask for the inner ones by id',
  },
  {
    name: 'aliases',
    code: ErrorCode.aliasLimit,
    what: 'fields asked for under another name or once more',
    fix: 'ask for several years or provinces by a list argument, or send it in parts',
  },
  {
    name: 'directives',
    code: ErrorCode.directiveLimit,
    what: 'directives',
    fix: 'send another text instead',
  },
] as const;

/** @throws LimitExceededError for the first measure that is too large */
export function assertMeasures(found: Measures, limits: Limits): void {
  for (const { name, code, what, fix } of measures) {
    const [got, limit] = [found[name], limits[name]];
    if (got <= limit) continue;
    const message = `The operation has ${got} ${what}, the limit is ${limit}; ${fix}`;
    throw new LimitExceededError(code, message, { [name]: got, limit });
  }
}

export const nothingSpent: Readonly<Spent> = { provinceYears: 0, cost: 0, register: 0, planning: 0 };

/** @throws LimitExceededError that names the dearest part */
export function assertCost(answer: OperationCost, limit: number, spent = nothingSpent): void {
  const { provinceYears, cost, register, planning } = spent;
  const together = answer.total + totalSpent(spent);
  if (together <= limit) return;
  const { parts } = answer;
  const [dearest] = [
    ...parts.map((part) => ({ cost: part.cost, what: `"${part.path}"` })),
    { cost, what: `for ${provinceYears} years of provinces` },
    { cost: register, what: 'for what the register is asked' },
    { cost: planning, what: 'for planning it' },
  ].sort((a, b) => b.cost - a.cost);
  const most = dearest && dearest.cost > 0 ? `, most of it ${dearest.what} (${dearest.cost})` : '';
  throw new LimitExceededError(
    ErrorCode.costLimit,
    `The operation costs ${together}${most}, the limit is ${limit}; ask for fewer provinces, years or rows, or send it in parts`,
    { cost: together, limit, parts },
  );
}
