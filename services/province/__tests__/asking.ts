import type { ProvinceService } from '..';
import type { Caller } from '../../../domain/roles';
import { testAuthorization } from '../../../platform/testing/gatewayKeys';

export const publicCaller: Caller = { role: 'public', id: 'screen' };
export const own = { role: 'province', id: 'staff', province: 'cao-bang' } as const satisfies Caller;

/** What Cao Bằng answers to this caller. */
export async function askAs(service: ProvinceService, caller: Caller, selection: string): Promise<any> {
  const response = await fetch(`${service.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await testAuthorization(['cao-bang'], caller)) },
    body: JSON.stringify({
      query: `{ _entities(representations: [{ __typename: "Province", id: "cao-bang" }]) { ... on Province { ${selection} } } }`,
    }),
  });
  return response.json();
}
