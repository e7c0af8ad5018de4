import type { Text } from '../../web/words/language';

/** A saved operation with the variables of its example answer. */
export interface Example {
  /** Of the operation. */
  name: string;
  description: Text;
  variables: Readonly<Record<string, unknown>>;
  query: string;
}

export interface ProvinceName {
  id: string;
  name: string;
}

/** What the page holds of the rest of the project: the saved operations with their examples, and provinces' names. */
export interface Content {
  examples: Example[];
  provinces: ProvinceName[];
}

/** What an example is called on the shelf, in the order in which they stand there. */
export const exampleTitles: Readonly<Record<string, Text>> = {
  ClusterOverview: { vi: 'Một cụm trong một năm', en: 'A cluster in one year' },
  ProvinceProfile: { vi: 'Hồ sơ một tỉnh', en: 'Profile of a province' },
  AwardsByKind: { vi: 'Khen thưởng theo hình thức', en: 'Awards by kind' },
  WelfareByProgramme: { vi: 'Chăm lo theo chương trình', en: 'Welfare by programme' },
  Ranking: { vi: 'Xếp hạng các tỉnh', en: 'Provinces ranked' },
  Table: { vi: 'Một bảng theo dòng và cột', en: 'A table of rows and columns' },
  TimeSeries: { vi: 'Qua các năm', en: 'Over the years' },
  RestatedTimeSeries: { vi: 'Qua các năm, trên bản đồ hiện nay', en: 'Over the years, on today’s map' },
  YearCoverage: { vi: 'Năm này đã đủ chưa?', en: 'How complete is a year?' },
  ReportingRates: { vi: 'Ai đúng hạn, ai chậm?', en: 'Who is on time, who is late?' },
  ClusterReconciliation: { vi: 'Đối chiếu số công bố', en: 'Published against summed' },
  TotalTrail: { vi: 'Tổng này từ những tỉnh nào?', en: 'Which provinces make up a total?' },
  PublishedTrail: { vi: 'Số công bố này từ đâu ra?', en: 'Where does a published number come from?' },
  FigureTrail: { vi: 'Con số này từ đâu ra?', en: 'Where does a number come from?' },
  DocumentText: { vi: 'Văn bản viết gì?', en: 'What does a document say?' },
  PublishedText: { vi: 'Cụm đã viết gì?', en: 'What did a cluster write?' },
  ProvincePage: { vi: 'Trang của một tỉnh', en: 'A page of a province' },
  ClusterPage: { vi: 'Các năm của một cụm', en: 'The years of a cluster' },
  ProvinceDocument: { vi: 'Một tài liệu của tỉnh', en: 'A document of a province' },
  ClusterDocument: { vi: 'Tài liệu cụm đã công bố', en: 'Documents that a cluster published' },
  ProvinceDocuments: { vi: 'Tài liệu của các tỉnh', en: 'Documents of the provinces' },
  SearchIndex: { vi: 'Những gì có thể tìm', en: 'What can be searched for' },
  ClusterWorkbook: { vi: 'Tất cả số liệu của một cụm', en: 'All figures of a cluster' },
  ProvinceWorkbook: { vi: 'Tất cả số liệu của một tỉnh', en: 'All figures of a province' },
  Country: { vi: 'Cả nước đến đâu', en: 'How far the country has come' },
  Dashboard: { vi: 'Tất cả của trang số liệu', en: 'All of the dashboard' },
};

/** What the variables of the examples stand for. */
export const variableTexts: Readonly<Record<string, Text>> = {
  cluster: { vi: 'mã cụm thi đua', en: 'id of a cluster' },
  province: { vi: 'mã tỉnh', en: 'id of a province' },
  document: { vi: 'mã tài liệu', en: 'id of a document' },
  scope: {
    vi: 'phạm vi: clusters, provinces, hoặc allProvinces: true',
    en: 'whom to add up: clusters, provinces, or allProvinces: true',
  },
  year: { vi: 'năm', en: 'the year' },
  on: { vi: 'một ngày: các tỉnh khi đó', en: 'a day: the provinces then' },
  from: { vi: 'năm đầu', en: 'the first year' },
  to: { vi: 'năm cuối', en: 'the last year' },
  before: {
    vi: 'năm trước đó, để so sánh; khi tìm: một ngày trước sáp nhập',
    en: 'the year before it, to compare with; of a search a day before the mergers',
  },
  season: {
    vi: 'năm của năm thi đua, để lấy các tỉnh',
    en: 'the year of the season whose provinces are taken',
  },
  years: { vi: 'danh sách các năm', en: 'list of years' },
  measure: { vi: 'mã chỉ tiêu, như members, awards', en: 'id of a measure, such as members, awards' },
  rows: { vi: 'dòng của bảng, như PROVINCE', en: 'what the rows are, such as PROVINCE' },
  columns: { vi: 'cột của bảng, như YEAR', en: 'what the columns are, such as YEAR' },
  where: { vi: 'chỉ lấy một phần của chỉ tiêu', en: 'only a part of the measure' },
  boundaries: { vi: 'CURRENT: trên bản đồ hiện nay', en: 'CURRENT: on today’s map' },
  require: { vi: 'COMPLETE: báo lỗi khi thiếu tỉnh', en: 'COMPLETE: an error where provinces are missing' },
  by: { vi: 'xếp theo giá trị hay mức tăng', en: 'the order: by value or by growth' },
  after: { vi: 'trang kế tiếp: endCursor của trang trước', en: 'the next page: endCursor of the one before' },
  allProvinces: { vi: 'true: mọi tỉnh thay cho một cụm', en: 'true: all provinces in place of a cluster' },
  lastDay: { vi: 'ngày 31 tháng 12 của năm', en: '31 December of the year' },
};

/** As the shelf shows them; one without a place of its own stands at the end. */
export function inOrder(examples: readonly Example[]): Example[] {
  const order = Object.keys(exampleTitles);
  const place = ({ name }: Example) => (order.includes(name) ? order.indexOf(name) : order.length);
  return examples.toSorted((one, other) => place(one) - place(other));
}

export function titleOf({ name }: Example): Text {
  return exampleTitles[name] ?? { vi: name, en: name };
}

export function variablesText({ variables }: Example): string {
  return JSON.stringify(variables, null, 2);
}

/** The example that a link names, with the variables that the link has: `#operation=TimeSeries&variables={…}`. */
export function linkedExample(
  examples: readonly Example[],
  place: Pick<Location, 'hash' | 'search'>,
): Example | undefined {
  const linked = examples.find(({ name }) => name === linkedName(place));
  const variables = readVariables(new URLSearchParams(place.hash.slice(1)).get('variables'));
  return linked && variables ? { ...linked, variables } : linked;
}

/** Null if they are none: the example's own stand then. */
function readVariables(text: string | null): Example['variables'] | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' && !Array.isArray(value) ? (value as Example['variables'] | null) : null;
  } catch {
    return null;
  }
}

/** `#operation=TimeSeries` or `?example=TimeSeries`. */
export function linkedName({ hash, search }: Pick<Location, 'hash' | 'search'>): string | null {
  return new URLSearchParams(hash.slice(1)).get('operation') ?? new URLSearchParams(search).get('example');
}
