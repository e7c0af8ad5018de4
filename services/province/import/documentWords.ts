import { saidOfNumbersIn, type SaidOfNumbers } from '../../../domain/documentWords';
import { asciiKey } from '../../../domain/fold';
import { quoteValue, type ProblemList } from '../../../domain/problems';
import { knownProvinces } from './provinceNames';

/** What is taken of all numbers of a file that do not say otherwise themselves. */
export interface SaidOfAll {
  isEstimated: boolean;
  isProvisional: boolean;
}

export const nothingSaid: SaidOfAll = { isEstimated: false, isProvisional: false };

/**
 * What the names and titles of a file say of its numbers: never passed over. What is not to be imported so is refused, and what
 * is taken is told.
 *
 * @param isStatusSaid whether the document's status is said outright
 */
export function readDocumentWords(
  texts: readonly string[],
  { province, isStatusSaid }: { province: string; isStatusSaid: boolean },
  { problems, warnings }: Readonly<Record<'problems' | 'warnings', ProblemList>>,
): SaidOfAll {
  const textOf = new Map<SaidOfNumbers, string>();
  for (const text of texts)
    for (const said of saidOfNumbersIn(text)) textOf.set(said, textOf.get(said) ?? text);
  const tell = (list: ProblemList, said: SaidOfNumbers) => {
    const text = textOf.get(said);
    if (text !== undefined) list.add({ place: 'file', message: messages[said](quoteValue(text)) });
  };
  if (!isStatusSaid) tell(problems, 'DRAFT');
  tell(problems, 'PLAN');
  tell(problems, 'RELATIVE');
  tell(warnings, 'ESTIMATE');
  tell(warnings, 'PROVISIONAL');
  for (const message of texts.flatMap((text) => otherProvince(text, province)))
    problems.add({ place: 'file', message });
  return { isEstimated: textOf.has('ESTIMATE'), isProvisional: textOf.has('PROVISIONAL') };
}

const messages: Readonly<Record<SaidOfNumbers, (text: string) => string>> = {
  DRAFT: (text) =>
    `${text} là bản dự thảo, mà tình trạng chưa ghi; thêm --document-status DRAFT (dự thảo) hoặc FINAL (chính thức), hay cột ` +
    `"Tình trạng" của tài liệu. ${text} is a draft, and no status is said; add --document-status DRAFT or FINAL`,
  PLAN: (text) =>
    `${text} là kế hoạch, không phải kết quả; chỉ nạp số đã thực hiện. Nếu là kết quả thì sửa tên ấy. ` +
    `${text} is a plan and no result; import what was done. If it is a result, correct that name`,
  RELATIVE: (text) =>
    `${text} nói các số là bình quân, tỷ lệ hoặc mức tăng giảm; chỉ nạp tổng số. Nếu là tổng số thì sửa tên ấy. ` +
    `${text} says that the numbers are averages, shares or changes; import totals. If they are totals, correct that name`,
  ESTIMATE: (text) =>
    `Theo ${text}, mọi số trong tệp là số ước: được ghi là ước tính. By ${text} all numbers of the file are estimates, and are ` +
    'kept as such',
  PROVISIONAL: (text) =>
    `Theo ${text}, mọi số trong tệp là số sơ bộ: được ghi như thế. By ${text} all numbers of the file are provisional, and are ` +
    'kept as such',
};

/** A report of one other province is brought into the wrong one; a list of several may well be right. */
function otherProvince(text: string, province: string): string[] {
  const words = `-${slug(text)}-`;
  const named = knownProvinces().filter(({ name }) => namesProvince(words, slug(name)));
  const [first] = named;
  if (!first || named.some(({ id }) => id === province) || new Set(named.map(({ name }) => name)).size > 1)
    return [];
  return [
    `${quoteValue(text)} là của tỉnh "${first.id}", đang nạp vào "${province}"; nạp vào đúng tỉnh hoặc sửa tên ấy. ` +
      `${quoteValue(text)} is of province "${first.id}", and is being imported into "${province}"; import it there, or correct that name`,
  ];
}

function slug(text: string): string {
  return text
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(asciiKey)
    .join('-');
}

/** What a name has beside that of a province: "bao-cao-lang-son-2024.csv". */
const besideName = /-(?:bao-cao|bc|so-lieu|tong-hop|tong-ket|nam-20\d\d|\d+|csv|xlsx|json)(?=-)/g;

function namesProvince(words: string, name: string): boolean {
  if (words.replace(besideName, '') === `-${name}-`) return true;
  return ['tinh', 'thanh-pho', 'tp', 'ldld', 'lien-doan-lao-dong'].some((before) =>
    words.includes(`-${before}-${name}-`),
  );
}
