import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGatewayPush } from '../../platform/gatewayPush';
import { silentLogger } from '../../platform/logger';
import { eventually } from '../../platform/testing/eventually';
import { startRealProvince, type RealProvince } from './realProvince';

const token = 'token-of-cao-bang';
const tokenOf = (province: string) => (province === 'cao-bang' ? { value: token } : null);
let system: RealProvince;
let push: (province: string) => Promise<void> = () => Promise.resolve();

beforeAll(async () => {
  system = await startRealProvince({
    service: {
      imports: { tokenOf, maxBytes: 1_000_000, maxUnpackedBytes: 1_000_000 },
      onRevision: (province) => push(province),
    },
    gateway: { more: { provinceTokenOf: tokenOf } },
  });
});
afterAll(() => system.stop());

async function importMembers(value: number): Promise<number> {
  const response = await fetch(
    `${system.service.origin}/cao-bang/import?format=csv&by=test&file=bao-cao.csv&document.id=bao-cao&document.file=bao-cao.txt`,
    {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      body: `id,unit,year,measure,form,value\nf1,cao-bang,2024,members,SUMMARY,${value}\n`,
    },
  );
  const body = await response.text();
  if (response.status !== 200) throw new Error(body);
  return response.status;
}

async function membersSeen(): Promise<number | null> {
  const { body } = await system.gateway.query(
    '{ province(id: "cao-bang") { report(year: 2024) { figures { membership { members { value } } } } } }',
  );
  return body.data.province.report?.figures.membership.members.value ?? null;
}

describe('a new revision of a province', () => {
  it('is shown at once if the province tells the gateway, and by the age of its answers if it does not', async () => {
    await importMembers(100);
    expect(await membersSeen()).toBe(100);
    await importMembers(110);
    expect(await membersSeen()).toBe(100);
    push = createGatewayPush({ gatewayUrl: system.gateway.origin, tokenOf, logger: silentLogger });
    await importMembers(120);
    expect(await membersSeen()).toBe(120);
  });

  it('is told again, by nobody waited for, if the gateway could not take it', async () => {
    const statuses = [503, 204];
    const told: (string | undefined)[] = [];
    const stub = createServer((request, response) => {
      told.push(request.url);
      response.writeHead(statuses.shift() ?? 500).end();
    }).listen(0, '127.0.0.1');
    await once(stub, 'listening');
    const gatewayUrl = `http://127.0.0.1:${(stub.address() as AddressInfo).port}`;
    await createGatewayPush({ gatewayUrl, tokenOf, logger: silentLogger })('cao-bang');
    expect(told).toEqual(['/provinces/cao-bang/revision']);
    const twice = ['/provinces/cao-bang/revision', '/provinces/cao-bang/revision'];
    await eventually(() => expect(told).toEqual(twice));
    stub.close();
  });
});
