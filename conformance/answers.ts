import { isRecord } from '../domain/isRecord';
import { createDisbelief } from '../domain/reports/believable';
import { loadCatalogue } from '../platform/loadCatalogue';
import { readableCheck, type Check, type CheckResult } from './check';
import type { Pictures } from './picture';
import { judged, type Problem } from './verdict';

/** Says whether everything could be read. */
export const everybodyCheck = 'answers.everybody';

export const answerChecks: Check[] = [
  {
    id: readableCheck,
    name: {
      vi: 'Cổng chung đọc được mọi câu trả lời',
      en: 'The gateway can read every answer',
    },
    mend: {
      vi: 'Trả đúng kiểu và giá trị mà hợp đồng cho phép ở những chỗ trên: JSON không có BOM, không nén, nhiều nhất 4 MiB. Cổng chung loại tỉnh khỏi số tổng (INVALID_ANSWER) vì chính lý do ấy.',
      en: 'Answer with the types and values that the contract allows in the places above: JSON without a byte order mark, not packed, 4 MiB at most. The gateway leaves the province out of totals (INVALID_ANSWER) for that very reason.',
    },
    async run({ pictures, shared }) {
      const read = await pictures();
      return judged([...shared.all(), ...beyondBelief(read)], noteOf(read));
    },
  },
  {
    id: everybodyCheck,
    name: {
      vi: 'Mọi vai trò, mọi năm, mọi đường hỏi đều được trả lời',
      en: 'Every role, year and path is answered',
    },
    mend: {
      vi: 'Trả lời report, reports, units, unit và facts cho mọi vai trò trong token; thứ không được xem là null hoặc vắng mặt, không phải lỗi.',
      en: 'Answer report, reports, units, unit and facts for every role of the token; what a role may not see is null or left out, and no error.',
    },
    async run({ pictures }) {
      const read = await pictures();
      return judged(
        read.all.flatMap(({ problems }) => problems),
        noteOf(read),
      );
    },
  },
];

function noteOf({ all, years }: Pictures): string {
  return `${all.length} vai trò / roles, ${years.length} năm / years`;
}

/** As the gateway leaves a province out of totals of which it says more than can be believed. */
function beyondBelief({ all }: Pictures): Problem[] {
  const { measures } = loadCatalogue();
  const { measureIn } = createDisbelief(loadCatalogue());
  return all.flatMap(({ reports, viewer }) =>
    [...reports].flatMap(([year, report]) => {
      const figures = report?.figures;
      const measure = isRecord(figures) ? measureIn(figures) : null;
      if (measure === null) return [];
      const expected = `at most ${measures.get(measure)?.ceiling}, the ceiling of "${measure}"`;
      return [
        { where: `report(year: ${year}).figures, asked by ${viewer.name}`, expected, got: 'a number above' },
      ];
    }),
  );
}

/** Also what other checks read that the gateway would refuse is told of in the one place. */
export function withRefusals(results: readonly CheckResult[], refused: readonly Problem[]): CheckResult[] {
  return results.map((result) => {
    if (result.id !== readableCheck) return result;
    const known = 'problems' in result ? result.problems : [];
    const places = new Set(known.map(({ where, expected }) => `${where} ${expected}`));
    const more = refused.filter(({ where, expected }) => !places.has(`${where} ${expected}`));
    if (more.length === 0) return result;
    const { id, name, mend, millis } = result;
    return { id, name, mend, millis, ...judged([...known, ...more]) };
  });
}
