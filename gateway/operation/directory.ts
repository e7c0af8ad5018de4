import { monotonicMillis } from '../../platform/monotonic';
import { z } from 'zod';
import { AppError, ErrorCode } from '../../domain/errors';
import type { Logger } from '../../platform/logger';
import type { LastKnown } from './lastKnown';
import type { RegisterClient } from './register';
import type { Generations } from '../../domain/lineage';

/** What the register knows, as far as scopes need it. */
export interface DirectorySnapshot {
  /** Every generation of every province: today's and those that were merged into them. */
  provinces: Generations;
  /** Vietnamese names by province id. */
  names: ReadonlyMap<string, string>;
  /** Per cluster id the provinces of its seasons by year. */
  clusters: ReadonlyMap<string, ReadonlyMap<number, readonly string[]>>;
  /** Vietnamese names by cluster id. */
  clusterNames: ReadonlyMap<string, string>;
  /** By year: the last day on which a province's report is on time, YYYY-MM-DD. */
  dueDates: ReadonlyMap<number, string>;
}

export interface Directory {
  /**
   * The register's directory, at most `maxAgeMillis` old if the register answers and operations come all the time;
   * older if it does not, and at the first operation after a pause.
   *
   * @throws AppError of code REGISTER_UNAVAILABLE if the register has never answered
   */
  read(deadlineAt: number): Promise<DirectorySnapshot>;
  /** Whether this was read within the last `maxAgeMillis`, so that it may stand for what the register itself would say. */
  isCurrent(snapshot: DirectorySnapshot): boolean;
}

const directoryQuery = `{
  provinces { ...Validity predecessors { ...Validity } }
  clusters { id name seasons { year provinces { id } } }
  dueDates(level: PROVINCE) { year dueOn }
}
fragment Validity on Province { id name validFrom validTo }`;

export interface DirectoryDependencies {
  register: RegisterClient;
  /** Survives a restart while the register is down. */
  lastKnown: LastKnown;
  logger: Logger;
  maxAgeMillis?: number;
}

export function createDirectory({
  register,
  lastKnown,
  logger,
  maxAgeMillis = 60_000,
}: DirectoryDependencies): Directory {
  let snapshot: { content: DirectorySnapshot; text: string; readAt: number } | null = null;
  let refresh: Promise<DirectorySnapshot> | null = null;

  async function load(deadlineAt: number): Promise<DirectorySnapshot> {
    const { data, errors } = await register.query(directoryQuery, {}, { deadlineAt, requestId: null });
    const [error] = errors ?? [];
    if (error || !data) {
      throw new AppError(ErrorCode.registerUnavailable, error?.message ?? 'The register gave no directory');
    }
    const text = JSON.stringify(data);
    // The same object for as long as it says the same: by it answers are known to be made of the same.
    const content = snapshot?.text === text ? snapshot.content : readSnapshot(data);
    snapshot = { content, text, readAt: monotonicMillis() };
    void lastKnown.write(text);
    return content;
  }

  function refreshOnce(deadlineAt: number): Promise<DirectorySnapshot> {
    refresh ??= load(deadlineAt).finally(() => {
      refresh = null;
    });
    return refresh;
  }

  async function readFirst(deadlineAt: number): Promise<DirectorySnapshot> {
    try {
      return await refreshOnce(deadlineAt);
    } catch (error) {
      const kept = await readLastKnown(lastKnown, logger);
      if (kept === null) throw error;
      // As old as can be, so that the register is asked again at the next read.
      snapshot ??= { ...kept, readAt: -Infinity };
      return kept.content;
    }
  }

  return {
    async read(deadlineAt) {
      if (!snapshot) return readFirst(deadlineAt);
      const { content, readAt } = snapshot;
      // At half the age that it may have, so that a gateway that is asked all the time has one that is current.
      if (monotonicMillis() - readAt > maxAgeMillis / 2) {
        // Answered from what is known; a register that is down was logged by its client and is asked again next time.
        refreshOnce(deadlineAt).catch(() => undefined);
      }
      return content;
    },
    isCurrent: (given) => snapshot?.content === given && monotonicMillis() - snapshot.readAt <= maxAgeMillis,
  };
}

/** Has it read again also while no operation asks: a cluster that was entered is known within a minute. */
export function keepCurrent(directory: Directory, everyMillis = 20_000): { stop(): void } {
  const look = () => {
    // A register that is down was logged by its client, and is asked again the next time.
    directory.read(Date.now() + everyMillis).catch(() => undefined);
  };
  const timer = setInterval(look, everyMillis).unref();
  return { stop: () => clearInterval(timer) };
}

/** Null if nothing was kept, or something that cannot be read. */
async function readLastKnown(
  lastKnown: LastKnown,
  logger: Logger,
): Promise<{ content: DirectorySnapshot; text: string } | null> {
  const text = await lastKnown.read();
  if (text === null) return null;
  try {
    return { content: readSnapshot(JSON.parse(text)), text };
  } catch (error) {
    logger.error({ err: error }, 'The last known directory cannot be read');
    return null;
  }
}

const provinceAnswer = z.object({
  id: z.string(),
  name: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
});
const directoryAnswer = z.object({
  // What an earlier run kept may be of a register without them.
  dueDates: z.array(z.object({ year: z.number(), dueOn: z.string() })).default([]),
  provinces: z.array(provinceAnswer.extend({ predecessors: z.array(provinceAnswer) })),
  clusters: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      seasons: z.array(z.object({ year: z.number(), provinces: z.array(z.object({ id: z.string() })) })),
    }),
  ),
});

/** @throws ZodError if it is no answer to `directoryQuery` */
function readSnapshot(answer: unknown): DirectorySnapshot {
  const { provinces, clusters, dueDates } = directoryAnswer.parse(answer);
  const rows = provinces.flatMap((province) => [
    { ...province, successor: null },
    ...province.predecessors.map((predecessor) => ({ ...predecessor, successor: province.id })),
  ]);
  return {
    provinces: new Map(
      rows.map(({ id, validFrom, validTo, successor }) => [id, { validFrom, validTo, successor }]),
    ),
    names: new Map(rows.map(({ id, name }) => [id, name])),
    dueDates: new Map(dueDates.map(({ year, dueOn }) => [year, dueOn])),
    clusterNames: new Map(clusters.map(({ id, name }) => [id, name])),
    clusters: new Map(
      clusters.map(({ id, seasons }) => [
        id,
        new Map(seasons.map(({ year, provinces: members }) => [year, members.map((member) => member.id)])),
      ]),
    ),
  };
}
