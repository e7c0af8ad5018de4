import { z } from 'zod';
import type { Check, Subject } from './check';
import { readAs } from './paging';
import { askProvince } from './question';
import { judged, shown, skipped, type Problem, type Verdict } from './verdict';

export const pageInfoChecks: Check[] = [
  {
    id: 'pages.info',
    name: { vi: 'Trang cho biết đúng chỗ của nó', en: 'A page says rightly where it is' },
    mend: {
      vi: 'startCursor là con trỏ của dòng đầu; hasPreviousPage là true khi có dòng đứng trước trang.',
      en: 'startCursor is the cursor of the first row; hasPreviousPage is true if there are rows before the page.',
    },
    run: infoVerdict,
  },
];

const selection = 'edges { cursor node { id } } pageInfo { startCursor endCursor hasPreviousPage }';
const pageSchema = z.object({
  edges: z.array(z.object({ cursor: z.string() })),
  pageInfo: z.object({
    // A service of the contract before has neither.
    startCursor: z.string().nullish(),
    endCursor: z.string().nullable(),
    hasPreviousPage: z.boolean().optional(),
  }),
});

async function infoVerdict(subject: Subject): Promise<Verdict> {
  const read = async (after: string | null) => {
    const { units } = await askProvince(
      subject,
      `units(first: 1, after: $after) { ${selection} }`,
      { after },
      '$after: String',
    );
    return readAs(pageSchema, units, 'units');
  };
  const first = await read(null);
  const { endCursor } = first.pageInfo;
  if (endCursor === null) return skipped('Tỉnh chưa có đơn vị', 'The province has no units yet');
  const second = await read(endCursor);
  return judged([
    ...pageProblems('units(first: 1)', first, false),
    ...pageProblems('units(first: 1, after:)', second, true),
  ]);
}

function pageProblems(
  where: string,
  { edges, pageInfo }: z.infer<typeof pageSchema>,
  hasBefore: boolean,
): Problem[] {
  const { startCursor, hasPreviousPage } = pageInfo;
  const start = edges[0]?.cursor ?? null;
  const problems: Problem[] = [];
  if (startCursor != null && startCursor !== start)
    problems.push({ where: `${where}.startCursor`, expected: shown(start), got: shown(startCursor) });
  if (hasPreviousPage !== undefined && edges.length > 0 && hasPreviousPage !== hasBefore)
    problems.push({
      where: `${where}.hasPreviousPage`,
      expected: String(hasBefore),
      got: String(hasPreviousPage),
    });
  return problems;
}
