/** What a process knows of itself and its neighbours, for its operator alone; read where its metrics are. */
export interface StatusPage {
  /** `read` is called whenever somebody looks. */
  add(part: string, read: () => unknown): void;
  read(): Record<string, unknown>;
}

export function createStatusPage(): StatusPage {
  const parts = new Map<string, () => unknown>();
  return {
    add: (part, read) => void parts.set(part, read),
    read: () => Object.fromEntries([...parts].map(([part, read]) => [part, read()])),
  };
}
