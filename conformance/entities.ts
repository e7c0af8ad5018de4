import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../domain/isRecord';
import { firstYear, lastYear } from '../domain/years';
import type { Check, Subject } from './check';
import { judged, MismatchError, shown, skipped, type Problem } from './verdict';
import {
  askEntities,
  askProvince,
  askRaw,
  readErrors,
  type AnswerError,
  type EntitiesAnswer,
} from './question';

/** An id that no province has. */
const unknownId = 'khong-co-tinh-nay';

export const entityChecks: Check[] = [
  {
    id: 'entities.order',
    name: { vi: 'Trả lời đúng thứ tự đã hỏi', en: 'Entities come in the order asked for' },
    mend: {
      vi: 'Trả danh sách _entities theo đúng thứ tự của representations, mỗi chỗ một phần tử, kể cả null; path của lỗi chỉ đúng chỗ.',
      en: 'Return _entities in the order of the representations, one item for each, null included; point the path of an error at its place.',
    },
    async run(subject) {
      const answer = await entitiesOrNull(subject, [subject.province, subject.province, unknownId]);
      if (answer) return judged(orderProblems(answer));
      return skipped(
        'Mã lạ làm hỏng cả câu trả lời; xem entities.unknown',
        'An unknown id spoils the whole answer; see entities.unknown',
      );
    },
  },
  {
    id: 'entities.duplicates',
    name: { vi: 'Hỏi trùng thì trả lời đủ', en: 'An id asked twice is answered twice' },
    mend: {
      vi: 'Trả cùng một nội dung cho mỗi lần mã được hỏi.',
      en: 'Return the same content for each time that an id is asked for.',
    },
    async run(subject) {
      const selection = 'id reports { year revision }';
      const { entities } = await askEntities(subject, [subject.province, subject.province], selection);
      return judged(duplicateProblems(entities));
    },
  },
  {
    id: 'entities.key',
    name: { vi: 'Nhắc lại đúng mã tỉnh', en: 'The key is echoed' },
    mend: {
      vi: 'Province.id phải là đúng mã đã hỏi trong representations.',
      en: 'Province.id has to be the very id of the representation.',
    },
    async run(subject) {
      const { id } = await askProvince(subject, 'id');
      if (id === subject.province) return judged([]);
      return judged([{ where: '_entities.0.id', expected: shown(subject.province), got: shown(id) }]);
    },
  },
  {
    id: 'entities.slots',
    name: {
      vi: 'Nhiều câu hỏi có tên riêng trong một yêu cầu',
      en: 'Several aliased questions in one request',
    },
    mend: {
      vi: 'Trả lời mọi trường q0, q1… của một yêu cầu, mỗi trường theo biến của riêng nó; đừng giới hạn số tên riêng (alias) dưới vài chục.',
      en: 'Answer every field q0, q1… of a request, each by its own variables; do not limit aliases below a few dozen.',
    },
    run: async (subject) => judged(await slotProblems(subject)),
  },
  {
    id: 'entities.unknown',
    name: { vi: 'Mã lạ là null kèm lỗi của riêng nó', en: 'An unknown id is null with an error of its own' },
    mend: {
      vi: 'Với mã không giữ: trả null ở chỗ đó và một lỗi có path chỉ vào đó (nên dùng mã lỗi PROVINCE_NOT_HELD); các mã khác vẫn được trả lời.',
      en: 'For an id that is not held: null in its place and an error whose path points there (code PROVINCE_NOT_HELD, preferably); the other ids are answered all the same.',
    },
    async run(subject) {
      return judged(unknownProblems(await askEntities(subject, [subject.province, unknownId], 'id')));
    },
  },
  {
    id: 'entities.noReport',
    name: { vi: 'Năm không có báo cáo là null, không lỗi', en: 'A year without a report is null, no error' },
    mend: {
      vi: 'report(year:) của năm chưa có số liệu phải là null và không kèm lỗi.',
      en: 'report(year:) of a year without data has to be null, without an error.',
    },
    async run(subject) {
      const years = yearsWithoutReport(subject);
      if (years.length === 0) return skipped('Năm nào cũng có báo cáo', 'Every year has a report');
      const problems: Problem[] = [];
      for (const year of years) {
        const { report } = await askProvince(subject, `report(year: ${year}) { year }`);
        if (report !== null) {
          problems.push({ where: `report(year: ${year})`, expected: 'null', got: shown(report) });
        }
      }
      return judged(problems);
    },
  },
  {
    id: 'entities.badYear',
    name: { vi: 'Năm ngoài khoảng bị từ chối', en: 'A year out of range is refused' },
    mend: {
      vi: `Với năm ngoài ${firstYear}–${lastYear}: trả lỗi có extensions.code là BAD_USER_INPUT.`,
      en: `For a year outside ${firstYear} to ${lastYear}: return an error whose extensions.code is BAD_USER_INPUT.`,
    },
    async run(subject) {
      const years = [firstYear - 1, lastYear + 1];
      const problems = years.map(async (year) => {
        const { errors } = await askEntities(subject, [subject.province], `report(year: ${year}) { year }`);
        return badYearProblems(year, errors);
      });
      return judged((await Promise.all(problems)).flat());
    },
  },
];

async function entitiesOrNull(subject: Subject, ids: string[]): Promise<EntitiesAnswer | null> {
  try {
    return await askEntities(subject, ids, 'id');
  } catch (error) {
    if (error instanceof MismatchError) return null;
    throw error;
  }
}

/** Of an answer to a known id, the same again and an unknown one. */
function orderProblems({ entities, errors }: Pick<EntitiesAnswer, 'entities' | 'errors'>): Problem[] {
  const pattern = entities.map((entity) => (isRecord(entity) ? 'entity' : 'null')).join(', ');
  // How many are null is for entities.unknown to judge.
  if (pattern.split('null').length === 2 && pattern !== 'entity, entity, null') {
    return [{ where: '_entities', expected: 'entity, entity, null', got: pattern }];
  }
  const places = errors.map(({ path }) => path[1]).filter((place) => typeof place === 'number');
  if (places.length === 0 || places.includes(2)) return [];
  return [{ where: 'errors', expected: 'path ["_entities",2]', got: `place ${places.join(', ')}` }];
}

function duplicateProblems(entities: readonly unknown[]): Problem[] {
  const [first, second] = entities;
  if (!isRecord(first)) return [{ where: '_entities.0', expected: 'an entity', got: shown(first) }];
  if (isDeepStrictEqual(first, second)) return [];
  return [{ where: '_entities.1', expected: shown(first), got: shown(second) }];
}

/** Of an answer to a known id and an unknown one. */
function unknownProblems({ entities, errors }: Pick<EntitiesAnswer, 'entities' | 'errors'>): Problem[] {
  const answered = entities.filter(isRecord).length;
  if (answered !== 1) {
    const got = `${answered} of ${entities.length} answered`;
    return [{ where: '_entities', expected: 'the known id answered, the unknown one null', got }];
  }
  const own = errors.some(({ path }) => typeof path[1] === 'number');
  if (own) return [];
  const got = errors.length === 0 ? 'no error' : `path ${shown(errors[0]?.path)}`;
  return [{ where: 'errors', expected: 'an error with the path of the unknown id', got }];
}

function badYearProblems(year: number, errors: AnswerError[]): Problem[] {
  if (errors.some(({ code }) => code === 'BAD_USER_INPUT')) return [];
  const [error] = errors;
  const got = error ? `code ${shown(error.code)}: ${error.message}` : 'no error';
  return [{ where: `report(year: ${year})`, expected: 'an error of code BAD_USER_INPUT', got }];
}

/** A year far from every report; else the first without one. */
function yearWithoutReport(subject: Subject): number | null {
  return yearsWithoutReport(subject)[0] ?? null;
}

/** How many years are asked for of which there is nothing. */
const mostYears = 8;

/** The last of all years, and then those nearest to the reports: a year between them is the likeliest to be made up. */
function yearsWithoutReport({ years }: Subject): number[] {
  const all = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => lastYear - index);
  const known = years ?? [];
  const without = all.filter((year) => !known.includes(year));
  const distance = (year: number) => Math.min(...known.map((each) => Math.abs(each - year)));
  const near = known.length === 0 ? [] : [...without].sort((a, b) => distance(a) - distance(b));
  return [...new Set([...without.slice(0, 1), ...near.slice(0, mostYears)])];
}

/** A table of a dozen years is one request of a dozen questions. */
const slots = 12;

/** Asks as the gateway does: many questions of different years in one request. */
async function slotProblems(subject: Subject): Promise<Problem[]> {
  const two = [subject.year ?? firstYear, yearWithoutReport(subject) ?? lastYear];
  const years = Array.from({ length: slots }, (_, slot) => two[slot % two.length] ?? lastYear);
  const reply = await askRaw(subject, slotQuestion(subject.province, years));
  const [error] = readErrors(reply);
  if (error) return [{ where: error.path.join('.') || 'errors', expected: 'no error', got: error.message }];
  const reported = subject.year !== null && (subject.years?.includes(subject.year) ?? true);
  return years.flatMap((year, slot) => {
    const expected = slot % two.length === 0 && reported ? year : null;
    return slotAnswerProblems(`q${slot}`, reply.body?.data?.[`q${slot}`], expected);
  });
}

/** A field for each year, with variables of its own: how the gateway puts many questions into one request. */
function slotQuestion(province: string, years: readonly number[]) {
  const definitions = years.map((_, slot) => `$r${slot}: [_Any!]!, $v${slot}_year: Int!`);
  const fields = years.map(
    (_, slot) => `q${slot}: _entities(representations: $r${slot}) {
      ... on Province { _askedProvince: id report(year: $v${slot}_year) { year } }
    }`,
  );
  const variables = years.flatMap((year, slot): [string, unknown][] => [
    [`r${slot}`, [{ __typename: 'Province', id: province }]],
    [`v${slot}_year`, year],
  ]);
  const query = `query Provinces(${definitions.join(', ')}) { ${fields.join(' ')} }`;
  return { query, variables: Object.fromEntries(variables) };
}

function slotAnswerProblems(where: string, answer: unknown, year: number | null): Problem[] {
  const entity: unknown = Array.isArray(answer) && answer.length === 1 ? answer[0] : undefined;
  if (!isRecord(entity)) return [{ where, expected: 'a list of one entity', got: shown(answer) }];
  const { report } = entity;
  const got = isRecord(report) ? report.year : report;
  if (got === year) return [];
  return [{ where: `${where}.0.report`, expected: shown(year), got: shown(got) }];
}
