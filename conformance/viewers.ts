import { contractRoles, isProvinceRole, visibilityOf, type Caller, type Visibility } from '../domain/roles';
import type { Asked } from './question';

/** Somebody who asks. */
export interface Viewer {
  /** As problems name who was shown something. */
  name: string;
  caller: Caller;
  visibility: Visibility;
}

/** A province that no list has. */
const otherProvince = 'mot-tinh-khac';

/** Everybody for whom the gateway asks: each role, and the staff of the province and of another; the province itself first. */
export function viewersOf(province: string): readonly Viewer[] {
  const callers = contractRoles.flatMap((role): Caller[] =>
    isProvinceRole(role)
      ? [province, otherProvince].map((of) => ({ role, province: of, id: 'congdoan check' }))
      : [{ role, id: 'congdoan check' }],
  );
  return callers
    .map((caller) => {
      const visibility = visibilityOf(caller, province);
      return { name: nameOf(caller, visibility), caller, visibility };
    })
    .sort((a, b) => Number(b.visibility === 'OWN') - Number(a.visibility === 'OWN'));
}

function nameOf(caller: Caller, visibility: Visibility): string {
  if (visibility === 'OWN') return 'the province itself';
  return isProvinceRole(caller.role) ? 'another province' : `role ${caller.role}`;
}

/** The same questions, asked by somebody else. */
export function askedBy<Subject extends Asked>({ caller }: Viewer, subject: Subject): Subject {
  const { endpoint } = subject;
  return {
    ...subject,
    endpoint: { ...endpoint, post: (body, options) => endpoint.post(body, { caller, ...options }) },
  };
}
