import type { Fault } from '../../embedded-mongo/testing/replicaSet';
import { testReplicaSet } from '../../embedded-mongo/testing/testReplicaSet';
import { loadCatalogue } from '../../../platform/loadCatalogue';
import { silentLogger } from '../../../platform/logger';
import { effort } from '../../../platform/testing/effort';
import { openEditing } from '..';
import { readVersion } from '../data/load';
import { bindRegisterModels } from '../data/model';
import { readDataset } from '../import/dataset';
import { createRegisterStore } from '../store';

const catalogue = loadCatalogue();
const { base, content } = readDataset(catalogue);
const running = testReplicaSet();

/** Three revisions one after the other in a new database, and the name that readers see at the end. */
async function changeThrice(database: string): Promise<{ name: string | undefined; revisions: number }> {
  const connection = await running.mongo.database(running.set.uri, database);
  for (const name of ['Một', 'Hai', 'Ba']) {
    const clusters = content.clusters.map((cluster) =>
      cluster.id === 'cum-5' ? { ...cluster, name } : cluster,
    );
    const dataset = { base, content: { ...content, clusters } };
    await openEditing(connection, { dataset, catalogue, logger: silentLogger });
  }
  const models = bindRegisterModels(connection);
  const [cluster] = await createRegisterStore(models).clusters(['cum-5'], (await readVersion(models)) ?? '');
  return { name: cluster?.name, revisions: await models.revisions.countDocuments() };
}

/** Such as `delete facts`. */
function kindOf(command: Record<string, any>): string {
  const [name = ''] = Object.keys(command);
  return `${name} ${command[name]}`;
}

describe('the register on a replica set', () => {
  it('takes every revision whichever change another primary is elected under', async () => {
    const from = running.set.commands.length;
    const expected = await changeThrice('test-0');
    expect(expected).toEqual({ name: 'Ba', revisions: 3 });
    const writes = running.set.commands
      .slice(from)
      .map(kindOf)
      .filter((kind) => /^(insert|update|delete) /.test(kind));
    const kinds = [...new Set(writes)];
    expect(kinds).toEqual(expect.arrayContaining(['insert revisions', 'update facts', 'delete facts']));
    const tried = kinds.filter((kind, at) => kind === 'delete facts' || at % effort(5, 1) === 0);
    for (const [at, kind] of tried.entries()) {
      let fault: Fault | null = at % 2 === 0 ? 'NOT_PRIMARY' : 'ANSWER_LOST';
      running.set.faultOf((command) => {
        const happens = kindOf(command) === kind ? fault : null;
        if (happens) fault = null;
        return happens;
      });
      expect([kind, await changeThrice(`test-${at + 1}`)]).toEqual([kind, expected]);
      expect(fault).toBeNull();
    }
  }, 60_000);
});
