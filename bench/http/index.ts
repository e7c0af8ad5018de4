import { projectPath } from '../../platform/paths';
import { installPeer } from '../installPeer';
import { print } from '../print';
import { runLoad } from '../load';
import { cpuMillis, startRole } from '../process';
import { range } from '../report';
import { spreadOf } from '../summary';
import { questionsOf } from '../workloads';

/**
 * The HTTP layers that one could put before the same Apollo Server, asked `{ __typename }` in turn: processor time per
 * request, and its quotient of two layers in the same round. `node dist/bench/http/index.js`
 */

const layers = ['express', 'fastify', 'node'] as const;
const rounds = 7;
const seconds = 2;
const connections = 8;

async function main(): Promise<void> {
  installPeer('express');
  const script = projectPath('bench', 'peers', 'http.mjs');
  const roles = await Promise.all(
    layers.map(async (layer) => ({
      layer,
      role: await startRole({ script, args: [JSON.stringify({ layer })] }),
      millis: [] as number[],
    })),
  );
  const questions = questionsOf('typename', 'product', 1) ?? [];
  // The first round warms up.
  for (let at = 0; at <= rounds; at += 1) {
    for (const { role, millis } of roles) {
      const before = cpuMillis(role.pid);
      const origins = [`http://127.0.0.1:${String(role.up.port)}`];
      const { requests, problems } = await runLoad({ origins, questions, connections, seconds });
      if (problems.length > 0) throw new Error(problems.join('; '));
      if (at > 0) millis.push((cpuMillis(role.pid) - before) / requests);
    }
  }
  for (const { layer, millis } of roles) print(`${layer}: ${range(spreadOf(millis))} ms`);
  const node = roles.at(-1)?.millis ?? [];
  for (const { layer, millis } of roles.slice(0, -1)) {
    const quotients = millis.map((value, at) => value / (node[at] ?? NaN));
    print(`${layer} over node: ${range(spreadOf(quotients))}`);
  }
  await Promise.all(roles.map(({ role }) => role.stop()));
}

main().catch((error: unknown) => {
  print(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
