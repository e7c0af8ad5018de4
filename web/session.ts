/** Who the gateway takes the reader for, and how it knows. */
export interface WhoAmI {
  role: string;
  /** Its id, if the role stands for one. */
  province: string | null;
  by: 'NOTHING' | 'SESSION' | 'CREDENTIALS' | 'THIS_MACHINE';
  /** Of a session. */
  name: string | null;
  /** ISO 8601. */
  endsAt: string | null;
  /** Whether a session that the reader had has ended. */
  hasEnded: boolean;
  /** Whether readers can sign in with an OpenID provider. */
  hasProvider: boolean;
}

/** Where readers sign in, and come back to where they were; `from` is an address of ours. */
export function signInHref(from: string): string {
  return `/dang-nhap?${new URLSearchParams({ ve: from }).toString()}`;
}

/** Where the OpenID provider signs readers in. */
export function providerHref(to: string): string {
  return `/session/openid?${new URLSearchParams({ to }).toString()}`;
}

/** Null if the gateway does not answer: the page is the public's then. */
export async function readWhoAmI(): Promise<WhoAmI | null> {
  try {
    const response = await fetch('/session', { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as WhoAmI) : null;
  } catch {
    return null;
  }
}

/** Why nobody was signed in. */
export type SignInFailure = 'WRONG_KEY' | 'TOO_MANY' | 'NEEDS_TLS' | 'NO_ANSWER';

/** @returns null if the reader is signed in */
export async function signInByKey(key: string): Promise<SignInFailure | null> {
  try {
    const response = await fetch('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ key }),
    });
    return response.ok ? null : (failures[response.status] ?? 'NO_ANSWER');
  } catch {
    return 'NO_ANSWER';
  }
}

const failures: Readonly<Record<number, SignInFailure>> = {
  400: 'WRONG_KEY',
  401: 'WRONG_KEY',
  403: 'NEEDS_TLS',
  413: 'WRONG_KEY',
  429: 'TOO_MANY',
};

/** @returns whether the reader is signed out */
export async function signOut(): Promise<boolean> {
  try {
    return (await fetch('/session', { method: 'DELETE' })).ok;
  } catch {
    return false;
  }
}
