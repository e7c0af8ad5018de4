import { plainText } from '../../../domain/plainText';
import type { DeskSignIn } from '../../../platform/config/openId';
import type { Logger } from '../../../platform/logger';
import { createProvider, type Identity } from '../../../platform/openId/provider';
import { createSignInTrip, type SignInTrip, type TripFailure } from '../../../platform/openId/signInTrip';
import type { Sealed } from '../../../platform/sessions/sealed';
import type { Holder } from './sessions';

/** `TINH_KHAC`: the account is of another province, or of none. */
export type DeskSignInFailure = TripFailure | 'TINH_KHAC';

/** Signing in at the desk by the OpenID provider. */
export interface DeskProvider {
  trip: SignInTrip;
  /** Whether people come back over TLS, and so must leave over it. */
  overTlsOnly: boolean;
  /** @returns null if the account is not one of the province's staff */
  holderOf(identity: Identity, province: string): Holder | null;
}

export function createDeskProvider(options: DeskSignIn, sealed: Sealed, logger: Logger): DeskProvider {
  const { headValue, signIn } = options;
  return {
    trip: createSignInTrip(createProvider(options, logger), sealed, 'congdoan-desk-sign-in'),
    overTlsOnly: signIn.redirectUrl.startsWith('https:'),
    holderOf({ caller, name, claimed }, province) {
      if (!('province' in caller) || caller.province !== province) return null;
      const isHead = headValue !== null && claimed.includes(headValue);
      return { province, name: shortName(name) ?? caller.id, id: caller.id, isHead };
    },
  };
}

/** As long as names are that people write themselves. */
function shortName(name: string | null): string | null {
  return (
    plainText(name ?? '')
      .trim()
      .slice(0, 100) || null
  );
}
