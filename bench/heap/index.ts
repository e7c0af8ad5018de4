import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createKeyPair } from '../../platform/gatewayTokens/keys';
import { print } from '../print';
import { cpuMillis } from '../process';
import { startRegister, startSites, writeProvincesFile } from '../soak/country';
import { startGatewayProcess } from '../soak/gatewayProcess';

/**
 * One analyst, whose rates are lifted, sends operations of many groups that conditions take out or leave in, each in another
 * way, so that each has to be planned anew, to a gateway with a small heap. Ends with status 1 if the gateway does not
 * answer all of them, or holds more than its heap.
 */

const groups = 24;
const heapMegabytes = 384;
const clients = 4;
/** Few, so that most of the run is planning: what the memory of plans is held against. */
const provinces = 2;

const variables = Array.from({ length: groups }, (_, group) => `$v${group}: Boolean!`).join(' ');
const selections = Array.from(
  { length: groups },
  (_, group) =>
    `g${group}: province(id: "p${(group % provinces) + 1}") @include(if: $v${group}) { id report(year: ${2000 + group}) { year } }`,
).join(' ');

function operation(number: number): string {
  const chosen = Object.fromEntries(
    Array.from({ length: groups }, (_, group) => [`v${group}`, ((number >> group) & 1) === 1]),
  );
  const query = `query Q${number} (${variables}) { __typename ${selections} }`;
  return JSON.stringify({ query, operationName: `Q${number}`, variables: chosen });
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { count: { type: 'string' } } });
  const count = Number(values.count ?? 20_000);
  const folder = mkdtempSync(join(tmpdir(), 'heap-'));
  const register = await startRegister();
  const sites = await startSites();
  const provincesFile = join(folder, 'provinces.yml');
  writeProvincesFile(provincesFile, sites);
  const gateway = await startGatewayProcess(
    {
      registerUrl: `${register.origin}/graphql`,
      signingKey: { value: createKeyPair().privateKey },
      provincesFile,
      variables: {},
      stateFolder: join(folder, 'state'),
      address: { host: '127.0.0.1', port: 0, variable: 'none' },
      operationDeadlineMillis: 5_000,
    },
    [`--max-old-space-size=${heapMegabytes}`],
  );
  try {
    let sent = 0;
    let refused = 0;
    let most = 0;
    const startedAt = cpuMillis(gateway.pid);
    const client = async () => {
      while (sent < count) {
        sent += 1;
        // Far apart, so that neighbours differ in most of their conditions.
        const number = Math.imul(sent, 2_654_435_761) >>> 8;
        const response = await fetch(`${gateway.origin}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: operation(number),
        });
        await response.arrayBuffer();
        if (!response.ok) refused += 1;
        if (sent % 500 === 0) {
          const { heapMegabytes: held, residentMegabytes } = await gateway.usage();
          most = Math.max(most, held);
          print(
            `${sent} operations: ${Math.round(held)} MB of heap, ${Math.round(residentMegabytes)} MB in all`,
          );
        }
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    const millis = (cpuMillis(gateway.pid) - startedAt) / sent;
    print(`${millis.toFixed(1)} ms of processor time for an operation`);
    print(
      `${sent} different operations of ${groups} groups, ${refused} refused, at most ${Math.round(most)} MB held`,
    );
    return refused === 0 && most < heapMegabytes ? 0 : 1;
  } finally {
    gateway.kill();
    await Promise.all([register.stop(), ...sites.map(({ service }) => service.stop())]);
    rmSync(folder, { recursive: true, force: true });
  }
}

void main().then((status) => {
  process.exitCode = status;
});
