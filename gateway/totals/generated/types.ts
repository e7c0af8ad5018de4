import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { NodeReference } from '../node';
import type { SeasonReference } from '../seasons';
import type { ScopeTotals } from '../scopeTotals';
import type { Table as TableRows } from '../tables/table';
import type { Ranking as RankingRows } from '../tables/ranking';
import type { Coverage as CoverageRow } from '../coverage';
import type { ReportDocument, SummedFigures } from '../totals';
import type { GatewayContext } from '../../operation/context';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
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

/**
 * Bản đồ hành chính. The map that a total is on. Provinces are merged whole and never split, so an old year can be restated
 * on today's map if the scope is a union of today's provinces.
 */
export type Boundaries =
  /** Như đã báo cáo. Each year by its own provinces: those that exist on its 31 December. */
  | 'AS_REPORTED'
  /** Bản đồ hiện nay. Each year by today's provinces: one that was merged is the sum of those it came from. */
  | 'CURRENT';

/** Vướng địa giới. A province of today's map that holds part of a scope and part of what is outside it. */
export type BoundaryConflict = {
  __typename?: 'BoundaryConflict';
  /** Trong phạm vi. Its old provinces that are in the scope. */
  inside: Array<Province>;
  /** Ngoài phạm vi. Its old provinces that are not. */
  outside: Array<Province>;
  /** Tỉnh hiện nay. The province of today's map. */
  province: Province;
};

/** Cụm thi đua. A group of provinces that compare their year's work. */
export type Cluster = Node & {
  __typename?: 'Cluster';
  /** Mã cụm. Its id. */
  id: Scalars['ID']['output'];
};

/** Năm thi đua. A cluster in one year. */
export type ClusterSeason = Node & {
  __typename?: 'ClusterSeason';
  /** Mã. Cluster id and year, such as `cum-5:2024`. */
  id: Scalars['ID']['output'];
  /** Các tỉnh. The provinces that take part. */
  provinces: Array<Province>;
  /** Số liệu công bố. What the cluster itself published for the year; never added to its provinces' figures. */
  published?: Maybe<Figures>;
  /** Đối chiếu. Each published figure beside the sum of its provinces; empty if the cluster published nothing. */
  reconciliation?: Maybe<Array<Reconciliation>>;
  /** Chuỗi thời gian. What the season's provinces reported in other years, one sum per year, in the order of `years`; also in years in which the cluster had no season. */
  series?: Maybe<Array<Totals>>;
  /** Tổng cộng của cụm. The live sum of what the season's provinces reported. */
  totals?: Maybe<Totals>;
  /** Năm. The year. */
  year: Scalars['Int']['output'];
};


/** Năm thi đua. A cluster in one year. */
export type ClusterSeasonSeriesArgs = {
  boundaries?: InputMaybe<Boundaries>;
  years: Array<Scalars['Int']['input']>;
};


/** Năm thi đua. A cluster in one year. */
export type ClusterSeasonTotalsArgs = {
  boundaries?: InputMaybe<Boundaries>;
  require?: InputMaybe<Completeness>;
};

/** Mức đầy đủ. What to do about a gap. */
export type Completeness =
  /** Chấp nhận thiếu. Answer with what there is; coverage names the gaps. */
  | 'ANY'
  /** Phải đủ. Answer with an error that names the gaps, or the provinces that keep the scope from being expressed. */
  | 'COMPLETE';

/** Độ đầy đủ. Which provinces stand behind a total: each reported, is only mentioned, or is missing. */
export type Coverage = {
  __typename?: 'Coverage';
  /** Hỏi lúc. When the oldest answer behind the total was given; null if there is none. When the reports were made is `madeFrom` and `madeTo`. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Đầy đủ. Whether all of them are. */
  complete: Scalars['Boolean']['output'];
  /** Có dự thảo. Whether a draft report stands behind it. */
  draft: Scalars['Boolean']['output'];
  /** Hạn báo cáo. The last day on which a province's report of the year is on time; null if the register does not say, and of several years together. */
  dueOn?: Maybe<Scalars['Date']['output']>;
  /** Số tỉnh trong phạm vi. Provinces whose reports make up the total; 0 if there is no total. */
  expected: Scalars['Int']['output'];
  /** Báo cáo từ ngày. The day on which the first of the reports in the sum was made: that of its latest document, or on which it came in if no document says. */
  madeFrom?: Maybe<Scalars['Date']['output']>;
  /** Báo cáo đến ngày. The day on which the last of them was made. */
  madeTo?: Maybe<Scalars['Date']['output']>;
  /** Được nhắc tới. The provinces that have not reported, of which documents of others name single numbers: these are in `atLeast`, and leave the sum without `atMost`. */
  mentioned: Array<Mention>;
  /** Còn thiếu. The provinces that are not in the sum, with the reason. */
  missing: Array<Gap>;
  /** Số tỉnh đúng hạn. Provinces whose own report came in by then. */
  onTime: Scalars['Int']['output'];
  /** Tỷ lệ đúng hạn. Those that reported on time, of those in the scope, in hundredths of a percent. */
  onTimeRate?: Maybe<Scalars['Int']['output']>;
  /** Từng tỉnh. How each province of the scope stands, in their order. */
  provinces: Array<ProvinceStanding>;
  /** Số tỉnh có báo cáo. Provinces whose own report is in the sum, also if it is simulated: see `simulated`. */
  reported: Scalars['Int']['output'];
  /** Tỷ lệ báo cáo. Provinces that reported, of those in the scope, in hundredths of a percent: 6508 is 65,08 %; simulated ones did not. Null if there is no total. */
  reportingRate?: Maybe<Scalars['Int']['output']>;
  /**
   * Có số liệu giả lập. Whether simulated data stands behind it.
   * @deprecated Now `simulated`, which names the provinces
   */
  sample: Scalars['Boolean']['output'];
  /** Số liệu giả lập. The provinces whose report in the sum is simulated, none of which has really reported. */
  simulated: Array<Province>;
  /** Số liệu cũ. The provinces that failed and stand in the sum with their last known figures. */
  stale: Array<Stale>;
};

/** Chênh lệch. Bounds of a difference; null if there is none on that side. */
export type Difference = {
  __typename?: 'Difference';
  /** Ít nhất. The difference is at least this. */
  atLeast?: Maybe<Scalars['Long']['output']>;
  /** Nhiều nhất. The difference is at most this. */
  atMost?: Maybe<Scalars['Long']['output']>;
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

/** Lý do trống. Why there is no number. */
export type EmptyReason =
  /** Trả lời sai. The province's service answered with something that is not an answer to the question. */
  | 'INVALID_ANSWER'
  /** Không cộng. Numbers as of the end of a year are never added across years. */
  | 'NEVER_ADDED'
  /** Chưa tham gia. The province runs no service that the gateway knows of. */
  | 'NOT_CONNECTED'
  /** Không thể hiện được. Provinces of today's map hold only part of it. */
  | 'NOT_EXPRESSIBLE'
  /** Ngoài phạm vi. Not in the scope in that year: the cluster had no season, or the province took no part in it. */
  | 'NOT_IN_SCOPE'
  /** Không tồn tại cuối năm. The province did not exist on 31 December of the year. */
  | 'NOT_IN_YEAR'
  /** Chưa báo cáo. Nobody reported it. */
  | 'NOT_REPORTED'
  /** Bị từ chối. The province's service refused the request. */
  | 'REFUSED'
  /** Nhiều lý do. Provinces or years are missing for different reasons; see the coverage. */
  | 'SEVERAL'
  /** Quá thời gian. The province's service did not answer in time. */
  | 'TIMED_OUT'
  /** Không kết nối được. The province's service could not be reached, or failed. */
  | 'UNREACHABLE';

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

/** Tỉnh thiếu. A province that is not in a total. */
export type Gap = {
  __typename?: 'Gap';
  /** Tỉnh. The province. */
  province: Province;
  /** Lý do. Why. */
  reason: GapReason;
};

/** Lý do thiếu. Why a province is not in a total. */
export type GapReason =
  /** Trả lời sai. Its service answered with something that is not an answer to the question. */
  | 'INVALID_ANSWER'
  /** Chưa tham gia. The province runs no service that the gateway knows of. */
  | 'NOT_CONNECTED'
  /** Không tồn tại cuối năm. The province did not exist on 31 December of the year; its predecessors or its successor may have reported, see `boundaries`. */
  | 'NOT_IN_YEAR'
  /** Chưa báo cáo. The province answered that it has no report for the year. */
  | 'NOT_REPORTED'
  /** Bị từ chối. Its service refused the request. */
  | 'REFUSED'
  /** Quá thời gian. Its service did not answer in time. */
  | 'TIMED_OUT'
  /** Không kết nối được. Its service could not be reached, or failed. */
  | 'UNREACHABLE';

/** Tăng trưởng. By how much a number grew; negative if it shrank. */
export type Growth = {
  __typename?: 'Growth';
  /** Ít nhất. The difference is at least this; null if nothing bounds it. */
  atLeast?: Maybe<Scalars['Long']['output']>;
  /** Nhiều nhất. The difference is at most this; null if nothing bounds it. */
  atMost?: Maybe<Scalars['Long']['output']>;
  /** Tỷ lệ. The difference in hundredths of a percent of the earlier number; null unless both are exact and the earlier is not 0. */
  basisPoints?: Maybe<Scalars['Int']['output']>;
  /** Tỷ lệ ít nhất. The ratio is at least this; null if nothing bounds it. */
  basisPointsAtLeast?: Maybe<Scalars['Int']['output']>;
  /** Tỷ lệ nhiều nhất. The ratio is at most this; null if nothing bounds it. */
  basisPointsAtMost?: Maybe<Scalars['Int']['output']>;
  /** Chênh lệch. The difference; null unless both numbers are exact. */
  value?: Maybe<Scalars['Long']['output']>;
};

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

/** Tỉnh được nhắc tới. A province that has not reported, and of which documents of others name single numbers. */
export type Mention = {
  __typename?: 'Mention';
  /** Tài liệu. The documents that name them. */
  documents: Array<Document>;
  /** Tỉnh. The province. */
  province: Province;
};

/** Đối tượng hỏi lại được. What can be asked for again by its id alone. */
export type Node = {
  /** Mã toàn hệ thống. Unique over the whole graph. */
  id: Scalars['ID']['output'];
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
export type Province = Node & {
  __typename?: 'Province';
  /** Mã tỉnh. Slug of the name, with the year it began if the name existed before: `gia-lai`, `gia-lai-2025`. */
  id: Scalars['ID']['output'];
  /** Tên. Its Vietnamese name. */
  name: Scalars['String']['output'];
};

/** Tình trạng của một tỉnh. How a province stands behind a total. */
export type ProvinceStanding = {
  __typename?: 'ProvinceStanding';
  /** Hỏi lúc. When it gave the answer that the total stands on. */
  askedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Sửa lúc. When its figures of the year changed last. */
  changedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Sửa sau hạn. Whether its figures changed again after the due date. */
  correctedAfterDue: Scalars['Boolean']['output'];
  /** Báo cáo ngày. The day on which its report was made: that of its latest document, or on which it came in if no document says. */
  madeOn?: Maybe<Scalars['Date']['output']>;
  /** Tỉnh. The province. */
  province: Province;
  /** Nhận lúc. When its own report first came in; null if that is not known. */
  receivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Tình trạng. Whether it reported. */
  standing: Standing;
  /** Đúng hạn hay chậm. How its report stands to the due date; null if that cannot be told: it failed, is not connected, or is only simulated. */
  timeliness?: Maybe<Timeliness>;
  /** Độ đầy đủ ở cấp dưới. Which of its units reported the measures that they make up; empty if its own totals stand for all. Null if it is not in the sum, and if its service is of the contract before. */
  unitCoverage?: Maybe<Array<UnitCoverage>>;
};

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
  /** Một đối tượng theo mã. The province, cluster, season or unit of an id, for clients that ask again for what they have; null if there is none. Facts and documents stand in lists alone: their ids are refused. */
  node?: Maybe<Node>;
  /** Xếp hạng các tỉnh. The provinces of a scope by a measure, or by its growth over the year before. */
  ranking?: Maybe<Ranking>;
  /**
   * Bảng số liệu. One measure by rows and columns; the same stands at `/tables.csv` and `/tables.xlsx`. What is on neither
   * axis is added up: provinces to the scope, parts to the measure's total, and years if the measure is of the year.
   */
  table?: Maybe<Table>;
  /** Tổng cộng nhiều tỉnh. The sum over the provinces of a scope, one per year, in the order of `years`. */
  totals: Array<Totals>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRankingArgs = {
  boundaries?: InputMaybe<Boundaries>;
  by?: InputMaybe<RankingOrder>;
  measure: Scalars['ID']['input'];
  scope: Scope;
  year: Scalars['Int']['input'];
};


export type QueryTableArgs = {
  boundaries?: InputMaybe<Boundaries>;
  columns: TableDimension;
  measure: Scalars['ID']['input'];
  require?: InputMaybe<Completeness>;
  rows: TableDimension;
  scope: Scope;
  where?: InputMaybe<TableFilter>;
  years: Array<Scalars['Int']['input']>;
};


export type QueryTotalsArgs = {
  boundaries?: InputMaybe<Boundaries>;
  require?: InputMaybe<Completeness>;
  scope: Scope;
  years: Array<Scalars['Int']['input']>;
};

/** Xếp hạng. Provinces in the order of a measure. */
export type Ranking = {
  __typename?: 'Ranking';
  /** Tăng trưởng của tổng cộng. From the year before to the year; null as of a province. */
  growth?: Maybe<Growth>;
  /** Mã chỉ tiêu. The measure's id in the catalogue. */
  measure: Scalars['ID']['output'];
  /** Tên chỉ tiêu. Its Vietnamese name. */
  name: Scalars['String']['output'];
  /** Tên tiếng Anh. Its English name. */
  nameEn: Scalars['String']['output'];
  /** Tổng cộng năm trước. The same provinces in the year before. */
  previousTotal: TableCell;
  /** Các tỉnh. The largest first, as far as the bounds prove it; last, without a rank, those that are incomplete or have no number. */
  rows: Array<RankingRow>;
  /** Tổng cộng. The whole scope in that year. */
  total: TableCell;
  /** Đơn vị tính. Its unit of measure, as in `Measure.unit`. */
  unit: Scalars['String']['output'];
  /** Năm. The year. */
  year: Scalars['Int']['output'];
};

/** Xếp theo. What a ranking is by. */
export type RankingOrder =
  /** Tăng trưởng. Its growth over the year before, relative to that year. */
  | 'GROWTH'
  /** Trị số. The measure itself. */
  | 'VALUE';

/** Một tỉnh trong bảng xếp hạng. A province and its place. */
export type RankingRow = {
  __typename?: 'RankingRow';
  /** Hạng cao nhất có thể. The best place that the province can have within the bounds of all numbers; null if it is not ranked. */
  bestRank?: Maybe<Scalars['Int']['output']>;
  /** Trong năm. The number of the year. */
  current: TableCell;
  /** Tăng trưởng. From the year before to the year; null if one of the two is not known, nothing bounds it, or one is simulated and the other is not. */
  growth?: Maybe<Growth>;
  /** Năm trước. The number of the year before. */
  previous: TableCell;
  /** Tỉnh. The province. */
  province: Province;
  /** Thứ hạng. From 1; provinces with equal numbers share one. Null if the bounds leave several places, or there is no number to rank by. */
  rank?: Maybe<Scalars['Int']['output']>;
  /** Hạng thấp nhất có thể. The worst place that it can have. */
  worstRank?: Maybe<Scalars['Int']['output']>;
};

/** Một tỷ lệ. What a rate is at least and at most; bounds are rounded outwards. */
export type Rate = {
  __typename?: 'Rate';
  /** Ít nhất. The rate is at least this; null if nothing bounds it. */
  atLeast?: Maybe<Scalars['Float']['output']>;
  /** Nhiều nhất. The rate is at most this; null if nothing bounds it. */
  atMost?: Maybe<Scalars['Float']['output']>;
  /** Giá trị. The rate; null unless both numbers are exact. */
  value?: Maybe<Scalars['Float']['output']>;
};

/** Tỷ lệ của một phạm vi. One number of a scope for each so many of another, by what is known of both; how many provinces reported, and how many on time, is in `coverage`. */
export type Rates = {
  __typename?: 'Rates';
  /** Đoàn viên kết nạp mới trên 1.000 đoàn viên. New members of the year for each thousand members at its end, to two decimals; null if nothing bounds it. */
  newMembersPerThousand?: Maybe<Rate>;
  /** Chi chăm lo bình quân một đoàn viên. What was spent on welfare in the year for each member at its end, in đồng; null if nothing bounds it. */
  spentPerMember?: Maybe<Rate>;
};

/** Đối tượng. To whom an award was given. */
export type RecipientType =
  /** Tập thể. A collective. */
  | 'COLLECTIVE'
  /** Cá nhân. A person. */
  | 'INDIVIDUAL';

/** Đối chiếu một số công bố. One published figure beside the sum of its provinces. */
export type Reconciliation = {
  __typename?: 'Reconciliation';
  /** Cấp khen thưởng. The awarding body, if the figure is of one. */
  awardedBy?: Maybe<AwardingBody>;
  /** Cộng từ các tỉnh. What the provinces add up to; null if none of them reported it. */
  computed?: Maybe<Quantity>;
  /** Chênh lệch. Published less computed. */
  difference: Difference;
  /** Hình thức khen thưởng. The kind of award, if the figure is of one. */
  kind?: Maybe<AwardKind>;
  /** Mã chỉ tiêu. The measure's id in the catalogue. */
  measure: Scalars['ID']['output'];
  /** Mã chương trình. The programme, if the figure is of one. */
  programme?: Maybe<Scalars['ID']['output']>;
  /** Công bố. What the cluster published; what it did not print is `derived` from `parts` that it printed. */
  published: Quantity;
  /** Đối tượng. The type of recipient, if the figure is of one. */
  recipient?: Maybe<RecipientType>;
  /** Khối. The sector, if the figure is of one. */
  sector?: Maybe<Sector>;
  /** Có số liệu giả lập. Whether simulated figures are in the sum; then it confirms nothing. */
  simulated: Scalars['Boolean']['output'];
  /** Kết luận. What the comparison says. */
  verdict: Verdict;
  /** Độ rộng. How far the two numbers can still be apart: the width of the difference. 0 if both are exact; null if nothing bounds it. */
  width?: Maybe<Scalars['Long']['output']>;
};

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

/** Phạm vi. Exactly one of the three. */
export type Scope = {
  /** Tất cả các tỉnh. True for all provinces that exist on the last day of the year. */
  allProvinces?: InputMaybe<Scalars['Boolean']['input']>;
  /** Các cụm. Cluster ids; each year takes the provinces of that year's season, each province once. */
  clusters?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Các tỉnh. Province ids, of any generation. */
  provinces?: InputMaybe<Array<Scalars['ID']['input']>>;
};

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

/** Tỉnh có số liệu cũ. A province that failed and stands in a total with its last known figures. */
export type Stale = {
  __typename?: 'Stale';
  /** Tỉnh. The province. */
  province: Province;
  /** Lý do. What its service failed with. */
  reason: GapReason;
  /** Từ lúc. When it gave these figures. */
  since: Scalars['DateTime']['output'];
};

/** Tình trạng báo cáo. How a province stands behind a total. */
export type Standing =
  /** Được nhắc tới. It has not reported; documents of others name single numbers of it. */
  | 'MENTIONED'
  /** Còn thiếu. It is not in the sum; `missing` says why. */
  | 'MISSING'
  /** Có báo cáo. Its own report is in the sum. */
  | 'REPORTED'
  /** Giả lập. A simulated report is in the sum, and no real one. */
  | 'SIMULATED';

/** Bảng. One measure by rows and columns. */
export type Table = {
  __typename?: 'Table';
  /** Các cột. The columns, chosen and ordered like the rows. */
  columns: Array<TableColumn>;
  /** Mã chỉ tiêu. The measure's id in the catalogue. */
  measure: Scalars['ID']['output'];
  /** Tên chỉ tiêu. Its Vietnamese name. */
  name: Scalars['String']['output'];
  /** Tên tiếng Anh. Its English name. */
  nameEn: Scalars['String']['output'];
  /** Các dòng. The rows: years as asked for, provinces and clusters as in the scope, parts that somebody reported. */
  rows: Array<TableRow>;
  /** Nguồn số liệu. The documents of the reports behind the table. */
  sources: Array<TableSource>;
  /** Tổng cộng. All rows and columns together. */
  total: TableCell;
  /** Đơn vị tính. Its unit of measure, as in `Measure.unit`. */
  unit: Scalars['String']['output'];
};

/** Ô của bảng. One number, or why there is none. In a sum over years a province counts once for each year. */
export type TableCell = {
  __typename?: 'TableCell';
  /** Độ đầy đủ. Which provinces stand behind the number. */
  coverage: Coverage;
  /** Số lượng. The number and its bounds; null if there is none. */
  quantity?: Maybe<Quantity>;
  /** Lý do trống. Why there is no number; null if there is one. */
  reason?: Maybe<EmptyReason>;
};

/** Cột của bảng. One column; its cells stand in the rows. */
export type TableColumn = {
  __typename?: 'TableColumn';
  /** Khóa. As of a row. */
  key: Scalars['ID']['output'];
  /** Tên. Vietnamese label. */
  name: Scalars['String']['output'];
  /** Tên tiếng Anh. English label; the Vietnamese name if there is no other. */
  nameEn: Scalars['String']['output'];
  /** Tổng của cột. The column over all rows. */
  total: TableCell;
};

/** Chiều của bảng. What the rows or columns of a table are. */
export type TableDimension =
  /** Cấp khen thưởng. Awarding bodies; for awards. */
  | 'AWARDING_BODY'
  /** Hình thức khen thưởng. Kinds of award; for awards. */
  | 'AWARD_KIND'
  /** Cụm thi đua. The clusters of a scope of clusters. */
  | 'CLUSTER'
  /** Chương trình. Welfare programmes; for measures of welfare. */
  | 'PROGRAMME'
  /** Tỉnh. The provinces of the scope. */
  | 'PROVINCE'
  /** Đối tượng. Types of recipient; for awards. */
  | 'RECIPIENT'
  /** Khối. Sectors; for unions. */
  | 'SECTOR'
  /** Năm. The years that are asked for. */
  | 'YEAR';

/** Bộ lọc. Only numbers that a report splits in this way; what a report does not split is left out. */
export type TableFilter = {
  /** Cấp khen thưởng. Awarding bodies. */
  awardedBy?: InputMaybe<Array<AwardingBody>>;
  /** Hình thức. Kinds of award. */
  kinds?: InputMaybe<Array<AwardKind>>;
  /** Chương trình. Ids of welfare programmes. */
  programmes?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Đối tượng. Types of recipient. */
  recipients?: InputMaybe<Array<RecipientType>>;
  /** Khối. Sectors. */
  sectors?: InputMaybe<Array<Sector>>;
};

/** Dòng của bảng. One row and its cells. */
export type TableRow = {
  __typename?: 'TableRow';
  /** Các ô. One for each column, in their order. */
  cells: Array<TableCell>;
  /** Khóa. A year, an id, or a value of an enum; `UNSPECIFIED` for what the reports do not separate. */
  key: Scalars['ID']['output'];
  /** Tên. Vietnamese label. */
  name: Scalars['String']['output'];
  /** Tên tiếng Anh. English label; the Vietnamese name if there is no other. */
  nameEn: Scalars['String']['output'];
  /** Tổng của dòng. The row over all columns; over parts it is the measure's own total, which may be more than the parts that were reported. */
  total: TableCell;
};

/** Nguồn số liệu. A document of a report behind a table. */
export type TableSource = {
  __typename?: 'TableSource';
  /** Tài liệu. The document. */
  document: Document;
  /** Tỉnh. The province that reported. */
  province: Province;
  /** Phiên bản. The revision of the province's data in which the report's figures were computed, as this caller sees it. */
  revision?: Maybe<Scalars['String']['output']>;
  /** Năm. The year that it reported. */
  year: Scalars['Int']['output'];
};

/** Đúng hạn hay chậm. How a report stands to the day by which it was due. */
export type Timeliness =
  /** Chưa đến hạn. It is not there, and not due yet. */
  | 'DUE'
  /** Chậm. It came in later. */
  | 'LATE'
  /** Đúng hạn. It came in by then. */
  | 'ON_TIME'
  /** Quá hạn. It is not there, and the day has passed. */
  | 'OVERDUE';

/** Tổng cộng. The sum over the provinces of a scope for one year. */
export type Totals = {
  __typename?: 'Totals';
  /** Độ đầy đủ. Which provinces stand behind the sums, and which are missing. */
  coverage: Coverage;
  /** Số liệu. The sums; what no province reported is null. Null as a whole if `notExpressible` has a row. */
  figures?: Maybe<Figures>;
  /** Không thể hiện được. Today's provinces that hold only part of the scope, so that it has no total on today's map; empty if it has. */
  notExpressible: Array<BoundaryConflict>;
  /** Tỷ lệ. Rates of the sums, of a province as of a cluster or the country. Null as a whole if there is no total. */
  rates?: Maybe<Rates>;
  /** Năm. The year. */
  year: Scalars['Int']['output'];
};

/** Đơn vị. A reporting body inside a province. */
export type Unit = Node & {
  __typename?: 'Unit';
  /** Mã đơn vị toàn hệ thống. Unique over the whole graph and the same in every revision, such as `unit:cao-bang:…`; a province's own service gives what is unique within the province. */
  id: Scalars['ID']['output'];
};

/**
 * Độ đầy đủ của một chỉ tiêu. Of a number that is put together from units below: which of them reported it. While a unit that
 * was expected to report has not, the number has no upper bound.
 */
export type UnitCoverage = {
  __typename?: 'UnitCoverage';
  /** Số đơn vị phải báo cáo. Units that were expected to report it: those that did, and those beside them that existed then. */
  expected: Scalars['Int']['output'];
  /** Mã chỉ tiêu. The measure's id in the catalogue. */
  measure: Scalars['ID']['output'];
  /** Đơn vị chưa báo cáo. Ids of the units that did not, fifty at the most. */
  missing: Array<Scalars['ID']['output']>;
  /** Số đơn vị đã báo cáo. Units whose numbers it is made of. */
  reported: Scalars['Int']['output'];
};

/** Kết luận đối chiếu. What a comparison of published and computed says. */
export type Verdict =
  /** Khớp. Every province reported, both numbers are exact, and they are equal. */
  | 'CONFIRMED'
  /** Không dùng nữa. Of the contract before. */
  | 'CONSISTENT'
  /** Không dùng nữa. Of the contract before. */
  | 'CONTRADICTS'
  /** Lệch. They cannot be the same number; `difference` says by how much. */
  | 'DIFFERS'
  /** Không dùng nữa. Of the contract before. */
  | 'EXCEEDS'
  /** Thiếu tỉnh. The provinces that reported add up to no more than was published; the others can hold the rest. */
  | 'EXPLAINED_BY_MISSING'
  /** Không so sánh được. The measure may not be added, or simulated figures are in the sum. */
  | 'NOT_COMPARABLE'
  /** Chưa thấy trái. Every province reported and both can be the same number, but their bounds do not prove it; `width` says how far apart they can be. */
  | 'NOT_CONTRADICTED';

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
  ClusterSeason: ClusterSeason;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  ClusterSeason:
    ( { __typename: 'ClusterSeason' }
    & GraphQLRecursivePick<FederationTypes['ClusterSeason'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['ClusterSeason'], {"year":true,"provinces":{"id":true},"published":{"membership":{"members":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"newMembers":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"unions":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"newUnions":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"unionsBySector":{"sector":true,"unions":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}},"employees":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"partyNominees":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"partyAdmissions":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}},"awards":{"total":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"byKind":{"kind":true,"awardedBy":true,"recipient":true,"count":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"apart":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}}},"welfare":{"spent":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"contributed":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"people":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"personTimes":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"gifts":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"houses":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"byProgramme":{"programme":true,"spent":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"contributed":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"people":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"personTimes":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"gifts":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"houses":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}}},"activities":{"measure":true,"quantity":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}}}}>
        | GraphQLRecursivePick<FederationTypes['ClusterSeason'], {"year":true,"provinces":{"id":true},"published":{"membership":{"members":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"newMembers":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"unions":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"newUnions":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"unionsBySector":{"sector":true,"unions":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}},"employees":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"partyNominees":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"partyAdmissions":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}},"awards":{"total":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"byKind":{"kind":true,"awardedBy":true,"recipient":true,"count":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"apart":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}}},"welfare":{"spent":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"contributed":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"people":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"personTimes":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"gifts":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"houses":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"byProgramme":{"programme":true,"spent":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"contributed":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"people":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"personTimes":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"gifts":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"houses":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}}},"activities":{"measure":true,"quantity":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}}}}>
        | GraphQLRecursivePick<FederationTypes['ClusterSeason'], {"year":true,"provinces":{"id":true},"published":{"membership":{"members":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"newMembers":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"unions":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"newUnions":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"unionsBySector":{"sector":true,"unions":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}},"employees":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"partyNominees":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"partyAdmissions":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}},"awards":{"total":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"byKind":{"kind":true,"awardedBy":true,"recipient":true,"count":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"apart":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}}},"welfare":{"spent":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"contributed":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"people":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"personTimes":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"gifts":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"houses":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"byProgramme":{"programme":true,"spent":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"contributed":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"people":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"personTimes":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"gifts":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"houses":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}}},"activities":{"measure":true,"quantity":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}}}}>
        | GraphQLRecursivePick<FederationTypes['ClusterSeason'], {"year":true,"provinces":{"id":true},"published":{"membership":{"members":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"newMembers":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"unions":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"newUnions":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"unionsBySector":{"sector":true,"unions":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}},"employees":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"partyNominees":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"partyAdmissions":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}},"awards":{"total":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"byKind":{"kind":true,"awardedBy":true,"recipient":true,"count":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"apart":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}}},"welfare":{"spent":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"contributed":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"people":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"personTimes":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"gifts":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"houses":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"byProgramme":{"programme":true,"spent":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"contributed":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"people":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"personTimes":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"gifts":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true},"houses":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}}},"activities":{"measure":true,"quantity":{"value":true,"atLeast":true,"atMost":true,"estimated":true,"derived":true,"printed":true,"parts":true}}}}>
        | GraphQLRecursivePick<FederationTypes['ClusterSeason'], {"provinces":{"id":true}}>
        | GraphQLRecursivePick<FederationTypes['ClusterSeason'], {"provinces":{"id":true},"year":true}>
        | GraphQLRecursivePick<FederationTypes['ClusterSeason'], {"year":true,"provinces":{"id":true}}> ) );
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
  Boundaries: Boundaries;
  BoundaryConflict: ResolverTypeWrapper<BoundaryConflict>;
  Cluster: ResolverTypeWrapper<Cluster>;
  ClusterSeason: ResolverTypeWrapper<SeasonReference>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Completeness: Completeness;
  Coverage: ResolverTypeWrapper<CoverageRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Difference: ResolverTypeWrapper<Difference>;
  Document: ResolverTypeWrapper<Document>;
  DocumentKind: DocumentKind;
  DocumentStatus: DocumentStatus;
  EmptyReason: EmptyReason;
  Excerpt: ResolverTypeWrapper<Excerpt>;
  Fact: ResolverTypeWrapper<Fact>;
  FactForm: FactForm;
  FactStatus: FactStatus;
  Figures: ResolverTypeWrapper<SummedFigures>;
  Gap: ResolverTypeWrapper<Gap>;
  GapReason: GapReason;
  Growth: ResolverTypeWrapper<Growth>;
  Long: ResolverTypeWrapper<Scalars['Long']['output']>;
  Membership: ResolverTypeWrapper<Membership>;
  Mention: ResolverTypeWrapper<Mention>;
  Node: ResolverTypeWrapper<NodeReference>;
  ProgrammeFigure: ResolverTypeWrapper<ProgrammeFigure>;
  Province: ResolverTypeWrapper<Province>;
  ProvinceStanding: ResolverTypeWrapper<ProvinceStanding>;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Ranking: ResolverTypeWrapper<RankingRows>;
  RankingOrder: RankingOrder;
  RankingRow: ResolverTypeWrapper<Omit<RankingRow, 'current' | 'previous'> & { current: ResolversTypes['TableCell'], previous: ResolversTypes['TableCell'] }>;
  Rate: ResolverTypeWrapper<Rate>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Rates: ResolverTypeWrapper<Rates>;
  RecipientType: RecipientType;
  Reconciliation: ResolverTypeWrapper<Reconciliation>;
  ReportingPeriod: ReportingPeriod;
  Scope: Scope;
  Sector: Sector;
  SectorFigure: ResolverTypeWrapper<SectorFigure>;
  Stale: ResolverTypeWrapper<Stale>;
  Standing: Standing;
  Table: ResolverTypeWrapper<TableRows>;
  TableCell: ResolverTypeWrapper<Omit<TableCell, 'coverage'> & { coverage: ResolversTypes['Coverage'] }>;
  TableColumn: ResolverTypeWrapper<Omit<TableColumn, 'total'> & { total: ResolversTypes['TableCell'] }>;
  TableDimension: TableDimension;
  TableFilter: TableFilter;
  TableRow: ResolverTypeWrapper<Omit<TableRow, 'cells' | 'total'> & { cells: Array<ResolversTypes['TableCell']>, total: ResolversTypes['TableCell'] }>;
  TableSource: ResolverTypeWrapper<ReportDocument>;
  Timeliness: Timeliness;
  Totals: ResolverTypeWrapper<ScopeTotals>;
  Unit: ResolverTypeWrapper<Unit>;
  UnitCoverage: ResolverTypeWrapper<UnitCoverage>;
  Verdict: Verdict;
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
  BoundaryConflict: BoundaryConflict;
  Cluster: Cluster;
  ClusterSeason: SeasonReference;
  Int: Scalars['Int']['output'];
  Coverage: CoverageRow;
  Boolean: Scalars['Boolean']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Difference: Difference;
  Document: Document;
  Excerpt: Excerpt;
  Fact: Fact;
  Figures: SummedFigures;
  Gap: Gap;
  Growth: Growth;
  Long: Scalars['Long']['output'];
  Membership: Membership;
  Mention: Mention;
  Node: NodeReference;
  ProgrammeFigure: ProgrammeFigure;
  Province: Province;
  ProvinceStanding: ProvinceStanding;
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  Ranking: RankingRows;
  RankingRow: Omit<RankingRow, 'current' | 'previous'> & { current: ResolversParentTypes['TableCell'], previous: ResolversParentTypes['TableCell'] };
  Rate: Rate;
  Float: Scalars['Float']['output'];
  Rates: Rates;
  Reconciliation: Reconciliation;
  Scope: Scope;
  SectorFigure: SectorFigure;
  Stale: Stale;
  Table: TableRows;
  TableCell: Omit<TableCell, 'coverage'> & { coverage: ResolversParentTypes['Coverage'] };
  TableColumn: Omit<TableColumn, 'total'> & { total: ResolversParentTypes['TableCell'] };
  TableFilter: TableFilter;
  TableRow: Omit<TableRow, 'cells' | 'total'> & { cells: Array<ResolversParentTypes['TableCell']>, total: ResolversParentTypes['TableCell'] };
  TableSource: ReportDocument;
  Totals: ScopeTotals;
  Unit: Unit;
  UnitCoverage: UnitCoverage;
  Welfare: Welfare;
};

export type ActivityFigureResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ActivityFigure'] = ResolversParentTypes['ActivityFigure']> = {
  measure?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type AwardFigureResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AwardFigure'] = ResolversParentTypes['AwardFigure']> = {
  apart?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  awardedBy?: Resolver<Maybe<ResolversTypes['AwardingBody']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AwardKind'], ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['RecipientType']>, ParentType, ContextType>;
};

export type AwardsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Awards'] = ResolversParentTypes['Awards']> = {
  byKind?: Resolver<Array<ResolversTypes['AwardFigure']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
};

export type BoundaryConflictResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['BoundaryConflict'] = ResolversParentTypes['BoundaryConflict']> = {
  inside?: Resolver<Array<ResolversTypes['Province']>, ParentType, ContextType>;
  outside?: Resolver<Array<ResolversTypes['Province']>, ParentType, ContextType>;
  province?: Resolver<ResolversTypes['Province'], ParentType, ContextType>;
};

export type ClusterResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Cluster'] = ResolversParentTypes['Cluster']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClusterSeasonResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ClusterSeason'] = ResolversParentTypes['ClusterSeason'], FederationReferenceType extends FederationReferenceTypes['ClusterSeason'] = FederationReferenceTypes['ClusterSeason']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ClusterSeason']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reconciliation?: Resolver<Maybe<Array<ResolversTypes['Reconciliation']>>, ParentType, ContextType>;
  series?: Resolver<Maybe<Array<ResolversTypes['Totals']>>, ParentType, ContextType, RequireFields<ClusterSeasonSeriesArgs, 'boundaries' | 'years'>>;
  totals?: Resolver<Maybe<ResolversTypes['Totals']>, ParentType, ContextType, RequireFields<ClusterSeasonTotalsArgs, 'boundaries' | 'require'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CoverageResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Coverage'] = ResolversParentTypes['Coverage']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  draft?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  dueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  madeFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  madeTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  mentioned?: Resolver<Array<ResolversTypes['Mention']>, ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['Gap']>, ParentType, ContextType>;
  onTime?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onTimeRate?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  provinces?: Resolver<Array<ResolversTypes['ProvinceStanding']>, ParentType, ContextType>;
  reported?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reportingRate?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sample?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  simulated?: Resolver<Array<ResolversTypes['Province']>, ParentType, ContextType>;
  stale?: Resolver<Array<ResolversTypes['Stale']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DifferenceResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Difference'] = ResolversParentTypes['Difference']> = {
  atLeast?: Resolver<Maybe<ResolversTypes['Long']>, ParentType, ContextType>;
  atMost?: Resolver<Maybe<ResolversTypes['Long']>, ParentType, ContextType>;
};

export type DocumentResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Document'] = ResolversParentTypes['Document']> = {
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

export type ExcerptResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Excerpt'] = ResolversParentTypes['Excerpt']> = {
  after?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  marked?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FactResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Fact'] = ResolversParentTypes['Fact']> = {
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

export type FiguresResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Figures'] = ResolversParentTypes['Figures']> = {
  activities?: Resolver<Array<ResolversTypes['ActivityFigure']>, ParentType, ContextType>;
  awards?: Resolver<ResolversTypes['Awards'], ParentType, ContextType>;
  membership?: Resolver<ResolversTypes['Membership'], ParentType, ContextType>;
  welfare?: Resolver<ResolversTypes['Welfare'], ParentType, ContextType>;
};

export type GapResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Gap'] = ResolversParentTypes['Gap']> = {
  province?: Resolver<ResolversTypes['Province'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['GapReason'], ParentType, ContextType>;
};

export type GrowthResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Growth'] = ResolversParentTypes['Growth']> = {
  atLeast?: Resolver<Maybe<ResolversTypes['Long']>, ParentType, ContextType>;
  atMost?: Resolver<Maybe<ResolversTypes['Long']>, ParentType, ContextType>;
  basisPoints?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  basisPointsAtLeast?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  basisPointsAtMost?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Long']>, ParentType, ContextType>;
};

export interface LongScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Long'], any> {
  name: 'Long';
}

export type MembershipResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Membership'] = ResolversParentTypes['Membership']> = {
  employees?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  members?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  newMembers?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  newUnions?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  partyAdmissions?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  partyNominees?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  unions?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  unionsBySector?: Resolver<Array<ResolversTypes['SectorFigure']>, ParentType, ContextType>;
};

export type MentionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Mention'] = ResolversParentTypes['Mention']> = {
  documents?: Resolver<Array<ResolversTypes['Document']>, ParentType, ContextType>;
  province?: Resolver<ResolversTypes['Province'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Cluster' | 'ClusterSeason' | 'Province' | 'Unit', ParentType, ContextType>;
};

export type ProgrammeFigureResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ProgrammeFigure'] = ResolversParentTypes['ProgrammeFigure']> = {
  contributed?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  gifts?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  houses?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  people?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  personTimes?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  programme?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  spent?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
};

export type ProvinceResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Province'] = ResolversParentTypes['Province']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProvinceStandingResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ProvinceStanding'] = ResolversParentTypes['ProvinceStanding']> = {
  askedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  changedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  correctedAfterDue?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  madeOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  province?: Resolver<ResolversTypes['Province'], ParentType, ContextType>;
  receivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  standing?: Resolver<ResolversTypes['Standing'], ParentType, ContextType>;
  timeliness?: Resolver<Maybe<ResolversTypes['Timeliness']>, ParentType, ContextType>;
  unitCoverage?: Resolver<Maybe<Array<ResolversTypes['UnitCoverage']>>, ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
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

export type QueryResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  ranking?: Resolver<Maybe<ResolversTypes['Ranking']>, ParentType, ContextType, RequireFields<QueryRankingArgs, 'boundaries' | 'by' | 'measure' | 'scope' | 'year'>>;
  table?: Resolver<Maybe<ResolversTypes['Table']>, ParentType, ContextType, RequireFields<QueryTableArgs, 'boundaries' | 'columns' | 'measure' | 'require' | 'rows' | 'scope' | 'years'>>;
  totals?: Resolver<Array<ResolversTypes['Totals']>, ParentType, ContextType, RequireFields<QueryTotalsArgs, 'boundaries' | 'require' | 'scope' | 'years'>>;
};

export type RankingResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Ranking'] = ResolversParentTypes['Ranking']> = {
  growth?: Resolver<Maybe<ResolversTypes['Growth']>, ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  previousTotal?: Resolver<ResolversTypes['TableCell'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['RankingRow']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['TableCell'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RankingRowResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['RankingRow'] = ResolversParentTypes['RankingRow']> = {
  bestRank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  current?: Resolver<ResolversTypes['TableCell'], ParentType, ContextType>;
  growth?: Resolver<Maybe<ResolversTypes['Growth']>, ParentType, ContextType>;
  previous?: Resolver<ResolversTypes['TableCell'], ParentType, ContextType>;
  province?: Resolver<ResolversTypes['Province'], ParentType, ContextType>;
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  worstRank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type RateResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Rate'] = ResolversParentTypes['Rate']> = {
  atLeast?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  atMost?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type RatesResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Rates'] = ResolversParentTypes['Rates']> = {
  newMembersPerThousand?: Resolver<Maybe<ResolversTypes['Rate']>, ParentType, ContextType>;
  spentPerMember?: Resolver<Maybe<ResolversTypes['Rate']>, ParentType, ContextType>;
};

export type ReconciliationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Reconciliation'] = ResolversParentTypes['Reconciliation']> = {
  awardedBy?: Resolver<Maybe<ResolversTypes['AwardingBody']>, ParentType, ContextType>;
  computed?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  difference?: Resolver<ResolversTypes['Difference'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['AwardKind']>, ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  programme?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  published?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['RecipientType']>, ParentType, ContextType>;
  sector?: Resolver<Maybe<ResolversTypes['Sector']>, ParentType, ContextType>;
  simulated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['Verdict'], ParentType, ContextType>;
  width?: Resolver<Maybe<ResolversTypes['Long']>, ParentType, ContextType>;
};

export type SectorFigureResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['SectorFigure'] = ResolversParentTypes['SectorFigure']> = {
  sector?: Resolver<ResolversTypes['Sector'], ParentType, ContextType>;
  unions?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type StaleResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Stale'] = ResolversParentTypes['Stale']> = {
  province?: Resolver<ResolversTypes['Province'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['GapReason'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type TableResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Table'] = ResolversParentTypes['Table']> = {
  columns?: Resolver<Array<ResolversTypes['TableColumn']>, ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['TableRow']>, ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['TableSource']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['TableCell'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TableCellResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TableCell'] = ResolversParentTypes['TableCell']> = {
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['EmptyReason']>, ParentType, ContextType>;
};

export type TableColumnResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TableColumn'] = ResolversParentTypes['TableColumn']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['TableCell'], ParentType, ContextType>;
};

export type TableRowResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TableRow'] = ResolversParentTypes['TableRow']> = {
  cells?: Resolver<Array<ResolversTypes['TableCell']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['TableCell'], ParentType, ContextType>;
};

export type TableSourceResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TableSource'] = ResolversParentTypes['TableSource']> = {
  document?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  province?: Resolver<ResolversTypes['Province'], ParentType, ContextType>;
  revision?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TotalsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Totals'] = ResolversParentTypes['Totals']> = {
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType>;
  figures?: Resolver<Maybe<ResolversTypes['Figures']>, ParentType, ContextType>;
  notExpressible?: Resolver<Array<ResolversTypes['BoundaryConflict']>, ParentType, ContextType>;
  rates?: Resolver<Maybe<ResolversTypes['Rates']>, ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UnitResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Unit'] = ResolversParentTypes['Unit']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnitCoverageResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UnitCoverage'] = ResolversParentTypes['UnitCoverage']> = {
  expected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  reported?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WelfareResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Welfare'] = ResolversParentTypes['Welfare']> = {
  byProgramme?: Resolver<Array<ResolversTypes['ProgrammeFigure']>, ParentType, ContextType>;
  contributed?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  gifts?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  houses?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  people?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  personTimes?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  spent?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = GatewayContext> = {
  ActivityFigure?: ActivityFigureResolvers<ContextType>;
  AwardFigure?: AwardFigureResolvers<ContextType>;
  Awards?: AwardsResolvers<ContextType>;
  BoundaryConflict?: BoundaryConflictResolvers<ContextType>;
  Cluster?: ClusterResolvers<ContextType>;
  ClusterSeason?: ClusterSeasonResolvers<ContextType>;
  Coverage?: CoverageResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Difference?: DifferenceResolvers<ContextType>;
  Document?: DocumentResolvers<ContextType>;
  Excerpt?: ExcerptResolvers<ContextType>;
  Fact?: FactResolvers<ContextType>;
  Figures?: FiguresResolvers<ContextType>;
  Gap?: GapResolvers<ContextType>;
  Growth?: GrowthResolvers<ContextType>;
  Long?: GraphQLScalarType;
  Membership?: MembershipResolvers<ContextType>;
  Mention?: MentionResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  ProgrammeFigure?: ProgrammeFigureResolvers<ContextType>;
  Province?: ProvinceResolvers<ContextType>;
  ProvinceStanding?: ProvinceStandingResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Ranking?: RankingResolvers<ContextType>;
  RankingRow?: RankingRowResolvers<ContextType>;
  Rate?: RateResolvers<ContextType>;
  Rates?: RatesResolvers<ContextType>;
  Reconciliation?: ReconciliationResolvers<ContextType>;
  SectorFigure?: SectorFigureResolvers<ContextType>;
  Stale?: StaleResolvers<ContextType>;
  Table?: TableResolvers<ContextType>;
  TableCell?: TableCellResolvers<ContextType>;
  TableColumn?: TableColumnResolvers<ContextType>;
  TableRow?: TableRowResolvers<ContextType>;
  TableSource?: TableSourceResolvers<ContextType>;
  Totals?: TotalsResolvers<ContextType>;
  Unit?: UnitResolvers<ContextType>;
  UnitCoverage?: UnitCoverageResolvers<ContextType>;
  Welfare?: WelfareResolvers<ContextType>;
};

