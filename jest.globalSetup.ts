import { randomUUID } from 'node:crypto';
import { startEmbeddedMongo, type EmbeddedMongo } from './services/embedded-mongo';

declare global {
  var embeddedMongo: EmbeddedMongo | undefined;
}

/** Tests that need a database use MONGODB_URI if it is given, else one stand-in for the whole run, in memory. */
export default async function setUp(): Promise<void> {
  const given = process.env.MONGODB_URI;
  if (!given) globalThis.embeddedMongo = await startEmbeddedMongo({});
  process.env.TEST_MONGODB_URI = given || globalThis.embeddedMongo?.uri;
  process.env.TEST_RUN = randomUUID().slice(0, 8);
}
