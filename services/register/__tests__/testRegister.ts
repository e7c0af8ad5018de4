import type { Connection } from 'mongoose';
import { startRegisterService, type RegisterServiceOptions } from '..';
import { createMongo } from '../../../platform/mongo';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../../platform/testing/database';
import { testAuthorization, testPublicKeys } from '../../../platform/testing/gatewayKeys';
import { createRegisterModels, type RegisterModels } from '../data/model';

export interface Answer {
  data?: unknown;
  errors?: unknown[];
}

export interface TestRegister {
  query(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  origin: string;
  stop(): Promise<void>;
}

/** The register with the project's data in a database of its own, as it is in November 2026. */
export async function startTestRegister(
  options: Partial<RegisterServiceOptions> = {},
): Promise<TestRegister> {
  const prefix = uniquePrefix();
  const server = await startRegisterService({
    mongodbUri: testMongodbUri(),
    gatewayKeys: testPublicKeys,
    database: `${prefix}register`,
    address: { host: '127.0.0.1', port: 0, variable: 'REGISTER_PORT' },
    today: () => '2026-11-23',
    ...options,
  });
  return {
    origin: server.origin,
    async query(query, variables = {}) {
      const response = await fetch(`${server.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await testAuthorization(['register'])) },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer;
    },
    async stop() {
      await server.stop();
      await dropDatabases(prefix, ['register']);
    },
  };
}

/** The collections of an empty database. */
export async function openTestModels(): Promise<{
  models: RegisterModels;
  connection: Connection;
  close: () => Promise<void>;
}> {
  const prefix = uniquePrefix();
  const mongo = createMongo();
  const connection = await mongo.database(testMongodbUri(), `${prefix}register`);
  return {
    models: await createRegisterModels(connection),
    connection,
    async close() {
      await mongo.close();
      await dropDatabases(prefix, ['register']);
    },
  };
}
