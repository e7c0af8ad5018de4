import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ProvinceReference, ProvinceContext } from '../context';
import type { UnitRow, UnitRows, FactRow, FactRows, RevisionRow, RevisionRows, ReportRow } from '../../data/rows';
import type { DocumentRow } from '../loaders';
import type { Figures as FiguresRow } from '../../../../domain/figures';
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

/** Số dòng thay đổi. How many rows of a kind a revision touched. */
export type ChangeCounts = {
  __typename?: 'ChangeCounts';
  /** Thêm. Rows that were not there before. */
  added: Scalars['Int']['output'];
  /** Sửa. Rows that were there and are now different. */
  changed: Scalars['Int']['output'];
  /** Bỏ. Rows that are not there any more. */
  removed: Scalars['Int']['output'];
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

/** Trang số liệu gốc. A page of facts. */
export type FactConnection = {
  __typename?: 'FactConnection';
  /** Các dòng. The rows of the page. */
  edges: Array<FactEdge>;
  /** Thông tin trang. Whether there is more. */
  pageInfo: PageInfo;
  /** Tổng số dòng. Rows in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** Dòng số liệu gốc. A fact and its place in the list. */
export type FactEdge = {
  __typename?: 'FactEdge';
  /** Con trỏ. Place in the list. */
  cursor: Scalars['String']['output'];
  /** Số liệu gốc. The fact. */
  node: Fact;
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

/** Thông tin trang. Where a page ends. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Con trỏ cuối. Pass it as `after` for the next page; null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Còn trang sau. Whether there are rows after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Còn trang trước. Whether there are rows before this page; false if the province's service is of the contract before. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Con trỏ đầu. Place of the first row; null on an empty page, and if the province's service is of the contract before. */
  startCursor?: Maybe<Scalars['String']['output']>;
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
  /** Số liệu gốc. The facts that fit all arguments given, in the order of their ids; without those of drafts that the caller may not see. */
  facts?: Maybe<FactConnection>;
  /** Mã tỉnh. Slug of the name, with the year it began if the name existed before: `gia-lai`, `gia-lai-2025`. */
  id: Scalars['ID']['output'];
  /** Báo cáo năm. The report of one year; null if the province itself reported nothing for it, or only a draft that the caller may not see. */
  report?: Maybe<ProvinceReport>;
  /** Báo cáo nhiều năm. The reports of the years from `from` to `to`, both included, oldest first; all if none is given. */
  reports?: Maybe<Array<ProvinceReport>>;
  /** Lịch sử phiên bản. The revisions of the province's data, the newest first: imports, and what undid them. For the province itself only. */
  revisions?: Maybe<RevisionConnection>;
  /** Một đơn vị. The unit of that id, such as the one of a fact; null if there is none. */
  unit?: Maybe<Unit>;
  /** Đơn vị trực thuộc. The units directly below `parent`, or all units if none is given, in the order of their ids; without those that only drafts which the caller may not see have brought. */
  units?: Maybe<UnitConnection>;
};


/** Một thế hệ của liên đoàn lao động tỉnh. One generation of a provincial federation. */
export type ProvinceFactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  document?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  measure?: InputMaybe<Scalars['ID']['input']>;
  unit?: InputMaybe<Scalars['ID']['input']>;
  year?: InputMaybe<Scalars['Int']['input']>;
};


/** Một thế hệ của liên đoàn lao động tỉnh. One generation of a provincial federation. */
export type ProvinceReportArgs = {
  revision?: InputMaybe<Scalars['Int']['input']>;
  year: Scalars['Int']['input'];
};


/** Một thế hệ của liên đoàn lao động tỉnh. One generation of a provincial federation. */
export type ProvinceReportsArgs = {
  from?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<Scalars['Int']['input']>;
};


/** Một thế hệ của liên đoàn lao động tỉnh. One generation of a provincial federation. */
export type ProvinceRevisionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Một thế hệ của liên đoàn lao động tỉnh. One generation of a provincial federation. */
export type ProvinceUnitArgs = {
  id: Scalars['ID']['input'];
};


/** Một thế hệ của liên đoàn lao động tỉnh. One generation of a provincial federation. */
export type ProvinceUnitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  parent?: InputMaybe<Scalars['ID']['input']>;
};

/** Báo cáo năm của tỉnh. What a province reported for one year, added up without counting anything twice. */
export type ProvinceReport = {
  __typename?: 'ProvinceReport';
  /** Độ đầy đủ ở cấp dưới. Which units below reported the measures that they make up; empty if the province's own totals stand for all. Null if the province's service is of the contract before. */
  coverage?: Maybe<Array<UnitCoverage>>;
  /** Tài liệu. The documents behind the figures. */
  documents: Array<Document>;
  /** Có dự thảo. Whether a draft stands behind the figures; only analysts and the province itself see such figures. Null if the province's service is of the contract before. */
  draft?: Maybe<Scalars['Boolean']['output']>;
  /** Số liệu. The province's own figures. */
  figures: Figures;
  /** Nhận lúc. When the province's own report of the year first came in, as the caller sees it; null if documents of others only mention it, and if its service is of the contract before. */
  receivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Phiên bản. The revision of the province's data in which these figures were computed; it grows with every import of which the caller sees anything. */
  revision: Scalars['String']['output'];
  /** Cập nhật lúc. When they were computed. */
  updatedAt: Scalars['DateTime']['output'];
  /** Năm. The year. */
  year: Scalars['Int']['output'];
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

/** Đối tượng. To whom an award was given. */
export type RecipientType =
  /** Tập thể. A collective. */
  | 'COLLECTIVE'
  /** Cá nhân. A person. */
  | 'INDIVIDUAL';

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

/** Phiên bản. One change of a province's data; nothing that it replaced is lost. */
export type Revision = {
  __typename?: 'Revision';
  /** Lý do chấp nhận. Why whoever imported it accepted what the rules asked. */
  acceptedReason?: Maybe<Scalars['String']['output']>;
  /** Quy tắc đã chấp nhận. Ids of the rules whose questions were answered; null if a version before made it. */
  acceptedRules?: Maybe<Array<Scalars['ID']['output']>>;
  /** Lúc. When it was begun. */
  at: Scalars['DateTime']['output'];
  /** Người thực hiện. Who made it, as far as is known. */
  by: Scalars['String']['output'];
  /** Mã tài liệu. Id of the document whose facts it replaced; null if it changed units only. */
  document?: Maybe<Scalars['ID']['output']>;
  /** Số liệu gốc thay đổi. How many facts it touched. */
  facts: ChangeCounts;
  /** Tên tệp. Name of the imported file; null for an undoing. */
  file?: Maybe<Scalars['String']['output']>;
  /** Kết quả kiểm tra. What the validation rules said of it, a hundred at the most; null if a version before made it. */
  findings?: Maybe<Array<RuleFinding>>;
  /** Loại. What was done. */
  kind: RevisionKind;
  /** Số phiên bản. They count up from 1. */
  number: Scalars['Int']['output'];
  /** Mã băm. SHA-256 of the imported file, in hexadecimal. */
  sha256?: Maybe<Scalars['String']['output']>;
  /** Hoàn tác phiên bản. The revision that it undid. */
  undoes?: Maybe<Scalars['Int']['output']>;
  /** Bị hoàn tác bởi. The later revision that has undone it. */
  undoneBy?: Maybe<Scalars['Int']['output']>;
  /** Đơn vị thay đổi. How many units it touched. */
  units: ChangeCounts;
};

/** Trang phiên bản. A page of revisions. */
export type RevisionConnection = {
  __typename?: 'RevisionConnection';
  /** Các dòng. The rows of the page. */
  edges: Array<RevisionEdge>;
  /** Thông tin trang. Whether there is more. */
  pageInfo: PageInfo;
  /** Tổng số dòng. Rows in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** Dòng phiên bản. A revision and its place in the list. */
export type RevisionEdge = {
  __typename?: 'RevisionEdge';
  /** Con trỏ. Place in the list. */
  cursor: Scalars['String']['output'];
  /** Phiên bản. The revision. */
  node: Revision;
};

/** Loại phiên bản. What a revision did. */
export type RevisionKind =
  /** Nạp tệp. A file was imported. */
  | 'IMPORT'
  /** Hoàn tác. An earlier revision was undone. */
  | 'UNDO';

/** Kết quả của một quy tắc. What a validation rule said of a unit's figures. */
export type RuleFinding = {
  __typename?: 'RuleFinding';
  /** Bằng tiếng Anh. What it said, in English. */
  en: Scalars['String']['output'];
  /** Mã quy tắc. The rule's id in schema/rules.yml. */
  rule: Scalars['ID']['output'];
  /** Đơn vị. Id of the unit, as imports name it. */
  unit: Scalars['String']['output'];
  /** Bằng tiếng Việt. What it said, in Vietnamese. */
  vi: Scalars['String']['output'];
  /** Năm. The year. */
  year: Scalars['Int']['output'];
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

/** Đơn vị. A reporting body inside a province. */
export type Unit = {
  __typename?: 'Unit';
  /** Số liệu năm. The unit's figures of a year; null if it reported nothing. */
  figures?: Maybe<Figures>;
  /** Mã đơn vị toàn hệ thống. Unique over the whole graph and the same in every revision, such as `unit:cao-bang:…`; a province's own service gives what is unique within the province. */
  id: Scalars['ID']['output'];
  /** Cấp. Its level. */
  level: UnitLevel;
  /** Tên. Its Vietnamese name. */
  name: Scalars['String']['output'];
  /** Đơn vị cấp trên. Id of the unit above; null for the provincial federation. */
  parent?: Maybe<Scalars['ID']['output']>;
  /** Có từ ngày. The first day on which it existed, if that is known. */
  validFrom?: Maybe<Scalars['Date']['output']>;
  /**
   * Hết từ ngày. The first day on which it existed no more; null while it exists. District federations and local sector
   * unions ended on 2025-07-01.
   */
  validTo?: Maybe<Scalars['Date']['output']>;
  /** Số không công bố. The numbers that are null in these figures, or of the province as a whole only a range, since they would tell of single persons; empty for the province itself. */
  withheld?: Maybe<Array<WithheldFigure>>;
};


/** Đơn vị. A reporting body inside a province. */
export type UnitFiguresArgs = {
  year: Scalars['Int']['input'];
};


/** Đơn vị. A reporting body inside a province. */
export type UnitWithheldArgs = {
  year: Scalars['Int']['input'];
};

/** Trang đơn vị. A page of units. */
export type UnitConnection = {
  __typename?: 'UnitConnection';
  /** Các dòng. The rows of the page. */
  edges: Array<UnitEdge>;
  /** Thông tin trang. Whether there is more. */
  pageInfo: PageInfo;
  /** Tổng số dòng. Rows in all pages. */
  totalCount: Scalars['Int']['output'];
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

/** Dòng đơn vị. A unit and its place in the list. */
export type UnitEdge = {
  __typename?: 'UnitEdge';
  /** Con trỏ. Place in the list. */
  cursor: Scalars['String']['output'];
  /** Đơn vị. The unit. */
  node: Unit;
};

/** Cấp công đoàn. Level of a unit. */
export type UnitLevel =
  /** Liên đoàn Lao động huyện, thành phố. A district or city federation. */
  | 'DISTRICT'
  /** Công đoàn cơ sở. A grassroots union. */
  | 'GRASSROOTS'
  /** Liên đoàn Lao động tỉnh. The provincial federation. */
  | 'PROVINCE'
  /** Công đoàn ngành. A local sector union. */
  | 'SECTOR';

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

/** Số không công bố. A number that only the province itself sees; it is in every total above. */
export type WithheldFigure = {
  __typename?: 'WithheldFigure';
  /** Mã chỉ tiêu. The measure's id in the catalogue. */
  measure: Scalars['ID']['output'];
  /** Mã chương trình. The welfare programme, if the number is of one. */
  programme?: Maybe<Scalars['ID']['output']>;
  /** Lý do. Why it is withheld. */
  reason: WithheldReason;
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
  Province: Province;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
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
  ChangeCounts: ResolverTypeWrapper<ChangeCounts>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Document: ResolverTypeWrapper<DocumentRow>;
  DocumentKind: DocumentKind;
  DocumentStatus: DocumentStatus;
  Excerpt: ResolverTypeWrapper<Excerpt>;
  Fact: ResolverTypeWrapper<FactRow>;
  FactConnection: ResolverTypeWrapper<FactRows>;
  FactEdge: ResolverTypeWrapper<Omit<FactEdge, 'node'> & { node: ResolversTypes['Fact'] }>;
  FactForm: FactForm;
  FactStatus: FactStatus;
  Figures: ResolverTypeWrapper<FiguresRow>;
  Long: ResolverTypeWrapper<Scalars['Long']['output']>;
  Membership: ResolverTypeWrapper<Membership>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ProgrammeFigure: ResolverTypeWrapper<ProgrammeFigure>;
  Province: ResolverTypeWrapper<ProvinceReference>;
  ProvinceReport: ResolverTypeWrapper<ReportRow>;
  Quantity: ResolverTypeWrapper<Quantity>;
  RecipientType: RecipientType;
  ReportingPeriod: ReportingPeriod;
  Revision: ResolverTypeWrapper<RevisionRow>;
  RevisionConnection: ResolverTypeWrapper<RevisionRows>;
  RevisionEdge: ResolverTypeWrapper<Omit<RevisionEdge, 'node'> & { node: ResolversTypes['Revision'] }>;
  RevisionKind: RevisionKind;
  RuleFinding: ResolverTypeWrapper<RuleFinding>;
  Sector: Sector;
  SectorFigure: ResolverTypeWrapper<SectorFigure>;
  Unit: ResolverTypeWrapper<UnitRow>;
  UnitConnection: ResolverTypeWrapper<UnitRows>;
  UnitCoverage: ResolverTypeWrapper<UnitCoverage>;
  UnitEdge: ResolverTypeWrapper<Omit<UnitEdge, 'node'> & { node: ResolversTypes['Unit'] }>;
  UnitLevel: UnitLevel;
  Welfare: ResolverTypeWrapper<Welfare>;
  WithheldFigure: ResolverTypeWrapper<WithheldFigure>;
  WithheldReason: WithheldReason;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ActivityFigure: ActivityFigure;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  AwardFigure: AwardFigure;
  Awards: Awards;
  ChangeCounts: ChangeCounts;
  Int: Scalars['Int']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Document: DocumentRow;
  Excerpt: Excerpt;
  Fact: FactRow;
  FactConnection: FactRows;
  FactEdge: Omit<FactEdge, 'node'> & { node: ResolversParentTypes['Fact'] };
  Figures: FiguresRow;
  Long: Scalars['Long']['output'];
  Membership: Membership;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  ProgrammeFigure: ProgrammeFigure;
  Province: ProvinceReference;
  ProvinceReport: ReportRow;
  Quantity: Quantity;
  Revision: RevisionRow;
  RevisionConnection: RevisionRows;
  RevisionEdge: Omit<RevisionEdge, 'node'> & { node: ResolversParentTypes['Revision'] };
  RuleFinding: RuleFinding;
  SectorFigure: SectorFigure;
  Unit: UnitRow;
  UnitConnection: UnitRows;
  UnitCoverage: UnitCoverage;
  UnitEdge: Omit<UnitEdge, 'node'> & { node: ResolversParentTypes['Unit'] };
  Welfare: Welfare;
  WithheldFigure: WithheldFigure;
};

export type ActivityFigureResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['ActivityFigure'] = ResolversParentTypes['ActivityFigure']> = {
  measure?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type AwardFigureResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['AwardFigure'] = ResolversParentTypes['AwardFigure']> = {
  apart?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  awardedBy?: Resolver<Maybe<ResolversTypes['AwardingBody']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AwardKind'], ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['RecipientType']>, ParentType, ContextType>;
};

export type AwardsResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['Awards'] = ResolversParentTypes['Awards']> = {
  byKind?: Resolver<Array<ResolversTypes['AwardFigure']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
};

export type ChangeCountsResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['ChangeCounts'] = ResolversParentTypes['ChangeCounts']> = {
  added?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  removed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DocumentResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['Document'] = ResolversParentTypes['Document']> = {
  eventOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['DocumentKind']>, ParentType, ContextType>;
  period?: Resolver<Maybe<ResolversTypes['ReportingPeriod']>, ParentType, ContextType>;
  publishedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  publisher?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sha256?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DocumentStatus'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExcerptResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['Excerpt'] = ResolversParentTypes['Excerpt']> = {
  after?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  marked?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FactResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['Fact'] = ResolversParentTypes['Fact']> = {
  awardedBy?: Resolver<Maybe<ResolversTypes['AwardingBody']>, ParentType, ContextType>;
  document?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  excerpt?: Resolver<Maybe<ResolversTypes['Excerpt']>, ParentType, ContextType>;
  form?: Resolver<ResolversTypes['FactForm'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  includedIn?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['AwardKind']>, ParentType, ContextType>;
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

export type FactConnectionResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['FactConnection'] = ResolversParentTypes['FactConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FactEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FactEdgeResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['FactEdge'] = ResolversParentTypes['FactEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Fact'], ParentType, ContextType>;
};

export type FiguresResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['Figures'] = ResolversParentTypes['Figures']> = {
  activities?: Resolver<Array<ResolversTypes['ActivityFigure']>, ParentType, ContextType>;
  awards?: Resolver<ResolversTypes['Awards'], ParentType, ContextType>;
  membership?: Resolver<ResolversTypes['Membership'], ParentType, ContextType>;
  welfare?: Resolver<ResolversTypes['Welfare'], ParentType, ContextType>;
};

export interface LongScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Long'], any> {
  name: 'Long';
}

export type MembershipResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['Membership'] = ResolversParentTypes['Membership']> = {
  employees?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  members?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  newMembers?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  newUnions?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  partyAdmissions?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  partyNominees?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  unions?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  unionsBySector?: Resolver<Array<ResolversTypes['SectorFigure']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProgrammeFigureResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['ProgrammeFigure'] = ResolversParentTypes['ProgrammeFigure']> = {
  contributed?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  gifts?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  houses?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  people?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  personTimes?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  programme?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  spent?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
};

export type ProvinceResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['Province'] = ResolversParentTypes['Province'], FederationReferenceType extends FederationReferenceTypes['Province'] = FederationReferenceTypes['Province']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Province']> | FederationReferenceType, FederationReferenceType, ContextType>;
  facts?: Resolver<Maybe<ResolversTypes['FactConnection']>, ParentType, ContextType, RequireFields<ProvinceFactsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['ProvinceReport']>, ParentType, ContextType, RequireFields<ProvinceReportArgs, 'year'>>;
  reports?: Resolver<Maybe<Array<ResolversTypes['ProvinceReport']>>, ParentType, ContextType, Partial<ProvinceReportsArgs>>;
  revisions?: Resolver<Maybe<ResolversTypes['RevisionConnection']>, ParentType, ContextType, RequireFields<ProvinceRevisionsArgs, 'first'>>;
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType, RequireFields<ProvinceUnitArgs, 'id'>>;
  units?: Resolver<Maybe<ResolversTypes['UnitConnection']>, ParentType, ContextType, RequireFields<ProvinceUnitsArgs, 'first'>>;
};

export type ProvinceReportResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['ProvinceReport'] = ResolversParentTypes['ProvinceReport']> = {
  coverage?: Resolver<Maybe<Array<ResolversTypes['UnitCoverage']>>, ParentType, ContextType>;
  documents?: Resolver<Array<ResolversTypes['Document']>, ParentType, ContextType>;
  draft?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  figures?: Resolver<ResolversTypes['Figures'], ParentType, ContextType>;
  receivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
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

export type RevisionResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['Revision'] = ResolversParentTypes['Revision']> = {
  acceptedReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  acceptedRules?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  document?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  facts?: Resolver<ResolversTypes['ChangeCounts'], ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  findings?: Resolver<Maybe<Array<ResolversTypes['RuleFinding']>>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RevisionKind'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sha256?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  undoes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  undoneBy?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  units?: Resolver<ResolversTypes['ChangeCounts'], ParentType, ContextType>;
};

export type RevisionConnectionResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['RevisionConnection'] = ResolversParentTypes['RevisionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RevisionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RevisionEdgeResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['RevisionEdge'] = ResolversParentTypes['RevisionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Revision'], ParentType, ContextType>;
};

export type RuleFindingResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['RuleFinding'] = ResolversParentTypes['RuleFinding']> = {
  en?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  vi?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SectorFigureResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['SectorFigure'] = ResolversParentTypes['SectorFigure']> = {
  sector?: Resolver<ResolversTypes['Sector'], ParentType, ContextType>;
  unions?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type UnitResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['Unit'] = ResolversParentTypes['Unit']> = {
  figures?: Resolver<Maybe<ResolversTypes['Figures']>, ParentType, ContextType, RequireFields<UnitFiguresArgs, 'year'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['UnitLevel'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  withheld?: Resolver<Maybe<Array<ResolversTypes['WithheldFigure']>>, ParentType, ContextType, RequireFields<UnitWithheldArgs, 'year'>>;
};

export type UnitConnectionResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['UnitConnection'] = ResolversParentTypes['UnitConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UnitEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UnitCoverageResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['UnitCoverage'] = ResolversParentTypes['UnitCoverage']> = {
  expected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  reported?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UnitEdgeResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['UnitEdge'] = ResolversParentTypes['UnitEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Unit'], ParentType, ContextType>;
};

export type WelfareResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['Welfare'] = ResolversParentTypes['Welfare']> = {
  byProgramme?: Resolver<Array<ResolversTypes['ProgrammeFigure']>, ParentType, ContextType>;
  contributed?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  gifts?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  houses?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  people?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  personTimes?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  spent?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
};

export type WithheldFigureResolvers<ContextType = ProvinceContext, ParentType extends ResolversParentTypes['WithheldFigure'] = ResolversParentTypes['WithheldFigure']> = {
  measure?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  programme?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['WithheldReason'], ParentType, ContextType>;
};

export type Resolvers<ContextType = ProvinceContext> = {
  ActivityFigure?: ActivityFigureResolvers<ContextType>;
  AwardFigure?: AwardFigureResolvers<ContextType>;
  Awards?: AwardsResolvers<ContextType>;
  ChangeCounts?: ChangeCountsResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Document?: DocumentResolvers<ContextType>;
  Excerpt?: ExcerptResolvers<ContextType>;
  Fact?: FactResolvers<ContextType>;
  FactConnection?: FactConnectionResolvers<ContextType>;
  FactEdge?: FactEdgeResolvers<ContextType>;
  Figures?: FiguresResolvers<ContextType>;
  Long?: GraphQLScalarType;
  Membership?: MembershipResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  ProgrammeFigure?: ProgrammeFigureResolvers<ContextType>;
  Province?: ProvinceResolvers<ContextType>;
  ProvinceReport?: ProvinceReportResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Revision?: RevisionResolvers<ContextType>;
  RevisionConnection?: RevisionConnectionResolvers<ContextType>;
  RevisionEdge?: RevisionEdgeResolvers<ContextType>;
  RuleFinding?: RuleFindingResolvers<ContextType>;
  SectorFigure?: SectorFigureResolvers<ContextType>;
  Unit?: UnitResolvers<ContextType>;
  UnitConnection?: UnitConnectionResolvers<ContextType>;
  UnitCoverage?: UnitCoverageResolvers<ContextType>;
  UnitEdge?: UnitEdgeResolvers<ContextType>;
  Welfare?: WelfareResolvers<ContextType>;
  WithheldFigure?: WithheldFigureResolvers<ContextType>;
};

