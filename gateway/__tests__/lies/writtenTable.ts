import { noCheck } from './askedBoth';
import type { Lie, LiesOfAKind } from './lie';

/** The table as `docs/conformance-lies.md` has it. */
export function writtenTable(kinds: readonly LiesOfAKind[]): string {
  const count = kinds.flatMap(([, lies]) => lies).length;
  return [introduction(count), ...kinds.map(section)].join('\n');
}

const introduction = (count: number) => `# Dịch vụ nói sai / A service that lies

Bảng này do máy viết, từ \`gateway/__tests__/lies\`. Một dịch vụ đúng hợp đồng (\`examples/foreign-province\`, số liệu của
\`examples/vectors\`) được cho nói sai theo ${count} cách; mỗi dòng cho biết \`congdoan check\` báo ở mục nào và cổng chung làm gì. \`npm test\`
thử một số dòng, \`npm run test:hostile\` thử tất cả. Thêm cách nói sai mới: thêm một dòng vào bảng trong mã.

_This table is written by a program, from \`gateway/__tests__/lies\`. A service that is right (\`examples/foreign-province\` with the data of
\`examples/vectors\`) is made to depart from the truth in ${count} ways; each row says which check of \`congdoan check\` fails, and what the gateway
does. \`npm test\` tries some of them, \`npm run test:hostile\` all. A new one is a row of the table in the code._

- **the check**: the id of a check that fails; others may fail beside it. "cannot begin": the command ends with an error that says why.
- **the gateway**, asked by an analyst: the reason for which it leaves the province out; "the truth": what it says is not touched by the lie,
  or is what it knows itself; "believes": the lie is passed on. What the gateway cannot know, the check has to find before a province joins.
- What neither finds says why it does no harm.
`;

function section([kind, lies]: LiesOfAKind): string {
  const rows = lies.map(
    (lie) => `| ${[`\`${lie.id}\``, wordsOf(lie), checkOf(lie), gatewayOf(lie)].join(' | ')} |`,
  );
  return [
    `## ${kind}\n`,
    '| lie | what is told | the check | the gateway |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function wordsOf({ what, harmless }: Lie): string {
  return harmless === undefined ? what : `${what}. _No harm:_ ${harmless}`;
}

function checkOf({ kit }: Lie): string {
  if (kit === null) return 'passes';
  return kit === noCheck ? 'cannot begin' : `\`${kit}\``;
}

function gatewayOf({ gateway }: Lie): string {
  if (gateway === 'SAME') return 'the truth';
  return gateway === 'BELIEVED' ? 'believes' : `\`${gateway}\``;
}
