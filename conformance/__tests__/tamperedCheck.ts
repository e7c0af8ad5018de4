import { checkProvince } from '../checkProvince';
import { testPrivateKey } from '../../platform/testing/gatewayKeys';
import { startForeignProvince } from './foreignProvince';
import { startTampered, type AnswerBody, type Tampering } from './tampering';

/** What the check says of a province that is right but for one thing. */
export interface Failed {
  ids: string[];
  skipped: string[];
  /** The first problem. */
  first: unknown;
}

export interface TamperedCheck {
  failed(tampering: Tampering): Promise<Failed>;
  stop(): Promise<void>;
}

/** What is not judged of facts that are not right themselves. */
export const ofFacts = ['facts.printed', 'facts.status', 'facts.parts', 'facts.places', 'facts.unitName'];
/** What is not judged of reports then. */
export const ofSums = ['report.sources', 'report.coverage', 'figures.province', 'figures.units'];
/** The example province has neither drafts nor numbers too small to show. */
export const nothingHidden = ['data.variety', 'shown.drafts', 'shown.smallNumbers', 'shown.sentences'];

export async function startTamperedCheck(): Promise<TamperedCheck> {
  const foreign = await startForeignProvince();
  return {
    async failed(tampering) {
      const server = await startTampered(foreign.url, tampering);
      const { checks } = await checkProvince({
        url: server.url,
        province: 'dien-bien',
        signingKey: testPrivateKey,
        // How fast a busy test machine answers proves nothing.
        settings: { timeoutMillis: 30_000 },
        // What no lie about data touches, and takes as long as all the rest.
        chooses: (id) => !/^(http|latency)\./.test(id),
      }).finally(() => server.stop());
      const failures = checks.filter(({ status }) => status === 'fail');
      const [first] = failures;
      return {
        ids: failures.map(({ id }) => id),
        skipped: checks.flatMap(({ id, status }) =>
          status === 'skipped' || status === 'notShown' ? [id] : [],
        ),
        first: first && 'problems' in first ? first.problems[0] : undefined,
      };
    },
    stop: () => foreign.stop(),
  };
}

/** The parts of an entity that a test breaks. */
export interface Entity {
  id?: string;
  report?: Report | null;
  reports?: Report[];
  units?: { totalCount: number; edges: { node: { level?: string; parent?: string | null } }[] };
  revisions?: { edges?: { node: { number: number } }[] };
  then?: Report | null;
  facts?: { edges: { node: { form?: string } }[] };
}

interface Report {
  year?: number;
  updatedAt?: string;
  figures?: { membership: { members: object | null }; welfare: { spent: { value: unknown } | null } };
}

/** Every report of an answer, in whatever way it was asked for. */
export function reportsOf(body: AnswerBody): Report[] {
  return entitiesOf(body).flatMap(({ report, reports, then }) =>
    [report, then, ...(reports ?? [])].filter((each): each is Report => each != null),
  );
}

/** The lists of entities of an answer. */
export function listsOf({ data }: AnswerBody): (Entity | null)[][] {
  return Object.values(data ?? {}).filter((list): list is (Entity | null)[] => Array.isArray(list));
}

export function entitiesOf(body: AnswerBody): Entity[] {
  return listsOf(body)
    .flat()
    .filter((entity) => entity !== null);
}

/** Breaks the SDL. */
export function replacing(before: string, after: string): Tampering {
  return {
    answer: ({ data }) => {
      const service = data?._service as { sdl: string } | undefined;
      if (service) service.sdl = service.sdl.replace(before, after);
    },
  };
}
