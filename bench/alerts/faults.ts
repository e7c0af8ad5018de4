import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createKeyPair } from '../../platform/gatewayTokens/keys';
import { createMongo } from '../../platform/mongo';
import { importReport, reportedYear, type Traffic } from './traffic';
import { provinces, type ProvinceId, type System } from './system';

/** Faults that can be there at the same time, and the alerts that must find them. */
export interface Faults {
  name: string;
  make(system: System, traffic: Traffic): Promise<() => Promise<void>>;
  expected: readonly string[];
}

const nothing = () => Promise.resolve();

/** A gateway with everything wrong with it that only its own start can bring. */
const brokenGateway: Faults = {
  name: 'a gateway with a wrong key, a certificate that ends, a full disk, little memory, no provider, under a flood',
  expected: [
    'RegisterRefuses',
    'ProvinceRefuses',
    'CertificateEnds',
    'DiskFull',
    'MemoryHigh',
    'IdentityProviderAway',
    'AddressesRefused',
  ],
  async make(system) {
    const disk = mountFullDisk(system.folder);
    const program = system.createBrokenGateway(
      {
        SHARD_PRIVATE_KEY: createKeyPair().privateKey,
        SHARD_PRIVATE_KEY_FILE: '',
        ...endingCertificate(system.folder),
        DATA_DIR: disk.folder,
        CACHE_MAX_BYTES: '1000000',
        OIDC_ISSUER: 'https://provider.invalid',
        OIDC_JWKS_URL: 'http://127.0.0.1:9/keys',
        OIDC_AUDIENCE: 'alerts',
        REQUESTS_PER_ADDRESS: '10',
      },
      ['--max-old-space-size=48', '--max-semi-space-size=1'],
    );
    await program.start();
    const ask = () =>
      fetch(`${system.brokenOrigin}/nothing`, { signal: AbortSignal.timeout(1_000) }).then((answer) =>
        answer.arrayBuffer(),
      );
    const flood = repeat(100, () => Promise.allSettled(Array.from({ length: 10 }, ask)));
    return async () => {
      await flood();
      await program.kill();
      disk.unmount();
    };
  },
};

/** What the provinces, their databases and the files of the gateway can have. */
const provinceFaults: Faults = {
  name: 'a dead province, a slow database, a refused list, an audit log that cannot be written, a receiver that is gone, old backups, a due date that is near',
  expected: [
    'ProcessDown',
    'ProvinceDown',
    'ProvinceStale',
    'ProvinceSlow',
    'ServiceSlow',
    'OperationsSlow',
    'AnswersWithGaps',
    'PlansNotKept',
    'ConfigurationRefused',
    'AuditLogFailing',
    'ReportNewsFail',
    'BackupTooOld',
    'NobodyReported',
  ],
  async make(system, traffic) {
    system.receiver.status = 410;
    await importReport(system, 'cao-bang', { year: reportedYear, value: 21 });
    await setBackupTimes(system.databaseUri, new Date(Date.now() - 48 * 3_600_000));
    await system.register.kill();
    await system.dueSoonRegister.start();
    writeFileSync(system.provincesFile, 'provinces: [');
    rmSync(system.auditFile, { force: true });
    mkdirSync(system.auditFile);
    // A wrong key is noted there.
    await fetch(`${system.origin}/graphql?query={__typename}`, {
      headers: { authorization: 'Bearer wrong' },
    });
    await system.provinces['lang-son'].kill();
    traffic.isNew = true;
    system.wire.setDelay(1_100);
    return () => {
      traffic.isNew = false;
      system.wire.setDelay(0);
      return nothing();
    };
  },
};

/** What everything leans on. */
const partFaults: Faults = {
  name: 'no register, no Redis, a process that is held up, an import whose database goes away',
  expected: ['RegisterDown', 'RedisAway', 'EventLoopBusy', 'ImportsFail'],
  async make(system) {
    await system.dueSoonRegister.kill();
    await system.redis.kill();
    const pid = system.gateway.pid();
    // Within each interval of Prometheus, which is what the lag is told of.
    const holdUp = repeat(300, async () => {
      process.kill(pid, 'SIGSTOP');
      await delay(400);
      process.kill(pid, 'SIGCONT');
    });
    system.wire.cut();
    // Refused once the service has waited for its database in vain.
    const failed = importReport(system, 'cao-bang', { year: reportedYear, value: 22 }).catch(() => 0);
    return async () => {
      await holdUp();
      await failed;
    };
  },
};

export const faults: readonly Faults[] = [brokenGateway, provinceFaults, partFaults];

/** Also while the last one is under way; what comes of it is seen by the metrics. */
function repeat(everyMillis: number, act: () => Promise<unknown>): () => Promise<void> {
  const ended = new AbortController();
  const running = (async () => {
    while (!ended.signal.aborted) {
      await act().catch(() => undefined);
      await delay(everyMillis);
    }
  })();
  return () => {
    ended.abort();
    return running;
  };
}

/** A small disk with a twentieth of it left. Needs the administrator, as containers of tests have it. */
function mountFullDisk(folder: string): { folder: string; unmount(): void } {
  const disk = join(folder, 'small-disk');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]);
  writeFileSync(join(disk, 'filling'), Buffer.alloc(3.8 * 1024 * 1024));
  return { folder: disk, unmount: () => void execFileSync('umount', ['--lazy', disk]) };
}

/** One that is its own authority, and ends in three days. */
function endingCertificate(folder: string): Record<string, string> {
  const [key, certificate] = [join(folder, 'ending.key'), join(folder, 'ending.crt')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-days', '3', '-subj', '/CN=127.0.0.1', '-keyout', key, '-out', certificate],
    ],
    { stdio: 'ignore' },
  );
  return { TLS_CERT_FILE: certificate, TLS_KEY_FILE: key, TLS_CA_FILE: certificate };
}

/** As `congdoan backup` notes it. */
async function setBackupTimes(databaseUri: string, at: Date): Promise<void> {
  const mongo = createMongo();
  try {
    for (const id of provinces satisfies readonly ProvinceId[]) {
      const connection = await mongo.database(databaseUri, `province-${id}`, 'WRITING');
      // The only document of the collection; the types of a plain collection know no such id.
      const state = connection.collection<{ _id: string }>('state');
      await state.updateOne({ _id: 'state' }, { $set: { backedUpAt: at } });
    }
  } finally {
    await mongo.close();
  }
}
