import type { Figures, Number } from './book';

/** One number of each body: a measure, or a part of it. */
export interface FigureLine {
  measure: string;
  /** Null: the reports do not state it; absent: all together. */
  kind?: string | null;
  awardedBy?: string | null;
  recipient?: string | null;
  programme?: string;
  sector?: string;
  read(figures: Figures): Number | null;
}

type All = readonly (Figures | null)[];

const membershipMeasures = [
  'members',
  'newMembers',
  'unions',
  'newUnions',
  'employees',
  'partyNominees',
  'partyAdmissions',
] as const;

export function membershipLines(all: All): FigureLine[] {
  const sectors = distinct(
    present(all).flatMap(({ membership }) => membership.unionsBySector.map(({ sector }) => sector)),
  );
  return [
    ...membershipMeasures.map((measure) => ({
      measure,
      read: ({ membership }: Figures) => membership[measure],
    })),
    ...sectors.map((sector) => ({
      measure: 'unions',
      sector,
      read: ({ membership }: Figures) =>
        membership.unionsBySector.find((row) => row.sector === sector)?.unions ?? null,
    })),
  ];
}

const bodies = ['CONFEDERATION', 'PROVINCE', 'SUPERIOR_UNION', null];

/** All awards, then each kind and recipient by the body that gave them. */
export function awardLines(all: All): FigureLine[] {
  const rows = present(all).flatMap(({ awards }) => awards.byKind);
  const once = [...new Map(rows.map((row) => [keyOf(row), row])).values()].sort(
    (a, b) => bodies.indexOf(a.awardedBy) - bodies.indexOf(b.awardedBy),
  );
  return [
    { measure: 'awards', read: ({ awards }) => awards.total },
    ...once.map(({ kind, awardedBy, recipient }) => ({
      measure: 'awards',
      kind,
      awardedBy,
      recipient,
      read: ({ awards }: Figures) =>
        awards.byKind.find((row) => keyOf(row) === keyOf({ kind, awardedBy, recipient }))?.count ?? null,
    })),
  ];
}

function keyOf(row: { kind: string; awardedBy: string | null; recipient: string | null }): string {
  return [row.kind, row.awardedBy, row.recipient].join(' ');
}

const welfareMeasures = ['spent', 'contributed', 'people', 'personTimes', 'gifts', 'houses'] as const;

/** Each measure of welfare as a whole, then by programme. */
export function welfareLines(all: All): FigureLine[] {
  const figures = present(all);
  const programmes = distinct(
    figures.flatMap(({ welfare }) => welfare.byProgramme.map((row) => row.programme)),
  );
  return welfareMeasures.flatMap((measure) => {
    const ofProgramme = (programme: string): FigureLine => ({
      measure,
      programme,
      read: ({ welfare }) =>
        welfare.byProgramme.find((row) => row.programme === programme)?.[measure] ?? null,
    });
    const lines: FigureLine[] = [
      { measure, read: ({ welfare }) => welfare[measure] },
      ...programmes.map(ofProgramme),
    ];
    return lines.filter(({ read }) => figures.some((row) => read(row) !== null));
  });
}

export function activityLines(all: All): FigureLine[] {
  const measures = distinct(
    present(all).flatMap(({ activities }) => activities.map(({ measure }) => measure)),
  );
  return measures.map((measure) => ({
    measure,
    read: ({ activities }) => activities.find((row) => row.measure === measure)?.quantity ?? null,
  }));
}

function present(all: All): Figures[] {
  return all.filter((figures) => figures !== null);
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
