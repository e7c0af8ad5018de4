import type { Sent } from '../liar';

export const withHeaders = (headers: Record<string, string>) => ({
  sent: (sent: Sent): Sent => ({ ...sent, headers: { ...sent.headers, ...headers } }),
});

export const without = (name: string) => ({
  sent: ({ headers, ...sent }: Sent): Sent => ({
    ...sent,
    headers: Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name)),
  }),
});
