import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ProvinceRow, ClusterRow, SeasonRow, TermRow, FactRow, UnplacedRow } from '../store';
import type { SourceDocument as DocumentRow } from '../../../domain/facts';
import type { Figures as FiguresRow } from '../../../domain/figures';
import type { RegisterContext } from '../context';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Ngày. A calendar date, YYYY-MM-DD. */
  Date: { input: string; output: string; }
  /** Thời điểm. An RFC 3339 instant in UTC. */
  DateTime: { input: string; output: Date; }
  /** Số nguyên lớn. A whole number beyond 32 bits (people, VND), as a JSON number; refused above 2^53 - 1. */
  Long: { input: number; output: number; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** Hoạt động. One further measure of the catalogue. */
export type ActivityFigure = {
  __typename?: 'ActivityFigure';
  /** Mã chỉ tiêu. The measure's id in the catalogue. */
  measure: Scalars['ID']['output'];
  /** Tên chỉ tiêu. Its Vietnamese name. */
  name: Scalars['String']['output'];
  /** Số lượng. How much, in the measure's unit. */
  quantity: Quantity;
};

/** Khen thưởng cùng loại. Awards of one kind, given by one body to one type of recipient. */
export type AwardFigure = {
  __typename?: 'AwardFigure';
  /**
   * Riêng. How many of them are in no other figure of the list, which may be added to those of others: of 1,000 certificates, of
   * which 600 to persons, the 600 are none apart. Null if a service is of the contract before.
   */
  apart?: Maybe<Quantity>;
  /** Cấp khen thưởng. Who gave it; null if the report does not say or mixes several. */
  awardedBy?: Maybe<AwardingBody>;
  /** Số lượng. How many. */
  count: Quantity;
  /** Hình thức. Kind of award. */
  kind: AwardKind;
  /** Đối tượng. To whom; null if the report does not separate them. */
  recipient?: Maybe<RecipientType>;
};

/** Hình thức khen thưởng. Kind of award. */
export type AwardKind =
  /** Bằng khen. Certificate of Merit. */
  | 'CERTIFICATE_OF_MERIT'
  /** Kỷ niệm chương. Commemorative Medal. */
  | 'COMMEMORATIVE_MEDAL'
  /** Giấy khen. Commendation. */
  | 'COMMENDATION'
  /** Bằng Lao động sáng tạo. Creative Labour Certificate. */
  | 'CREATIVE_LABOUR_CERTIFICATE'
  /** Cờ thi đua. Emulation Flag. */
  | 'EMULATION_FLAG'
  /** Nhiều hình thức trong một số. Several kinds in one printed number. */
  | 'MIXED';

/** Cấp khen thưởng. The body that gave an award. */
export type AwardingBody =
  /** Tổng Liên đoàn Lao động Việt Nam. The Vietnam General Confederation of Labour. */
  | 'CONFEDERATION'
  /** Liên đoàn Lao động tỉnh. A provincial federation. */
  | 'PROVINCE'
  /** Công đoàn cấp trên trực tiếp cơ sở. A union directly above the grassroots. */
  | 'SUPERIOR_UNION';

/** Khen thưởng. Awards, each counted once, by the body that gave it. */
export type Awards = {
  __typename?: 'Awards';
  /** Theo hình thức, cấp khen thưởng và đối tượng. By kind, awarding body and recipient. */
  byKind: Array<AwardFigure>;
  /** Tổng số. All awards together. */
  total?: Maybe<Quantity>;
};

/** Cụm thi đua. A group of provinces that compare their year's work. */
export type Cluster = {
  __typename?: 'Cluster';
  /** Mã cụm. Its id. */
  id: Scalars['ID']['output'];
  /** Tên. Its Vietnamese name. */
  name: Scalars['String']['output'];
  /** Năm thi đua. The cluster in one year; null if the register knows none. */
  season?: Maybe<ClusterSeason>;
  /** Các năm thi đua. From year `from` to year `to`, both included, oldest first. */
  seasons: Array<ClusterSeason>;
};


/** Cụm thi đua. A group of provinces that compare their year's work. */
export type ClusterSeasonArgs = {
  year: Scalars['Int']['input'];
};


/** Cụm thi đua. A group of provinces that compare their year's work. */
export type ClusterSeasonsArgs = {
  from?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<Scalars['Int']['input']>;
};

/** Năm thi đua. A cluster in one year. */
export type ClusterSeason = {
  __typename?: 'ClusterSeason';
  /** Cụm trưởng. The chair. */
  chair?: Maybe<Term>;
  /** Cụm. The cluster. */
  cluster: Cluster;
  /** Tài liệu. The documents in which they stand. */
  documents: Array<Document>;
  /** Hạn báo cáo. The day by which the cluster reports the year; null if it set none. */
  dueOn?: Maybe<Scalars['Date']['output']>;
  /** Số liệu gốc công bố. The published numbers one by one, also those that are never added. */
  facts: Array<Fact>;
  /** Mã. Cluster id and year, such as `cum-5:2024`. */
  id: Scalars['ID']['output'];
  /** Các tỉnh. The provinces that take part. */
  provinces: Array<Province>;
  /** Số liệu công bố. What the cluster itself published for the year; never added to its provinces' figures. */
  published?: Maybe<Figures>;
  /** Chủ đề. The season's theme. */
  theme?: Maybe<Scalars['String']['output']>;
  /** Cụm phó. The vice chair. */
  viceChair?: Maybe<Term>;
  /** Năm. The year. */
  year: Scalars['Int']['output'];
};

/** Tài liệu. Where numbers come from. */
export type Document = {
  __typename?: 'Document';
  /** Ngày diễn ra. Day of the event that it reports. */
  eventOn?: Maybe<Scalars['Date']['output']>;
  /** Tên tệp. File name of the text that was read. */
  file: Scalars['String']['output'];
  /** Mã toàn hệ thống. Unique over the whole graph and the same in every revision, such as `document:cao-bang:…`; a province's own service gives what is unique within the province. */
  id: Scalars['ID']['output'];
  /** Của ai. Whose word it is: the unit's own report, or of somebody else who only mentions it; null if a service is of the contract before, and then an own report. */
  kind?: Maybe<DocumentKind>;
  /** Mã riêng. What the province, or the register, calls it; unique there only. */
  localId: Scalars['ID']['output'];
  /**
   * Kỳ báo cáo. What time its numbers are of; only those of whole years are added up, the others are facts with `notAdded`. Null
   * if a service is of the contract before, which knew whole years only.
   */
  period?: Maybe<ReportingPeriod>;
  /** Ngày đăng. Day of publication. */
  publishedOn?: Maybe<Scalars['Date']['output']>;
  /** Nơi đăng. Who published it, if the document says so. */
  publisher?: Maybe<Scalars['String']['output']>;
  /** Mã băm. SHA-256 of that file, in hexadecimal. */
  sha256?: Maybe<Scalars['String']['output']>;
  /** Trạng thái. Draft, final or simulated. */
  status: DocumentStatus;
  /** Toàn văn. What is written in it, without names of private persons; null if it is not kept, if a number of it is withheld from this caller, and if a service is of the contract before. */
  text?: Maybe<Scalars['String']['output']>;
  /** Tên tài liệu. Its title; null if it is not known. */
  title?: Maybe<Scalars['String']['output']>;
  /** Đường dẫn. Where it is published; null if that is not known. */
  url?: Maybe<Scalars['String']['output']>;
};

/** Loại tài liệu. Whose word a document is. */
export type DocumentKind =
  /** Nơi khác nhắc tới. A document of somebody else, such as a cluster's report that names one award of the province. Its numbers are at least what the unit has, and never its total. */
  | 'MENTION'
  /** Báo cáo của đơn vị. The report of the unit that it is about. */
  | 'REPORT';

/** Trạng thái tài liệu. Status of a document. */
export type DocumentStatus =
  /** Dự thảo. A draft report. */
  | 'DRAFT'
  /** Chính thức. A final report. */
  | 'FINAL'
  /** Số liệu giả lập. Simulated data, not a report. */
  | 'SAMPLE';

/** Hạn báo cáo. The day by which units of a level report a year. */
export type DueDate = {
  __typename?: 'DueDate';
  /** Hạn. The last day on which a report is on time. */
  dueOn: Scalars['Date']['output'];
  /** Cấp. The level. */
  level: ReportingLevel;
  /** Năm. The year that is reported. */
  year: Scalars['Int']['output'];
};

/** Câu văn. The sentence around a number; the three parts together are as the document has them. */
export type Excerpt = {
  __typename?: 'Excerpt';
  /** Sau số. What comes after it. */
  after: Scalars['String']['output'];
  /** Trước số. What comes before the number. */
  before: Scalars['String']['output'];
  /** Con số. The number as printed, to be marked. */
  marked: Scalars['String']['output'];
};

/** Số liệu gốc. One number as reported, before any adding up, with the place in the document where it stands. */
export type Fact = {
  __typename?: 'Fact';
  /** Cấp khen thưởng. Who gave the award; the body that counts it. */
  awardedBy?: Maybe<AwardingBody>;
  /** Tài liệu. The document in which it stands. */
  document: Document;
  /** Câu văn. The sentence in which it stands, to be shown with the number marked; null if the text is not kept or the number not found in it, or if a number of it is withheld from this caller, and if a service is of the contract before. */
  excerpt?: Maybe<Excerpt>;
  /** Tổng của đơn vị hay từng trường hợp. Whether it is the unit's own total or one case. */
  form: FactForm;
  /** Mã toàn hệ thống. Unique over the whole graph and the same in every revision, such as `fact:cao-bang:…`; a province's own service gives what is unique within the province. */
  id: Scalars['ID']['output'];
  /** Nằm trong. The id of the fact that already contains this one; it is never added to a sum that the containing fact is in. */
  includedIn?: Maybe<Scalars['ID']['output']>;
  /** Hình thức khen thưởng. Kind of award; for awards only. */
  kind?: Maybe<AwardKind>;
  /** Mã riêng. What the province, or the register, calls it; unique there only. */
  localId: Scalars['ID']['output'];
  /** Mã chỉ tiêu. The measure's id in the catalogue. */
  measure: Scalars['ID']['output'];
  /** Lý do không cộng. Why the number is shown but never added, if it is not. */
  notAdded?: Maybe<Scalars['String']['output']>;
  /** Vị trí. Position of the printed number in the document's text, in characters from its start. */
  offset?: Maybe<Scalars['Int']['output']>;
  /** Cấp trao. Who handed the award over, if that is another body. */
  presentedBy?: Maybe<AwardingBody>;
  /** Nguyên văn. As printed in the document; null if it is withheld. */
  printed?: Maybe<Scalars['String']['output']>;
  /** Mã chương trình. The welfare programme's id in the catalogue. */
  programme?: Maybe<Scalars['ID']['output']>;
  /** Số lượng. The number and its bounds; null if it is withheld, or if `status` says that there is none. */
  quantity?: Maybe<Quantity>;
  /** Đối tượng. To whom the award was given. */
  recipient?: Maybe<RecipientType>;
  /** Khối. The sector; for unions only. */
  sector?: Maybe<Sector>;
  /**
   * Tình trạng số liệu. What is to be known of the number besides, or why there is none; null if there is nothing, if
   * it is withheld, and if a service is of the contract before.
   */
  status?: Maybe<FactStatus>;
  /** Đơn vị báo cáo. The id of the unit that the number is about; the season's id for a figure that a cluster published. */
  unit: Scalars['ID']['output'];
  /** Tên đơn vị. Its name, as this caller may see it; null for a figure that a cluster published, and if a service is of the contract before. */
  unitName?: Maybe<Scalars['String']['output']>;
  /** Lý do không công bố. Why the number and its text are withheld from this caller; null if they are not. */
  withheld?: Maybe<WithheldReason>;
  /** Năm. The year that the number is about, which may differ from the document's. */
  year: Scalars['Int']['output'];
};

/** Dạng số liệu. What a fact stands for. */
export type FactForm =
  /** Từng trường hợp. One case: an award decision, a welfare case. */
  | 'ITEM'
  /** Số tổng của đơn vị. The unit's own total for the measure; if there is one, nothing below it is added. */
  | 'SUMMARY';

/** Tình trạng số liệu. What is to be known of a reported number besides, or why there is none. */
export type FactStatus =
  /** Gián đoạn chuỗi. A break in the series: it counts otherwise than the numbers of the years before. */
  | 'BREAK_IN_SERIES'
  /** Không phát sinh. Reported as none: the number is 0. */
  | 'NIL'
  /** Không áp dụng. There cannot be such a number; it adds nothing to a sum. */
  | 'NOT_APPLICABLE'
  /** Chưa có số liệu. There is a number that was not collected; a sum that it belongs to has no upper bound. */
  | 'NOT_COLLECTED'
  /** Sơ bộ. Provisional: the body that reported it will report it again. */
  | 'PROVISIONAL'
  /** Đã điều chỉnh. Revised: it replaces a number that was reported before. */
  | 'REVISED';

/**
 * Tổng hợp số liệu. The typed summary of any scope and year: a unit, a province, a cluster, all provinces. What nobody
 * reported is null, which is not zero.
 */
export type Figures = {
  __typename?: 'Figures';
  /** Hoạt động khác. Every other measure of the catalogue that was reported and may be added. */
  activities: Array<ActivityFigure>;
  /** Khen thưởng. Awards. */
  awards: Awards;
  /** Đoàn viên và tổ chức. Members and unions. */
  membership: Membership;
  /** Chăm lo đoàn viên. Welfare. */
  welfare: Welfare;
};

/** Chỉ tiêu. A measure of the catalogue. */
export type Measure = {
  __typename?: 'Measure';
  /** Cộng được. Whether numbers of different units may be added; rates, prices and single cases may not. */
  additive: Scalars['Boolean']['output'];
  /** Trần. Beyond it no number of one province and year is believed: imports refuse it, and totals leave the province out. */
  ceiling: Scalars['Long']['output'];
  /** Định nghĩa. What is counted and what is not, in Vietnamese. */
  definition: Scalars['String']['output'];
  /** Định nghĩa bằng tiếng Anh. What is counted and what is not, in English. */
  definitionEn: Scalars['String']['output'];
  /** Nhóm. The part of Figures that shows it: membership, awards, welfare or activities. */
  domain: Scalars['String']['output'];
  /** Mã chỉ tiêu. Its id. */
  id: Scalars['ID']['output'];
  /** Loại. Stock or flow. */
  kind: MeasureKind;
  /** Tên. Vietnamese label. */
  name: Scalars['String']['output'];
  /** Tên tiếng Anh. English label. */
  nameEn: Scalars['String']['output'];
  /** Đơn vị tính. Unit of measure, such as people, VND or basis_point (a hundredth of a percent). */
  unit: Scalars['String']['output'];
};

/** Loại chỉ tiêu. Kind of measure. */
export type MeasureKind =
  /** Số trong năm. Within the year. */
  | 'FLOW'
  /** Số cuối năm. As of the end of the year; never added across years. */
  | 'STOCK';

/** Đoàn viên và tổ chức. Members and unions; members, employees and unions as of the end of the year. */
export type Membership = {
  __typename?: 'Membership';
  /** Công chức, viên chức, người lao động. Employees, members or not; never a substitute for members. */
  employees?: Maybe<Quantity>;
  /** Đoàn viên. Union members. */
  members?: Maybe<Quantity>;
  /** Đoàn viên kết nạp mới. Members admitted in the year, gross. */
  newMembers?: Maybe<Quantity>;
  /** Công đoàn cơ sở thành lập mới. Grassroots unions established in the year. */
  newUnions?: Maybe<Quantity>;
  /** Đoàn viên được kết nạp vào Đảng. Members admitted to the Party in the year; not a share of the nominees of the same year. */
  partyAdmissions?: Maybe<Quantity>;
  /** Đoàn viên ưu tú giới thiệu cho Đảng. Members introduced to the Party in the year. */
  partyNominees?: Maybe<Quantity>;
  /** Công đoàn cơ sở. Grassroots unions. */
  unions?: Maybe<Quantity>;
  /** Công đoàn cơ sở theo khối. Grassroots unions by sector, if a report splits them. */
  unionsBySector: Array<SectorFigure>;
};

/** Chương trình chăm lo. A welfare programme. */
export type Programme = {
  __typename?: 'Programme';
  /** Mã. Its id. */
  id: Scalars['ID']['output'];
  /** Tên. Vietnamese label. */
  name: Scalars['String']['output'];
  /** Tên tiếng Anh. English label. */
  nameEn: Scalars['String']['output'];
};

/** Chăm lo của một chương trình. Welfare of one programme; the fields are those of Welfare. */
export type ProgrammeFigure = {
  __typename?: 'ProgrammeFigure';
  /** Đóng góp. Given to funds and to people elsewhere, VND. */
  contributed?: Maybe<Quantity>;
  /** Suất quà. Gifts. */
  gifts?: Maybe<Quantity>;
  /** Căn nhà. Houses built or repaired. */
  houses?: Maybe<Quantity>;
  /** Tên chương trình. Its Vietnamese name. */
  name: Scalars['String']['output'];
  /** Số người. People supported. */
  people?: Maybe<Quantity>;
  /** Lượt người. Times that people were supported. */
  personTimes?: Maybe<Quantity>;
  /** Mã chương trình. The programme's id in the catalogue. */
  programme: Scalars['ID']['output'];
  /** Kinh phí chăm lo. Support to members, VND. */
  spent?: Maybe<Quantity>;
};

/** Một thế hệ của liên đoàn lao động tỉnh. One generation of a provincial federation. */
export type Province = {
  __typename?: 'Province';
  /** Tên khác. Other names and spellings it is known by. */
  aliases: Array<Scalars['String']['output']>;
  /** Mã số. Its codes by scheme; a code may name another province at another time. */
  codes: Array<ProvinceCode>;
  /** Mã tỉnh. Slug of the name, with the year it began if the name existed before: `gia-lai`, `gia-lai-2025`. */
  id: Scalars['ID']['output'];
  /** Tên. Its Vietnamese name. */
  name: Scalars['String']['output'];
  /** Tiền thân. The provinces that were merged into it. */
  predecessors: Array<Province>;
  /** Các năm thi đua. The seasons it takes part in from year `from` to year `to`, both included, oldest first. */
  seasons: Array<ClusterSeason>;
  /** Kế thừa. The province that it became part of. */
  successors: Array<Province>;
  /** Tỉnh hay thành phố. Province or centrally-run city. */
  type: ProvinceType;
  /** Từ ngày. First day on which it exists; null if that lies before the register's time. */
  validFrom?: Maybe<Scalars['Date']['output']>;
  /** Đến ngày. First day on which it no longer exists; null while it does. */
  validTo?: Maybe<Scalars['Date']['output']>;
};


/** Một thế hệ của liên đoàn lao động tỉnh. One generation of a provincial federation. */
export type ProvinceSeasonsArgs = {
  from?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<Scalars['Int']['input']>;
};

/** Mã số tỉnh. A province's code in one scheme for a time. */
export type ProvinceCode = {
  __typename?: 'ProvinceCode';
  /** Mã. The code, such as `04` or `VN-04`. */
  code: Scalars['String']['output'];
  /** Hệ mã. GSO (the statistics office) or ISO (ISO 3166-2, provinces before July 2025 only). */
  scheme: Scalars['String']['output'];
  /** Từ ngày. First day on which it holds; null if unknown. */
  validFrom?: Maybe<Scalars['Date']['output']>;
  /** Đến ngày. First day on which it no longer holds; null while it does. */
  validTo?: Maybe<Scalars['Date']['output']>;
};

/** Loại tỉnh. Kind of province. */
export type ProvinceType =
  /** Thành phố trực thuộc trung ương. A centrally-run city. */
  | 'MUNICIPALITY'
  /** Tỉnh. A province. */
  | 'PROVINCE';

/**
 * Số lượng và khoảng của nó. A number with what is known about it. "Over 9 billion" has value 9e9, atLeast 9e9 and no
 * atMost; "nearly 60 billion" has value 60e9, atLeast 0, atMost 60e9. Sums add the three parts one by one.
 */
export type Quantity = {
  __typename?: 'Quantity';
  /** Ít nhất. The true number is at least this. */
  atLeast: Scalars['Long']['output'];
  /** Nhiều nhất. The true number is at most this; null if nothing bounds it, also when a province of the scope is missing. */
  atMost?: Maybe<Scalars['Long']['output']>;
  /**
   * Tự cộng. Whether this graph added it up of what was printed, or it stands for more than what was printed; false for a number
   * that was printed as it is. Of published figures; null of others, which say nothing of it.
   */
  derived?: Maybe<Scalars['Boolean']['output']>;
  /** Có số ước tính. Whether it is an estimate, or an estimate is in the sum; null if a service is of the contract before. */
  estimated?: Maybe<Scalars['Boolean']['output']>;
  /** Chính xác. Whether atLeast equals atMost. */
  exact: Scalars['Boolean']['output'];
  /** Gồm các số liệu gốc. Ids of the facts that a published figure is made of; null of others. */
  parts?: Maybe<Array<Scalars['ID']['output']>>;
  /** Nguyên văn. The words that were printed, such as “hàng nghìn”, of a published figure that is not derived. */
  printed?: Maybe<Scalars['String']['output']>;
  /**
   * Số tỉnh báo cáo. How many provinces reported this measure; 1 for a figure as one body reported or published it; 0 if
   * only documents of others mention it, which says what it is at least.
   */
  reportedBy: Scalars['Int']['output'];
  /** Trị số. As printed, or the sum of the printed values; null if only a range is known. */
  value?: Maybe<Scalars['Long']['output']>;
};

export type Query = {
  __typename?: 'Query';
  /** Một cụm thi đua. The cluster of an id; null if there is none. */
  cluster?: Maybe<Cluster>;
  /** Các cụm thi đua. The clusters that have a season in a year; all if none is given. */
  clusters: Array<Cluster>;
  /** Hạn báo cáo. The day by which units of a level report a year, oldest first. */
  dueDates: Array<DueDate>;
  /** Danh mục chỉ tiêu. Everything that may be counted. */
  measures: Array<Measure>;
  /** Danh mục chương trình. The welfare programmes. */
  programmes: Array<Programme>;
  /** Một tỉnh. The province of an id; null if there is none. */
  province?: Maybe<Province>;
  /** Các tỉnh. The provinces that exist on a day; today if none is given. */
  provinces: Array<Province>;
  /** Quy tắc kiểm tra. What imports are held against before they are written; `Revision.findings` says what they said. */
  rules: Array<ValidationRule>;
  /** Báo cáo chưa rõ tỉnh. Reports whose province their document does not name: shown, never added to anything. */
  unplaced: Array<UnplacedReport>;
};


export type QueryClusterArgs = {
  id: Scalars['ID']['input'];
};


export type QueryClustersArgs = {
  year?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryDueDatesArgs = {
  level?: InputMaybe<ReportingLevel>;
  year?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryProvinceArgs = {
  id: Scalars['ID']['input'];
};


export type QueryProvincesArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};

/** Đối tượng. To whom an award was given. */
export type RecipientType =
  /** Tập thể. A collective. */
  | 'COLLECTIVE'
  /** Cá nhân. A person. */
  | 'INDIVIDUAL';

/** Cấp báo cáo. A level whose units report. */
export type ReportingLevel =
  /** Liên đoàn Lao động huyện, thành phố. A district or city federation. */
  | 'DISTRICT'
  /** Công đoàn cơ sở. A grassroots union. */
  | 'GRASSROOTS'
  /** Liên đoàn Lao động tỉnh. The provincial federation. */
  | 'PROVINCE'
  /** Công đoàn ngành. A local sector union. */
  | 'SECTOR';

/** Kỳ báo cáo. What time the numbers of a document are of. */
export type ReportingPeriod =
  /** 6 tháng đầu năm. The first half of the year. */
  | 'FIRST_HALF'
  /** Tháng 1. January. */
  | 'MONTH_1'
  /** Tháng 2. February. */
  | 'MONTH_2'
  /** Tháng 3. March. */
  | 'MONTH_3'
  /** Tháng 4. April. */
  | 'MONTH_4'
  /** Tháng 5. May. */
  | 'MONTH_5'
  /** Tháng 6. June. */
  | 'MONTH_6'
  /** Tháng 7. July. */
  | 'MONTH_7'
  /** Tháng 8. August. */
  | 'MONTH_8'
  /** Tháng 9. September. */
  | 'MONTH_9'
  /** Tháng 10. October. */
  | 'MONTH_10'
  /** Tháng 11. November. */
  | 'MONTH_11'
  /** Tháng 12. December. */
  | 'MONTH_12'
  /** 9 tháng đầu năm. January to September. */
  | 'NINE_MONTHS'
  /** Quý I. January to March. */
  | 'QUARTER_1'
  /** Quý II. April to June. */
  | 'QUARTER_2'
  /** Quý III. July to September. */
  | 'QUARTER_3'
  /** Quý IV. October to December. */
  | 'QUARTER_4'
  /** 6 tháng cuối năm. The second half of the year. */
  | 'SECOND_HALF'
  /** Từ đầu nhiệm kỳ. Since the term of the union's committee began. */
  | 'TERM'
  /** Cả năm. The whole year; numbers as of a day are of its end. */
  | 'YEAR';

/** Mức độ của quy tắc. Whether a rule has to be answered. */
export type RuleImportance =
  /** Phải trả lời. Nothing is written until somebody has said why it is right all the same. */
  | 'ASK'
  /** Để biết. Shown, and kept with the revision. */
  | 'NOTE';

/** Khối. The sector that a grassroots union belongs to. */
export type Sector =
  /** Doanh nghiệp ngoài nhà nước. Non-state enterprise. */
  | 'NON_STATE_ENTERPRISE'
  /** Khối sản xuất, kinh doanh. Production and business. */
  | 'PRODUCTION_BUSINESS'
  /** Khối hành chính nhà nước. State administration. */
  | 'STATE_ADMINISTRATION';

/** Công đoàn cơ sở của một khối. Grassroots unions of one sector. */
export type SectorFigure = {
  __typename?: 'SectorFigure';
  /** Khối. The sector. */
  sector: Sector;
  /** Số công đoàn cơ sở. Grassroots unions in it. */
  unions: Quantity;
};

/** Nhiệm kỳ. A province's term as chair or vice chair. */
export type Term = {
  __typename?: 'Term';
  /** Ngày bầu. Day of the election. */
  electedOn?: Maybe<Scalars['Date']['output']>;
  /** Lý do kết thúc. Why it ended early. */
  endReason?: Maybe<Scalars['String']['output']>;
  /** Ngày kết thúc. Day on which the term ended before the season did. */
  endedOn?: Maybe<Scalars['Date']['output']>;
  /** Tỉnh. The province. */
  province: Province;
};

/** Báo cáo chưa rõ tỉnh. A report whose document does not name the province. */
export type UnplacedReport = {
  __typename?: 'UnplacedReport';
  /** Tài liệu. The document. */
  document: Document;
  /** Số liệu gốc. Its numbers one by one. */
  facts: Array<Fact>;
  /** Số liệu. Its figures. */
  figures: Figures;
  /** Mã. Its id. */
  id: Scalars['ID']['output'];
  /** Tên đơn vị. Name of the unit, as the document gives it. */
  unitName: Scalars['String']['output'];
  /** Năm. The year reported. */
  year: Scalars['Int']['output'];
};

/** Quy tắc kiểm tra. A rule that an import is held against. */
export type ValidationRule = {
  __typename?: 'ValidationRule';
  /** Cách so sánh. What it compares, as schema/rules.yml explains. */
  compare: Scalars['String']['output'];
  /** Bằng tiếng Anh. What it says, in English. */
  en: Scalars['String']['output'];
  /** Mã quy tắc. By which an import answers it. */
  id: Scalars['ID']['output'];
  /** Mức độ. Whether it has to be answered. */
  importance: RuleImportance;
  /** Chỉ tiêu. Ids of the measures that it is about; empty if it is about none in particular. */
  measures: Array<Scalars['ID']['output']>;
  /** Bằng tiếng Việt. What it says, in Vietnamese; numbers stand in place of the words in braces. */
  vi: Scalars['String']['output'];
};

/** Chăm lo đoàn viên. Welfare; money, people, person-times, gifts and houses are never converted into each other. */
export type Welfare = {
  __typename?: 'Welfare';
  /** Theo chương trình. The same by programme. */
  byProgramme: Array<ProgrammeFigure>;
  /** Đóng góp. Given to funds and to people elsewhere, VND; never part of spent. */
  contributed?: Maybe<Quantity>;
  /** Suất quà. Gifts. */
  gifts?: Maybe<Quantity>;
  /** Căn nhà. Houses built or repaired. */
  houses?: Maybe<Quantity>;
  /** Số người. People supported. */
  people?: Maybe<Quantity>;
  /** Lượt người. Times that people were supported; not distinct people. */
  personTimes?: Maybe<Quantity>;
  /** Kinh phí chăm lo. Support to members, VND. */
  spent?: Maybe<Quantity>;
};

/** Lý do không công bố. Why a number is withheld. */
export type WithheldReason =
  /** Số nhỏ. Fewer than five persons, what they got, or what would tell such a number. */
  | 'SMALL_NUMBER';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Cluster: Cluster;
  ClusterSeason: ClusterSeason;
  Province: Province;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Cluster:
    ( { __typename: 'Cluster' }
    & GraphQLRecursivePick<FederationTypes['Cluster'], {"id":true}> );
  ClusterSeason:
    ( { __typename: 'ClusterSeason' }
    & GraphQLRecursivePick<FederationTypes['ClusterSeason'], {"id":true}> );
  Province:
    ( { __typename: 'Province' }
    & GraphQLRecursivePick<FederationTypes['Province'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ActivityFigure: ResolverTypeWrapper<ActivityFigure>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AwardFigure: ResolverTypeWrapper<AwardFigure>;
  AwardKind: AwardKind;
  AwardingBody: AwardingBody;
  Awards: ResolverTypeWrapper<Awards>;
  Cluster: ResolverTypeWrapper<ClusterRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ClusterSeason: ResolverTypeWrapper<SeasonRow>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Document: ResolverTypeWrapper<DocumentRow>;
  DocumentKind: DocumentKind;
  DocumentStatus: DocumentStatus;
  DueDate: ResolverTypeWrapper<DueDate>;
  Excerpt: ResolverTypeWrapper<Excerpt>;
  Fact: ResolverTypeWrapper<FactRow>;
  FactForm: FactForm;
  FactStatus: FactStatus;
  Figures: ResolverTypeWrapper<FiguresRow>;
  Long: ResolverTypeWrapper<Scalars['Long']['output']>;
  Measure: ResolverTypeWrapper<Measure>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  MeasureKind: MeasureKind;
  Membership: ResolverTypeWrapper<Membership>;
  Programme: ResolverTypeWrapper<Programme>;
  ProgrammeFigure: ResolverTypeWrapper<ProgrammeFigure>;
  Province: ResolverTypeWrapper<ProvinceRow>;
  ProvinceCode: ResolverTypeWrapper<ProvinceCode>;
  ProvinceType: ProvinceType;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecipientType: RecipientType;
  ReportingLevel: ReportingLevel;
  ReportingPeriod: ReportingPeriod;
  RuleImportance: RuleImportance;
  Sector: Sector;
  SectorFigure: ResolverTypeWrapper<SectorFigure>;
  Term: ResolverTypeWrapper<TermRow>;
  UnplacedReport: ResolverTypeWrapper<UnplacedRow>;
  ValidationRule: ResolverTypeWrapper<ValidationRule>;
  Welfare: ResolverTypeWrapper<Welfare>;
  WithheldReason: WithheldReason;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ActivityFigure: ActivityFigure;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  AwardFigure: AwardFigure;
  Awards: Awards;
  Cluster: ClusterRow;
  Int: Scalars['Int']['output'];
  ClusterSeason: SeasonRow;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Document: DocumentRow;
  DueDate: DueDate;
  Excerpt: Excerpt;
  Fact: FactRow;
  Figures: FiguresRow;
  Long: Scalars['Long']['output'];
  Measure: Measure;
  Boolean: Scalars['Boolean']['output'];
  Membership: Membership;
  Programme: Programme;
  ProgrammeFigure: ProgrammeFigure;
  Province: ProvinceRow;
  ProvinceCode: ProvinceCode;
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  SectorFigure: SectorFigure;
  Term: TermRow;
  UnplacedReport: UnplacedRow;
  ValidationRule: ValidationRule;
  Welfare: Welfare;
};

export type ActivityFigureResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['ActivityFigure'] = ResolversParentTypes['ActivityFigure']> = {
  measure?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type AwardFigureResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['AwardFigure'] = ResolversParentTypes['AwardFigure']> = {
  apart?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  awardedBy?: Resolver<Maybe<ResolversTypes['AwardingBody']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AwardKind'], ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['RecipientType']>, ParentType, ContextType>;
};

export type AwardsResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['Awards'] = ResolversParentTypes['Awards']> = {
  byKind?: Resolver<Array<ResolversTypes['AwardFigure']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
};

export type ClusterResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['Cluster'] = ResolversParentTypes['Cluster'], FederationReferenceType extends FederationReferenceTypes['Cluster'] = FederationReferenceTypes['Cluster']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Cluster']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  season?: Resolver<Maybe<ResolversTypes['ClusterSeason']>, ParentType, ContextType, RequireFields<ClusterSeasonArgs, 'year'>>;
  seasons?: Resolver<Array<ResolversTypes['ClusterSeason']>, ParentType, ContextType, Partial<ClusterSeasonsArgs>>;
};

export type ClusterSeasonResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['ClusterSeason'] = ResolversParentTypes['ClusterSeason'], FederationReferenceType extends FederationReferenceTypes['ClusterSeason'] = FederationReferenceTypes['ClusterSeason']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ClusterSeason']> | FederationReferenceType, FederationReferenceType, ContextType>;
  chair?: Resolver<Maybe<ResolversTypes['Term']>, ParentType, ContextType>;
  cluster?: Resolver<ResolversTypes['Cluster'], ParentType, ContextType>;
  documents?: Resolver<Array<ResolversTypes['Document']>, ParentType, ContextType>;
  dueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  facts?: Resolver<Array<ResolversTypes['Fact']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  provinces?: Resolver<Array<ResolversTypes['Province']>, ParentType, ContextType>;
  published?: Resolver<Maybe<ResolversTypes['Figures']>, ParentType, ContextType>;
  theme?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  viceChair?: Resolver<Maybe<ResolversTypes['Term']>, ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DocumentResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['Document'] = ResolversParentTypes['Document']> = {
  eventOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['DocumentKind']>, ParentType, ContextType>;
  localId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  period?: Resolver<Maybe<ResolversTypes['ReportingPeriod']>, ParentType, ContextType>;
  publishedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  publisher?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sha256?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DocumentStatus'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DueDateResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['DueDate'] = ResolversParentTypes['DueDate']> = {
  dueOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['ReportingLevel'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExcerptResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['Excerpt'] = ResolversParentTypes['Excerpt']> = {
  after?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  marked?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FactResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['Fact'] = ResolversParentTypes['Fact']> = {
  awardedBy?: Resolver<Maybe<ResolversTypes['AwardingBody']>, ParentType, ContextType>;
  document?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  excerpt?: Resolver<Maybe<ResolversTypes['Excerpt']>, ParentType, ContextType>;
  form?: Resolver<ResolversTypes['FactForm'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  includedIn?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['AwardKind']>, ParentType, ContextType>;
  localId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  notAdded?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  offset?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  presentedBy?: Resolver<Maybe<ResolversTypes['AwardingBody']>, ParentType, ContextType>;
  printed?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  programme?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['RecipientType']>, ParentType, ContextType>;
  sector?: Resolver<Maybe<ResolversTypes['Sector']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['FactStatus']>, ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unitName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  withheld?: Resolver<Maybe<ResolversTypes['WithheldReason']>, ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FiguresResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['Figures'] = ResolversParentTypes['Figures']> = {
  activities?: Resolver<Array<ResolversTypes['ActivityFigure']>, ParentType, ContextType>;
  awards?: Resolver<ResolversTypes['Awards'], ParentType, ContextType>;
  membership?: Resolver<ResolversTypes['Membership'], ParentType, ContextType>;
  welfare?: Resolver<ResolversTypes['Welfare'], ParentType, ContextType>;
};

export interface LongScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Long'], any> {
  name: 'Long';
}

export type MeasureResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['Measure'] = ResolversParentTypes['Measure']> = {
  additive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ceiling?: Resolver<ResolversTypes['Long'], ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  definitionEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  domain?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MeasureKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MembershipResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['Membership'] = ResolversParentTypes['Membership']> = {
  employees?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  members?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  newMembers?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  newUnions?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  partyAdmissions?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  partyNominees?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  unions?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  unionsBySector?: Resolver<Array<ResolversTypes['SectorFigure']>, ParentType, ContextType>;
};

export type ProgrammeResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['Programme'] = ResolversParentTypes['Programme']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProgrammeFigureResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['ProgrammeFigure'] = ResolversParentTypes['ProgrammeFigure']> = {
  contributed?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  gifts?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  houses?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  people?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  personTimes?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  programme?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  spent?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
};

export type ProvinceResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['Province'] = ResolversParentTypes['Province'], FederationReferenceType extends FederationReferenceTypes['Province'] = FederationReferenceTypes['Province']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Province']> | FederationReferenceType, FederationReferenceType, ContextType>;
  aliases?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  codes?: Resolver<Array<ResolversTypes['ProvinceCode']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  predecessors?: Resolver<Array<ResolversTypes['Province']>, ParentType, ContextType>;
  seasons?: Resolver<Array<ResolversTypes['ClusterSeason']>, ParentType, ContextType, Partial<ProvinceSeasonsArgs>>;
  successors?: Resolver<Array<ResolversTypes['Province']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ProvinceType'], ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type ProvinceCodeResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['ProvinceCode'] = ResolversParentTypes['ProvinceCode']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scheme?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  atLeast?: Resolver<ResolversTypes['Long'], ParentType, ContextType>;
  atMost?: Resolver<Maybe<ResolversTypes['Long']>, ParentType, ContextType>;
  derived?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  estimated?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  exact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  parts?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
  printed?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reportedBy?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Long']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  cluster?: Resolver<Maybe<ResolversTypes['Cluster']>, ParentType, ContextType, RequireFields<QueryClusterArgs, 'id'>>;
  clusters?: Resolver<Array<ResolversTypes['Cluster']>, ParentType, ContextType, Partial<QueryClustersArgs>>;
  dueDates?: Resolver<Array<ResolversTypes['DueDate']>, ParentType, ContextType, Partial<QueryDueDatesArgs>>;
  measures?: Resolver<Array<ResolversTypes['Measure']>, ParentType, ContextType>;
  programmes?: Resolver<Array<ResolversTypes['Programme']>, ParentType, ContextType>;
  province?: Resolver<Maybe<ResolversTypes['Province']>, ParentType, ContextType, RequireFields<QueryProvinceArgs, 'id'>>;
  provinces?: Resolver<Array<ResolversTypes['Province']>, ParentType, ContextType, Partial<QueryProvincesArgs>>;
  rules?: Resolver<Array<ResolversTypes['ValidationRule']>, ParentType, ContextType>;
  unplaced?: Resolver<Array<ResolversTypes['UnplacedReport']>, ParentType, ContextType>;
};

export type SectorFigureResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['SectorFigure'] = ResolversParentTypes['SectorFigure']> = {
  sector?: Resolver<ResolversTypes['Sector'], ParentType, ContextType>;
  unions?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type TermResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['Term'] = ResolversParentTypes['Term']> = {
  electedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  endReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  province?: Resolver<ResolversTypes['Province'], ParentType, ContextType>;
};

export type UnplacedReportResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['UnplacedReport'] = ResolversParentTypes['UnplacedReport']> = {
  document?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  facts?: Resolver<Array<ResolversTypes['Fact']>, ParentType, ContextType>;
  figures?: Resolver<ResolversTypes['Figures'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unitName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ValidationRuleResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['ValidationRule'] = ResolversParentTypes['ValidationRule']> = {
  compare?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  en?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  importance?: Resolver<ResolversTypes['RuleImportance'], ParentType, ContextType>;
  measures?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  vi?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WelfareResolvers<ContextType = RegisterContext, ParentType extends ResolversParentTypes['Welfare'] = ResolversParentTypes['Welfare']> = {
  byProgramme?: Resolver<Array<ResolversTypes['ProgrammeFigure']>, ParentType, ContextType>;
  contributed?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  gifts?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  houses?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  people?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  personTimes?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  spent?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = RegisterContext> = {
  ActivityFigure?: ActivityFigureResolvers<ContextType>;
  AwardFigure?: AwardFigureResolvers<ContextType>;
  Awards?: AwardsResolvers<ContextType>;
  Cluster?: ClusterResolvers<ContextType>;
  ClusterSeason?: ClusterSeasonResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Document?: DocumentResolvers<ContextType>;
  DueDate?: DueDateResolvers<ContextType>;
  Excerpt?: ExcerptResolvers<ContextType>;
  Fact?: FactResolvers<ContextType>;
  Figures?: FiguresResolvers<ContextType>;
  Long?: GraphQLScalarType;
  Measure?: MeasureResolvers<ContextType>;
  Membership?: MembershipResolvers<ContextType>;
  Programme?: ProgrammeResolvers<ContextType>;
  ProgrammeFigure?: ProgrammeFigureResolvers<ContextType>;
  Province?: ProvinceResolvers<ContextType>;
  ProvinceCode?: ProvinceCodeResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  SectorFigure?: SectorFigureResolvers<ContextType>;
  Term?: TermResolvers<ContextType>;
  UnplacedReport?: UnplacedReportResolvers<ContextType>;
  ValidationRule?: ValidationRuleResolvers<ContextType>;
  Welfare?: WelfareResolvers<ContextType>;
};

