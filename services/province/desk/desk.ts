import type { Catalogue } from '../../../domain/catalogue';
import type { Lexicon } from '../../../domain/reading/lexicon';
import { ForbiddenError } from '../../../platform/errors';
import type { ImportResult } from '../data/revise';
import type { ImportPreview } from '../import/previewImport';
import { federationName } from '../import/provinceNames';
import type { ProvinceStore } from '../store';
import { withImportOf } from './importOfWork';
import { readText } from './readText';
import type { Person } from './sessions';
import type { Work, WorkFile, WorkHead } from './work';
import { assertSeen, type Works } from './works';

export interface Desk {
  works: Works;
  /** Begins a report of a text, whose numbers are read, or of a filled template. */
  begin(
    brought: { head: WorkHead; text: string } | { head: WorkHead; file: WorkFile },
    by: string,
  ): Promise<Work>;
  /** What publishing it would change; writes nothing. @throws ImportError */
  preview(id: string): Promise<ImportPreview>;
  submit(id: string, version: number, person: Person): Promise<Work>;
  /** Back to the clerk. @throws ForbiddenError unless the person is a head */
  giveBack(id: string, version: number, person: Person, reason: string): Promise<Work>;
  /** @throws ForbiddenError unless the person is a head; ImportError, ImportUnansweredError */
  publish(id: string, version: number, person: Person): Promise<{ work: Work; result: ImportResult }>;
}

export interface DeskOptions {
  store: ProvinceStore;
  works: Works;
  catalogue: Catalogue;
  lexicon: Lexicon;
  maxUnpackedBytes: number;
}

/** How long a request waits for an import of another process. */
const waitMillis = 5_000;

/** Reports on their way: nothing of them is seen by anybody else until they are published, by the same import as all others. */
export function createDesk({ store, works, maxUnpackedBytes, ...knowledge }: DeskOptions): Desk {
  const opening = { province: store.id, maxUnpackedBytes };
  const federation = { federationName: federationName(store.id) };

  const publishOpened = (work: Work, by: string): Promise<ImportResult> =>
    withImportOf(work, opening, (opened) => store.import({ ...opened, ...federation, by, waitMillis }));

  return {
    works,
    begin: (brought, by) => {
      const read =
        'text' in brought
          ? { ...readText(brought.text, brought.head.year, knowledge), file: null }
          : { text: null, rows: [], leftOut: [], notUnderstood: [], file: brought.file };
      return works.begin({ head: brought.head, ...read }, by);
    },
    preview: async (id) =>
      withImportOf(await works.read(id), opening, ({ answers: _asked, ...opened }) =>
        store.preview({ ...opened, ...federation }),
      ),
    submit: (id, version, { name }) =>
      works.move(id, { version, from: 'OPEN', to: 'SUBMITTED', step: { by: name, what: 'SUBMITTED' } }),
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
      const result = await publishOpened(work, person.name);
      const step = { by: person.name, what: 'PUBLISHED', revision: result.revision } as const;
      return { work: await works.move(id, { ...seen, to: 'PUBLISHED', step }), result };
    },
  };
}

function assertHead({ role }: Person): void {
  if (role !== 'CLERK') return;
  throw new ForbiddenError(
    'Chỉ lãnh đạo duyệt hoặc trả lại báo cáo; hãy đăng nhập bằng mã của lãnh đạo. Only the head approves or returns a report; sign in with the head’s token',
  );
}
