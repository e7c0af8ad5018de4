import { setTimeout as delay } from 'node:timers/promises';
import { startService, writeProvincesFile, type Site } from './country';
import type { Fault } from './faultyService';
import type { Random } from '../../platform/testing/random';

const faults: readonly Fault[] = [
  { kind: 'silence' },
  { kind: 'headersThenSilence' },
  { kind: 'reset' },
  { kind: 'resetInBody' },
  { kind: 'halfBody' },
  { kind: 'flap' },
  { kind: 'late', millis: 300 },
  { kind: 'late', millis: 900 },
  { kind: 'drip', millis: 3 },
  { kind: 'huge', bytes: 100 * 1024 * 1024 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 429 },
  { kind: 'html' },
  { kind: 'wrongType' },
  { kind: 'invalidJson' },
  { kind: 'errorsOnly' },
  { kind: 'reportFailed', withPath: true },
  { kind: 'reportFailed', withPath: false },
  { kind: 'manyErrors', count: 5_000 },
  { kind: 'wrongOrder' },
  { kind: 'wrongKey', key: 'p1' },
  { kind: 'tooMany' },
  { kind: 'tooFew' },
  { kind: 'notModified' },
  { kind: 'number', text: '-1' },
  { kind: 'number', text: '1e999' },
  { kind: 'deep', depth: 20_000 },
  { kind: 'inventedFields' },
  { kind: 'prototypeKeys' },
];

export interface FaultContext {
  all: readonly Site[];
  provincesFile: string;
  random: Random;
  isOver(): boolean;
}

type Misfortune = (site: Site, millis: number, context: FaultContext) => Promise<void>;

const misbehave: Misfortune = async ({ service }, millis, { random }) => {
  await service.setFault(random.pick(faults));
  await delay(millis);
  await service.setFault(null);
};

const refuse: Misfortune = async ({ service }, millis) => {
  await service.close();
  await delay(millis);
  await service.listen();
};

const freeze: Misfortune = async ({ service }, millis) => {
  service.signal('SIGSTOP');
  await delay(millis);
  service.signal('SIGCONT');
};

const restart: Misfortune = async (site, millis, { all }) => {
  await site.service.stop();
  await delay(millis);
  site.service = await startService(site.members, all.indexOf(site), site.service.port);
};

const move: Misfortune = async (site, millis, { all, provincesFile }) => {
  const old = site.service;
  site.service = await startService(site.members, all.indexOf(site));
  writeProvincesFile(provincesFile, all);
  await delay(millis);
  await old.stop();
};

/** Most of the time a service misbehaves; sometimes its process or its address changes. */
const misfortunes: readonly Misfortune[] = [
  ...Array.from({ length: 8 }, () => misbehave),
  refuse,
  refuse,
  freeze,
  restart,
  move,
];

/** Brings faults until it is over, several at a time; resolves to their number once all services are well again. */
export async function bringFaults(context: FaultContext): Promise<number> {
  const { all, random } = context;
  const underWay = new Set<Promise<void>>();
  let brought = 0;
  while (!context.isOver()) {
    const site = random.pick(all);
    const [misfortune, millis, pause] = [
      random.pick(misfortunes),
      random.between(100, 1_500),
      random.between(50, 600),
    ];
    if (!site.busy) {
      site.busy = true;
      brought += 1;
      const done = misfortune(site, millis, context).finally(() => {
        site.busy = false;
        underWay.delete(done);
      });
      underWay.add(done);
    }
    await delay(pause);
  }
  await Promise.all(underWay);
  return brought;
}
