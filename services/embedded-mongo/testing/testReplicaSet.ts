import { createMongo, type Mongo } from '../../../platform/mongo';
import { startReplicaSet, type ReplicaSet } from './replicaSet';

/** A replica set for all tests of a file, without faults at the start of each, and what connects to it. */
export function testReplicaSet(): { readonly set: ReplicaSet; readonly mongo: Mongo } {
  let set: ReplicaSet;
  let mongo: Mongo;
  beforeAll(async () => {
    set = await startReplicaSet();
    mongo = createMongo();
  });
  afterEach(() => set.faultOf(() => null));
  afterAll(async () => {
    await mongo.close();
    await set.stop();
  });
  return {
    get set() {
      return set;
    },
    get mongo() {
      return mongo;
    },
  };
}
