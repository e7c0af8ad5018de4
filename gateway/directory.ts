import { AppError, ErrorCode } from '../services/shared/errors';
import type { RegisterClient } from './register';

/** What the register knows, as far as scopes need it. */
export interface DirectorySnapshot {
  /** Every generation of every province, by id. */
  provinces: ReadonlyMap<string, Validity>;
  /** Per cluster id the provinces of its seasons by year. */
  clusters: ReadonlyMap<string, ReadonlyMap<number, readonly string[]>>;
}

export interface Validity {
  /** First day on which the province exists, YYYY-MM-DD; null where before all time. */
  validFrom: string | null;
  /** First day on which it no longer exists; null while it does. */
  validTo: string | null;
}

export interface Directory {
  /**
   * The register's directory, at most `maxAgeMillis` old where the register answers; older where it does not.
   *
   * @throws AppError of code REGISTER_UNAVAILABLE where the register has never answered
   */
  read(deadlineAt: number): Promise<DirectorySnapshot>;
}

const directoryQuery = `{
  provinces { ...Validity predecessors { ...Validity } }
  clusters { id seasons { year provinces { id } } }
}
fragment Validity on Province { id validFrom validTo }`;

export function createDirectory(register: RegisterClient, maxAgeMillis = 60_000): Directory {
  let snapshot: { content: DirectorySnapshot; readAt: number } | null = null;
  let refresh: Promise<DirectorySnapshot> | null = null;

  async function load(deadlineAt: number): Promise<DirectorySnapshot> {
    const { data, errors } = await register.query(directoryQuery, {}, deadlineAt);
    const [error] = errors ?? [];
    if (error || !data) {
      throw new AppError(ErrorCode.registerUnavailable, error?.message ?? 'The register gave no directory');
    }
    const content = readSnapshot(data as unknown as DirectoryAnswer);
    snapshot = { content, readAt: Date.now() };
    return content;
  }

  function refreshOnce(deadlineAt: number): Promise<DirectorySnapshot> {
    refresh ??= load(deadlineAt).finally(() => {
      refresh = null;
    });
    return refresh;
  }

  return {
    async read(deadlineAt) {
      if (!snapshot) return refreshOnce(deadlineAt);
      const { content, readAt } = snapshot;
      if (Date.now() - readAt > maxAgeMillis) {
        // Answered from what is known; a register that is down was logged by its client and is asked again next time.
        refreshOnce(deadlineAt).catch(() => undefined);
      }
      return content;
    },
  };
}

interface DirectoryAnswer {
  provinces: (ProvinceAnswer & { predecessors: ProvinceAnswer[] })[];
  clusters: { id: string; seasons: { year: number; provinces: { id: string }[] }[] }[];
}
type ProvinceAnswer = Validity & { id: string };

function readSnapshot({ provinces, clusters }: DirectoryAnswer): DirectorySnapshot {
  const generations = provinces.flatMap((province) => [province, ...province.predecessors]);
  return {
    provinces: new Map(generations.map(({ id, validFrom, validTo }) => [id, { validFrom, validTo }])),
    clusters: new Map(
      clusters.map(({ id, seasons }) => [
        id,
        new Map(seasons.map(({ year, provinces: members }) => [year, members.map((member) => member.id)])),
      ]),
    ),
  };
}
