import { startSharedStack } from './sharedStack';

declare global {
  var stopSharedStack: (() => Promise<void>) | undefined;
}

/** What test files that only read share for the whole run; workers inherit where it is. */
export default async function setUp(): Promise<void> {
  const { shared, stop } = await startSharedStack();
  globalThis.stopSharedStack = stop;
  process.env.TEST_STACK = JSON.stringify(shared);
}
