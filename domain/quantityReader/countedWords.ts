import type { Measure } from '../catalogue';
import { foldKey } from '../fold';
import { refuse, type Refused } from './refusal';

/** What the reader needs to know of a measure. */
export type CountedMeasure = Pick<Measure, 'id' | 'unit'> & { name?: string };

/** The words that may stand after a number, by the unit of measure that they say; separated by commas. */
const wordsOfUnit: Readonly<Record<string, string>> = {
  VND: 'đ,₫,đồng,vnđ,vnd,đồng việt nam,việt nam đồng',
  basis_point: '%,phần trăm',
  people:
    'người,đoàn viên,đv,công nhân,lao động,người lao động,nlđ,cán bộ,công chức,viên chức,cá nhân,cnvclđ,cnlđ,' +
    'cbccvc,cbccvclđ,đoàn viên công đoàn,công đoàn viên,cán bộ công đoàn,cán bộ công đoàn các cấp,công nhân lao động',
  person_times: 'lượt',
  unions: 'cđcs,công đoàn cơ sở,công đoàn,đơn vị,tổ chức công đoàn',
  awards:
    'cờ,cờ thi đua,bằng khen,giấy khen,kỷ niệm chương,bằng lao động sáng tạo,danh hiệu,tập thể,cá nhân,tập thể và cá nhân,' +
    'khen thưởng',
  gifts: 'suất,suất quà,phần,phần quà,quà,túi quà',
  houses:
    'căn,căn nhà,nhà,ngôi nhà,mái ấm,mái ấm công đoàn,nhà mái ấm,nhà mái ấm công đoàn,căn nhà mái ấm công đoàn',
  departments: 'ban,phòng,văn phòng,đơn vị',
  collectives: 'tập thể,đơn vị',
  provinces: 'tỉnh,thành phố,đơn vị',
  targets: 'chỉ tiêu',
  tasks: 'việc,công việc,nhiệm vụ',
  points: 'nội dung,nội dung trọng tâm',
  conferences: 'hội nghị,cuộc,buổi',
  opinions: 'ý kiến,kiến nghị',
  sessions: 'cuộc,buổi',
  enterprises: 'doanh nghiệp,dn,đơn vị,công ty',
  units: 'đơn vị,doanh nghiệp,cuộc,cơ quan',
  classes: 'lớp,lớp tập huấn,lớp bồi dưỡng,khóa',
  agreements: 'bản,thỏa thuận,bản thỏa thuận,thỏa thuận hợp tác',
  m2: 'm2,mét vuông',
};
/** Measures of which some words of their unit say something else: employees are no members. */
const wordsOfMeasure: Readonly<Record<string, string>> = {
  members: 'người,đoàn viên,đv,đoàn viên công đoàn,công đoàn viên',
  newMembers: 'người,đoàn viên,đv,đoàn viên mới,đoàn viên công đoàn,công đoàn viên,đoàn viên kết nạp mới',
  partyNominees: 'người,đoàn viên,đv,đoàn viên ưu tú,quần chúng ưu tú',
  partyAdmissions: 'người,đoàn viên,đv,đảng viên,đảng viên mới,đoàn viên ưu tú',
  employees:
    'người,công nhân,lao động,người lao động,nlđ,cán bộ,công chức,viên chức,cnvclđ,cnlđ,cbccvc,cbccvclđ,' +
    'công nhân lao động',
  delegates: 'người,đại biểu,đại diện',
  superiorUnions: 'đơn vị,công đoàn,công đoàn cấp trên,công đoàn cấp trên trực tiếp cơ sở',
  superiorUnionsRatedGood: 'đơn vị,công đoàn,công đoàn cấp trên,công đoàn cấp trên trực tiếp cơ sở',
  districtUnions: 'đơn vị,công đoàn,lđlđ huyện,liên đoàn lao động huyện,thành phố,lđlđ cấp huyện',
  sectorUnions: 'đơn vị,công đoàn,công đoàn ngành,công đoàn ngành địa phương',
};
/** Of what a price is; by the id of a measure or by a unit of measure. */
const perWords: Readonly<Record<string, string>> = {
  VND_per_meal: 'suất,suất ăn,bữa,bữa ăn,ca,suất ăn ca,bữa ăn ca',
  houseCost: 'nhà,căn,căn nhà,ngôi nhà',
  houseArea: 'nhà,căn,căn nhà,ngôi nhà',
};

/** Whether a word says what is counted, of any measure. */
export function isUnitWord(word: string): boolean {
  return isPersonTimes(word) || unitsSaying(word).length > 0;
}

/** Null if the words after a number say what the measure counts, or nothing. */
export function refuseCounted(words: string, measure: CountedMeasure, isMoney: boolean): Refused | null {
  const [head = '', ...per] = unwrap(words)
    .split('/')
    .map((part) => part.trim());
  const money = isMoney && !isMoneyUnit(measure.unit) ? 'VND' : null;
  if (money !== null) return refuseOther(words === '' ? 'tr' : words, [money], measure);
  const rate = per.length > 0 || /(?:^| )(?:mỗi|một|bình quân|trung bình)(?: |$)/.test(head);
  if (rate && !isPriceOf(per, measure)) return refuseRate(words, per);
  if (measure.unit === 'basis_point') return isPercent(head) ? null : refusePercent(head);
  if (head === '') return null;
  const unknown = partsOf(head, measure).find((part) => !isWordOf(part, measure));
  if (unknown === undefined) return null;
  const others = unitsSaying(unknown);
  return others.length === 0
    ? refuseUnknown(unknown === '' ? head : unknown, measure)
    : refuseOther(unknown, others, measure);
}

/** `(đồng)`, as `đồng`. */
function unwrap(words: string): string {
  return /^\(([^()]*)\)$/.exec(words)?.[1]?.trim() ?? words;
}

/** A list of words, such as `công chức, viên chức`; with the whole of it, if that is a word itself. */
function partsOf(head: string, measure: CountedMeasure): string[] {
  return isWordOf(head, measure) ? [] : listOf(head);
}

/** What says a thing twice is no list. */
function listOf(words: string): string[] {
  const parts = words.split(/, ?| và /).map((part) => part.trim());
  return new Set(parts.map(keyOf)).size === parts.length ? parts : [words];
}

function isWordOf(word: string, measure: CountedMeasure): boolean {
  const { id, unit, name } = measure;
  if (name !== undefined && keyOf(word) === keyOf(name.toLowerCase())) return true;
  if (unit === 'person_times') return isPersonTimes(word);
  return known(wordsOfMeasure[id] ?? wordsOfUnit[isMoneyUnit(unit) ? 'VND' : unit] ?? '').has(keyOf(word));
}

/** `lượt`, `lượt người`, `lượt đoàn viên, người lao động`. */
function isPersonTimes(words: string): boolean {
  const [, people] = /^lượt(?: (.+))?$/.exec(words) ?? [undefined, ''];
  return people === undefined ? words === 'lượt' : people !== '' && listOf(people).every(isPeople);
}

function isPeople(words: string): boolean {
  return known(wordsOfUnit.people ?? '').has(keyOf(words));
}

function isPercent(head: string): boolean {
  return known(wordsOfUnit.basis_point ?? '').has(keyOf(head));
}

function isMoneyUnit(unit: string): boolean {
  return unit.startsWith('VND');
}

function isPriceOf(per: readonly string[], { id, unit }: CountedMeasure): boolean {
  const [only = '', ...more] = per;
  return more.length === 0 && known(perWords[id] ?? perWords[unit] ?? '').has(keyOf(only));
}

/** The units of measure that a word says, other than those of the measure in hand. */
function unitsSaying(word: string): string[] {
  const [first = ''] = word.split(' ');
  if (first === 'lượt') return ['person_times'];
  return Object.entries({ ...wordsOfUnit, ...wordsOfMeasure })
    .filter(([, words]) => known(words).has(keyOf(word)))
    .map(([unit]) => unit);
}

const wordSets = new Map<string, ReadonlySet<string>>();

function known(words: string): ReadonlySet<string> {
  const set =
    wordSets.get(words) ??
    new Set(
      words
        .split(',')
        .filter((word) => word !== '')
        .map(keyOf),
    );
  wordSets.set(words, set);
  return set;
}

/** The letters folded, every sign kept: `đ@` is not `đ`. */
function keyOf(words: string): string {
  return words.replace(/[\p{L}\p{M}\p{N}]+/gu, foldKey);
}

function refuseRate(words: string, per: readonly string[]): Refused {
  return per.some((part) => /\d/.test(part))
    ? refuse(
        words,
        'là một cặp số hoặc phân số; ghi mỗi số một dòng',
        'is a pair of numbers or a fraction; write each in a row of its own',
      )
    : refuse(
        words,
        'là mức cho mỗi đơn vị, không phải tổng số; ghi tổng số',
        'is a rate, and the measure is a total; write the total',
      );
}

function refusePercent(part: string): Refused {
  if (part === '')
    return refuse(
      '%',
      'không có sau số; chỉ tiêu này là tỷ lệ, ghi như 93,75%',
      'is not there behind the number; the measure is a percentage, write it such as 93,75%',
    );
  return refuse(
    part,
    'không phải dấu %; chỉ tiêu này là tỷ lệ, ghi như 93,75%',
    'is no %; the measure is a percentage, write it such as 93,75%',
  );
}

function refuseUnknown(part: string, measure: CountedMeasure): Refused {
  return refuse(
    part,
    `không hiểu được; chỉ ghi số, hoặc kèm ${examples(measure)}`,
    `is not understood; write the number alone or with ${examples(measure)}`,
  );
}

function refuseOther(part: string, units: readonly string[], measure: CountedMeasure): Refused {
  const names = units.flatMap(
    (unit) => (wordsOfUnit[unit] ?? wordsOfMeasure[unit])?.split(',').slice(0, 1) ?? [],
  );
  const other = [...new Set(names)].join(', ');
  return refuse(
    part,
    `là đơn vị tính khác (${other}); chỉ tiêu này tính bằng ${examples(measure)}`,
    `is another unit of measure (${other}); the measure counts ${examples(measure)}`,
  );
}

function examples({ id, unit }: CountedMeasure): string {
  const words = (wordsOfMeasure[id] ?? wordsOfUnit[isMoneyUnit(unit) ? 'VND' : unit] ?? unit).split(',');
  return words
    .slice(0, 3)
    .map((word) => `"${word}"`)
    .join(', ');
}
