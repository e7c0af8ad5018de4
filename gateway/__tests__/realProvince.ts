import {
  startProvinceService,
  type ProvinceService,
  type ProvinceServiceOptions,
} from '../../services/province';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../platform/testing/database';
import { testPublicKeys } from '../../platform/testing/gatewayKeys';
import { startStubRegister, startTestGateway, type TestGateway, type TestGatewayOptions } from './stubs';

/** Cao Bằng's own service over an empty database, and a gateway that knows it alone. */
export interface RealProvince {
  service: ProvinceService;
  gateway: TestGateway;
  /** Address of the register that the gateway asks. */
  register: string;
  stop(): Promise<void>;
}

export interface RealProvinceOptions {
  service: Partial<ProvinceServiceOptions>;
  gateway: Partial<TestGatewayOptions>;
}

export async function startRealProvince(more: RealProvinceOptions): Promise<RealProvince> {
  const databasePrefix = uniquePrefix();
  const service = await startProvinceService({
    provinces: ['cao-bang'],
    mongodbUriOf: testMongodbUri,
    gatewayKeys: testPublicKeys,
    databasePrefix,
    address: { host: '127.0.0.1', port: 0, variable: 'none' },
    ...more.service,
  });
  const register = await startStubRegister(['cao-bang'], []);
  const gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: { 'cao-bang': `${service.origin}/cao-bang/graphql` },
    ...more.gateway,
  });
  return {
    service,
    gateway,
    register: `${register.origin}/graphql`,
    stop: async () => {
      await Promise.all([gateway, register, service].map((server) => server.stop()));
      await dropDatabases(databasePrefix, ['cao-bang']);
    },
  };
}
