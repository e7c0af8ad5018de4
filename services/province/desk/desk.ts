import type { Catalogue } from '../../../domain/catalogue';
import type { Lexicon } from '../../../domain/reading/lexicon';
import { unanswered } from '../../../domain/rules';
import { readText, rowsOfText, type ReadText } from '../../../platform/desk/readText';
import { ForbiddenError } from '../../../platform/errors';
import { ImportUnansweredError } from '../data/errors';
import type { BackupResult } from '../data/maintenance/writeBackup';
import type { ImportResult } from '../data/revise';
import type { ImportPreview } from '../import/previewImport';
import { federationName } from '../import/provinceNames';
import type { ProvinceStore } from '../store';
import type { DueDateOf } from './dueDates';
import { NoReasonError, NothingAcceptedError } from './errors';
import { withImportOf } from './importOfWork';
import type { Person } from './sessions';
import { createSurroundings } from './surroundings';
import type { Surroundings, Work, WorkFile, WorkHead, WorkSummary } from './work';
import { assertSeen, stateError, type NewWork, type Works } from './works';

export interface Desk {
  works: Works;
  /** Begins a report of a text, whose numbers are read; of a filled template; or of nothing, to be filled in as a form. */
  begin(brought: Brought, by: string): Promise<Work>;
  /** The newest change first. */
  list(): Promise<WorkSummary[]>;
  around(work: Pick<Work, 'head' | 'steps'>): Promise<Surroundings>;
  /** Everything of the province into a file that is not there yet. */
  backup(file: string): Promise<BackupResult>;
  /** What publishing it would change; writes nothing. @throws ImportError */
  preview(id: string): Promise<ImportPreview>;
  /** A published report once more, to be put right. @throws WorkStateError unless it is published */
  correct(id: string, by: string): Promise<Work>;
  /** @throws NothingAcceptedError, NoReasonError, ImportError, ImportUnansweredError if it could not be published */
  submit(id: string, version: number, person: Person): Promise<Work>;
  /** Back to the clerk. @throws ForbiddenError unless the person is a head */
  giveBack(id: string, version: number, person: Person, reason: string): Promise<Work>;
  /** @throws ForbiddenError unless the person is a head; ImportError, ImportUnansweredError */
  publish(id: string, version: number, person: Person): Promise<{ work: Work; result: ImportResult }>;
}

export type Brought = { head: WorkHead } & (
  { text: string } | { document: ReadText } | { file: WorkFile } | { form: true }
);

export interface DeskOptions {
  store: ProvinceStore;
  works: Works;
  catalogue: Catalogue;
  lexicon: Lexicon;
  maxUnpackedBytes: number;
  dueDateOf: DueDateOf;
  backup: Desk['backup'];
}

type Knowledge = Pick<DeskOptions, 'catalogue' | 'lexicon'>;

/** How long a request waits for an import of another process. */
const waitMillis = 5_000;

/** Reports on their way: nothing of them is seen by anybody else until they are published, by the same import as all others. */
export function createDesk(options: DeskOptions): Desk {
  const { store, works, maxUnpackedBytes, dueDateOf, backup, ...knowledge } = options;
  const { around, undoneBy, lateReasonOf } = createSurroundings(store, dueDateOf);
  const opening = { province: store.id, maxUnpackedBytes, catalogue: knowledge.catalogue };
  const federation = { federationName: federationName(store.id) };

  const publishOpened = (work: Work, by: string): Promise<ImportResult> =>
    withImportOf(work, opening, (opened) => store.import({ ...opened, ...federation, by, waitMillis }));

  const preview = (work: Work): Promise<ImportPreview> =>
    withImportOf(work, opening, ({ answers: _asked, ...opened }) =>
      store.preview({ ...opened, ...federation }),
    );

  return {
    works,
    begin: async (brought, by) => works.begin(await newWork(brought, knowledge), by),
    async list() {
      const listed = await works.list();
      return Promise.all(listed.map(async (work) => ({ ...work, undoneBy: await undoneBy(work) })));
    },
    around,
    backup,
    preview: async (id) => preview(await works.read(id)),
    async correct(id, by) {
      const { state, head, text, file, rows, leftOut, notUnderstood } = await works.read(id);
      if (state !== 'PUBLISHED') throw stateError(state);
      const again = { ...head, replaces: null, accept: [], reason: '', lateReason: '' };
      return works.begin({ head: again, text, file, rows, leftOut, notUnderstood }, by);
    },
    async submit(id, version, { name }) {
      const work = await works.read(id);
      const seen = { version, from: 'OPEN' } as const;
      assertSeen(work, seen);
      assertAccepted(work);
      const reason = await lateReasonOf(work);
      assertAnswered(work, await preview(work));
      const step = { by: name, what: 'SUBMITTED', ...(reason !== undefined && { reason }) } as const;
      return works.move(id, { ...seen, to: 'SUBMITTED', step });
    },
    giveBack(id, version, person, reason) {
      assertHead(person);
      const step = { by: person.name, what: 'RETURNED', reason } as const;
      return works.move(id, { version, from: 'SUBMITTED', to: 'OPEN', step });
    },
    async publish(id, version, person) {
      assertHead(person);
      const work = await works.read(id);
      const seen = { version, from: 'SUBMITTED' } as const;
      // Who is late is told before anything is imported, and not after.
      assertSeen(work, seen);
      const { document } = await preview(work);
      const result = await publishOpened(work, person.name);
      // A draft or a template may have named it otherwise: who corrects it corrects what is published.
      const head = { ...work.head, document: document ?? work.head.document };
      const step = { by: person.name, what: 'PUBLISHED', revision: result.revision } as const;
      return { work: await works.move(id, { ...seen, to: 'PUBLISHED', step, head }), result };
    },
  };
}

async function newWork(brought: Brought, knowledge: Knowledge): Promise<NewWork> {
  const { head } = brought;
  if ('file' in brought || 'form' in brought) {
    const file = 'file' in brought ? brought.file : null;
    return { head, text: null, rows: [], leftOut: [], notUnderstood: [], file };
  }
  const document = 'text' in brought ? await readText(brought.text, knowledge) : brought.document;
  return { head, ...rowsOfText(document, head.year), file: null };
}

/** What the head could not publish is told to the clerk, who can mend it. */
function assertAccepted({ file, rows }: Work): void {
  if (!file && !rows.some(({ decision }) => decision === 'ACCEPTED')) throw new NothingAcceptedError();
}

function assertAnswered({ head }: Work, { findings, document }: ImportPreview): void {
  const open = unanswered(findings, { accept: head.accept });
  if (open.length > 0) throw new ImportUnansweredError(document ?? head.document, open);
  if (head.accept.length > 0 && head.reason === '') throw new NoReasonError();
}

/** @throws ForbiddenError if the person only enters reports */
export function assertHead({ role }: Person): void {
  if (role !== 'CLERK') return;
  throw new ForbiddenError(
    'Chỉ lãnh đạo duyệt, trả lại báo cáo hoặc hoàn tác; hãy đăng nhập bằng mã của lãnh đạo. Only the head approves, returns or undoes; sign in with the head’s token',
  );
}
