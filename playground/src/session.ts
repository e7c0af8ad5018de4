const keyName = 'congdoan:key';

/** The caller's key, for as long as the tab is open. */
export function readKey(): string {
  return sessionStorage.getItem(keyName) ?? '';
}

export function keepKey(key: string): void {
  if (key === '') sessionStorage.removeItem(keyName);
  else sessionStorage.setItem(keyName, key);
}
