import type { Catalogue } from '../../../domain/catalogue';
import type { Editor } from '../../../domain/editors';
import { ImportError, type ImportProblem } from '../../../domain/problems';
import type { Rule, RuleFinding } from '../../../domain/rules';
import { clusterOf, differencesOf, inOrder, type EntryChange, type RegisterContent } from '../data/content';
import type { Revision } from '../data/revisions';
import type { RegisterBase } from '../data/rows';
import { OtherClusterError } from '../errors';
import { applyChange } from '../import/change';
import { contentProblems } from '../import/contentProblems';
import type { ReadChange } from '../import/readChange';
import { findingsOf, sharedMembers } from './findings';

/** What a change does, or would do. */
export interface ChangeResult {
  changed: boolean;
  /** The newest one if nothing changed. */
  revision: number;
  entries: EntryChange[];
  /** Of the rules; those that had to be answered are. */
  findings: RuleFinding[];
  /** What is to be known besides. */
  warnings: ImportProblem[];
}

/** A change and the content that it leads to. */
export interface MadeChange {
  next: RegisterContent;
  result: ChangeResult;
}

export interface CheckOptions {
  base: RegisterBase;
  catalogue: Catalogue;
  rules: readonly Rule[];
  /** The day it is, YYYY-MM-DD. */
  today: () => string;
}

/**
 * What would become of a change, checked whole; nothing is written.
 *
 * @throws ImportError, OtherClusterError
 */
export function checkChange(
  before: Revision,
  read: ReadChange,
  { file, editor }: { file: string; editor: Editor },
  { base, catalogue, rules, today }: CheckOptions,
): MadeChange {
  const given = applyChange(before.content, read.change);
  const problems = [
    ...nameProblems(given, read),
    ...contentProblems(given, base, (entry) => read.places.get(entry) ?? entry),
  ];
  if (problems.length > 0) throw new ImportError(file, problems);
  const next = inOrder(given);
  const entries = differencesOf(before.content, next);
  assertOwn(editor, entries);
  const seasons = new Set(entries.flatMap(seasonOf));
  const thisYear = Number(today().slice(0, 4));
  const result = {
    changed: entries.length > 0,
    revision: before._id,
    entries,
    findings: findingsOf(seasons, next, { rules, catalogue, thisYear }),
    warnings: sharedMembers(seasons, next).map((message) => ({ place: 'provinces', message })),
  };
  return { next, result };
}

/** A cluster that is new has to be named. */
function nameProblems({ clusters }: RegisterContent, { places }: ReadChange): ImportProblem[] {
  return clusters.flatMap(({ id, name }) => {
    if (name !== '') return [];
    const message = `Cụm "${id}" là cụm mới: cần tên. Cluster "${id}" is new: expected its name`;
    return [{ place: `${places.get(id) ?? id}.name`.replace(/^\./, ''), message }];
  });
}

/** @throws OtherClusterError */
export function assertOwn(editor: Editor, entries: readonly EntryChange[]): void {
  if (editor.role === 'operator') return;
  const others = entries.map(({ entry }) => entry).filter((entry) => clusterOf(entry) !== editor.cluster);
  if (others.length > 0) throw new OtherClusterError(editor.cluster, others);
}

/** The season that an entry is of; none of a cluster's name, and of what is no more. */
function seasonOf({ entry, change }: EntryChange): string[] {
  const [season = ''] = entry.split('/');
  return change !== 'REMOVED' && season.includes(':') ? [season] : [];
}
