import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphqlServer } from '../../../platform/graphqlServer';
import {
  expectSoon,
  membersAnswer,
  startFaultyService,
  startRegister,
  withGateway,
  type FaultyService,
} from './harness';

let register: GraphqlServer;
let service: FaultyService;
let folder: string;
beforeAll(async () => {
  register = await startRegister(['good', 'bad']);
  service = await startFaultyService({ good: 10, bad: 20 });
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gateway-state-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => Promise.all([register, service].map((server) => server.stop())));

const complete = membersAnswer({ good: 10, bad: 20 }, 30);
const answersFrom = (stateFolder: string) =>
  withGateway(
    { register, endpoints: { good: service.url(), bad: service.url() }, more: { stateFolder } },
    (gateway) => expectSoon(gateway, complete),
  );

describe('a gateway whose state', () => {
  it.each([
    ['is empty', ''],
    ['is cut off', '{"provinces": ['],
    ['is something else', '[1, 2, 3]'],
    ['is no text', '\u0000\ufffd\u0000'],
    ['says other things', '{"provinces": "none", "cao-bang": 5}'],
  ])('%s starts and answers', async (_what, content) => {
    for (const file of ['directory.json', 'supergraph.graphql', 'purges.json']) {
      writeFileSync(join(folder, file), content);
    }
    await answersFrom(folder);
  });

  it('cannot be written answers all the same', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await answersFrom(join(file, 'below'));
  });

  it('has folders where its files should be answers all the same', async () => {
    for (const name of ['directory.json', 'supergraph.graphql', 'purges.json']) mkdirSync(join(folder, name));
    await answersFrom(folder);
  });
});
