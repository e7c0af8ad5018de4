import { startOfService } from '../../../domain/desk/startOfService';
import type { Editor } from '../../../domain/editors';
import { ImportError } from '../../../domain/problems';
import { unanswered, type RuleAnswers } from '../../../domain/rules';
import type { Logger } from '../../../platform/logger';
import { differencesOf, type RegisterContent } from '../data/content';
import type { RegisterModels } from '../data/model';
import type { Revisions } from '../data/revisions';
import { ReportUnansweredError } from '../errors';
import { contentProblems } from '../import/contentProblems';
import type { ReadChange } from '../import/readChange';
import { assertOwn, checkChange, type ChangeResult, type CheckOptions } from './checkChange';
import { undone } from './undo';
import { createWriting, type RevisionHead, type Writing } from './writing';

export type { ChangeResult } from './checkChange';

export interface ImportHead {
  kind: 'IMPORT' | 'DESK';
  /** For messages, and kept. */
  file: string;
  sha256: string | null;
  /** As they say. */
  by: string;
  editor: Editor;
  answers: RuleAnswers;
  /** The revision that whoever changes it has seen; the newest if it is not given. */
  seen?: number;
}

export interface UndoHead {
  by: string;
  editor: Editor;
  reason?: string | undefined;
}

/** The one way in which what the register says of clusters is changed: all of a change, or nothing. */
export interface RegisterEditing extends FirstRevision {
  revisions: Revisions;
  /** @throws ImportError, OtherClusterError, ReportUnansweredError, EntryChangedError */
  import(read: ReadChange, head: ImportHead): Promise<ChangeResult>;
  /** The same, and nothing is written. Findings are told and need not be answered. */
  preview(read: ReadChange, head: Pick<ImportHead, 'file' | 'editor'>): Promise<ChangeResult>;
  /** A new revision, in which what another one changed is as it was before. @throws UndoRefusedError */
  undo(revision: number, head: UndoHead): Promise<ChangeResult>;
  /** What the register says now. */
  content(): Promise<RegisterContent>;
  /** The same with the number of its revision. */
  state(): Promise<{ revision: number; content: RegisterContent }>;
  /** Shows it with the provinces that this version of the program comes with. */
  refresh(): Promise<void>;
}

/** What comes with the program: as the first revision, and as the next as long as nobody else has changed anything. */
export interface FirstRevision {
  /** Whether it is to be taken. */
  wants(content: RegisterContent): Promise<boolean>;
  /** @returns the number of the revision that has it */
  begin(content: RegisterContent): Promise<number>;
}

export interface EditingOptions extends CheckOptions {
  models: RegisterModels;
  logger: Logger;
}

export function createRegisterEditing(options: EditingOptions): RegisterEditing {
  const { base } = options;
  const writing = createWriting(options);
  const { revisions, newest, write, refresh } = writing;
  return {
    revisions,
    refresh,
    ...createFirstRevision(writing, options.logger),
    content: async () => (await newest()).content,
    async state() {
      const { _id: revision, content } = await newest();
      return { revision, content };
    },
    preview: async (read, head) => checkChange(await newest(), read, head, options).result,
    import(read, { kind, file, sha256, by, editor, answers, seen }) {
      const { accept: accepted, reason = null } = answers;
      const head = { ...noHead, kind, by, file, sha256, reason, accepted: [...accepted] };
      return write(
        (before) => {
          const made = checkChange(before, read, { file, editor }, options);
          const open = unanswered(made.result.findings, answers);
          if (open.length > 0) throw new ReportUnansweredError(file, open);
          return made;
        },
        head,
        seen,
      );
    },
    undo(revision, { by, editor, reason = null }) {
      return write(
        async (before) => {
          const next = await undone(revisions, before, revision);
          const problems = contentProblems(next, base);
          if (problems.length > 0) throw new ImportError(`undo ${revision}`, problems);
          const entries = differencesOf(before.content, next);
          assertOwn(editor, entries);
          return { next, result: { changed: true, revision, entries, findings: [], warnings: [] } };
        },
        { ...noHead, kind: 'UNDO', by, reason, undoes: revision },
      );
    },
  };
}

const noHead = { file: null, sha256: null, reason: null, accepted: [], undoes: null };
const nothing: RegisterContent = { clusters: [], published: [] };

function createFirstRevision({ revisions, add }: Writing, logger: Logger): FirstRevision {
  return {
    async wants(content) {
      const before = await revisions.newest();
      if (!before) return true;
      if (differencesOf(before.content, content).length === 0) return false;
      const isOurs = (await revisions.list()).every(({ kind }) => kind === 'FILES');
      if (!isOurs) {
        logger.info(
          'The register was changed since its files were taken; what they say now does not take its place',
        );
      }
      return isOurs;
    },
    async begin(content) {
      const before = await revisions.newest();
      const entries = differencesOf(before?.content ?? nothing, content);
      const number = (before?._id ?? 0) + 1;
      const head: RevisionHead = { ...noHead, kind: 'FILES', by: startOfService };
      // Of two starts at once the other one has taken the same.
      await add(number, content, entries, head);
      return number;
    },
  };
}
