import type { Text } from '../../../web/words/language';

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

/** What an example is called on the shelf and which question it answers, in the order in which they stand there. */
export const exampleWords: Readonly<Record<string, { title: Text; question: Text }>> = {
  ClusterOverview: {
    title: { vi: 'Một cụm trong một năm', en: 'A cluster in one year' },
    question: {
      vi: 'Cụm này năm nay đạt được gì, và số công bố so với tổng các tỉnh ra sao?',
      en: 'What did this cluster achieve, and how does what it published compare with the sum of its provinces?',
    },
  },
  ProvinceProfile: {
    title: { vi: 'Hồ sơ một tỉnh', en: 'Profile of a province' },
    question: {
      vi: 'Một tỉnh thuộc cụm nào, từ đâu mà có, đã báo cáo những gì?',
      en: 'Which clusters is a province in, where did it come from, and what did it report?',
    },
  },
  AwardsByKind: {
    title: { vi: 'Khen thưởng theo hình thức', en: 'Awards by kind' },
    question: {
      vi: 'Bao nhiêu khen thưởng, theo hình thức, cấp khen thưởng và đối tượng?',
      en: 'How many awards, by kind, awarding body and recipient?',
    },
  },
  WelfareByProgramme: {
    title: { vi: 'Chăm lo theo chương trình', en: 'Welfare by programme' },
    question: {
      vi: 'Chi chăm lo cho chương trình nào, bao nhiêu tiền, bao nhiêu người?',
      en: 'Which welfare programmes was money spent on, how much, and for how many people?',
    },
  },
  Ranking: {
    title: { vi: 'Xếp hạng các tỉnh', en: 'Provinces ranked' },
    question: {
      vi: 'Tỉnh nào nhiều nhất, và tăng nhanh nhất?',
      en: 'Which province has the most, and which grew most?',
    },
  },
  Table: {
    title: { vi: 'Một bảng theo dòng và cột', en: 'A table of rows and columns' },
    question: {
      vi: 'Một chỉ tiêu xếp theo dòng và cột thì thế nào?',
      en: 'How does one measure look by rows and columns?',
    },
  },
  TimeSeries: {
    title: { vi: 'Qua các năm', en: 'Over the years' },
    question: {
      vi: 'Số này đã thay đổi thế nào qua các năm?',
      en: 'How has a number changed over the years?',
    },
  },
  RestatedTimeSeries: {
    title: { vi: 'Qua các năm, trên bản đồ hiện nay', en: 'Over the years, on today’s map' },
    question: {
      vi: 'Nếu các năm trước tính theo bản đồ 34 tỉnh thì sao?',
      en: 'What if earlier years are counted on the map of 34 provinces?',
    },
  },
  YearCoverage: {
    title: { vi: 'Năm này đã đủ chưa?', en: 'How complete is a year?' },
    question: {
      vi: 'Năm này đã đủ báo cáo chưa, thiếu tỉnh nào?',
      en: 'Are the reports of this year complete, and whose are missing?',
    },
  },
  ReportingRates: {
    title: { vi: 'Ai đúng hạn, ai chậm?', en: 'Who is on time, who is late?' },
    question: {
      vi: 'Bao nhiêu báo cáo đúng hạn, bao nhiêu chậm, ai còn thiếu?',
      en: 'How many reports were on time, how many late, and who is missing?',
    },
  },
  ClusterReconciliation: {
    title: { vi: 'Đối chiếu số công bố', en: 'Published against summed' },
    question: {
      vi: 'Số cụm công bố có khớp với tổng các tỉnh không?',
      en: 'Does what the cluster published agree with the sum of its provinces?',
    },
  },
  TotalTrail: {
    title: { vi: 'Tổng này từ những tỉnh nào?', en: 'Which provinces make up a total?' },
    question: {
      vi: 'Tổng này do những tỉnh nào cộng lại?',
      en: 'Which provinces is this total made of?',
    },
  },
  PublishedTrail: {
    title: { vi: 'Số công bố này từ đâu ra?', en: 'Where does a published number come from?' },
    question: {
      vi: 'Số cụm công bố được đọc từ câu nào, của văn bản nào?',
      en: 'Which sentence of which document was a published number read from?',
    },
  },
  FigureTrail: {
    title: { vi: 'Con số này từ đâu ra?', en: 'Where does a number come from?' },
    question: {
      vi: 'Con số của tỉnh được đọc từ câu nào, của văn bản nào?',
      en: 'Which sentence of which document was a province’s number read from?',
    },
  },
  DocumentText: {
    title: { vi: 'Văn bản viết gì?', en: 'What does a document say?' },
    question: {
      vi: 'Trong văn bản này, nguyên văn viết gì?',
      en: 'What exactly is written in this document?',
    },
  },
  PublishedText: {
    title: { vi: 'Cụm đã viết gì?', en: 'What did a cluster write?' },
    question: {
      vi: 'Trong văn bản của cụm, nguyên văn viết gì?',
      en: 'What exactly is written in the cluster’s document?',
    },
  },
  ProvincePage: {
    title: { vi: 'Trang của một tỉnh', en: 'A page of a province' },
    question: {
      vi: 'Biết gì về một tỉnh: các năm, các đơn vị, các tài liệu?',
      en: 'What is known of a province: its years, units and documents?',
    },
  },
  ClusterPage: {
    title: { vi: 'Các năm của một cụm', en: 'The years of a cluster' },
    question: {
      vi: 'Một cụm qua các năm: ai trong cụm, ai làm cụm trưởng, đạt được gì?',
      en: 'A cluster over the years: who was in it, who chaired it, what was achieved?',
    },
  },
  ProvinceDocument: {
    title: { vi: 'Một tài liệu của tỉnh', en: 'A document of a province' },
    question: {
      vi: 'Tài liệu này của tỉnh cho những số liệu nào?',
      en: 'Which facts were made of this document of a province?',
    },
  },
  ClusterDocument: {
    title: { vi: 'Tài liệu cụm đã công bố', en: 'Documents that a cluster published' },
    question: {
      vi: 'Cụm đã công bố những tài liệu và số liệu nào trong năm?',
      en: 'Which documents and facts did a cluster publish in a year?',
    },
  },
  ProvinceDocuments: {
    title: { vi: 'Tài liệu của các tỉnh', en: 'Documents of the provinces' },
    question: {
      vi: 'Các tỉnh đã có những tài liệu nào của năm này?',
      en: 'Which documents of the provinces are there of this year?',
    },
  },
  SearchIndex: {
    title: { vi: 'Những gì có thể tìm', en: 'What can be searched for' },
    question: {
      vi: 'Có những tỉnh, cụm, chỉ tiêu, chương trình nào?',
      en: 'Which provinces, clusters, measures and programmes are there?',
    },
  },
  DueDates: {
    title: { vi: 'Hạn báo cáo', en: 'Due dates' },
    question: {
      vi: 'Hạn báo cáo của năm này là ngày nào?',
      en: 'By which day was this year to be reported?',
    },
  },
  MeasureDefinitions: {
    title: { vi: 'Mỗi chỉ tiêu đếm gì', en: 'What each measure counts' },
    question: {
      vi: 'Một chỉ tiêu gồm những gì, không gồm những gì, tính bằng gì?',
      en: 'What does a measure count, what does it not, and in which unit?',
    },
  },
  ClusterWorkbook: {
    title: { vi: 'Tất cả số liệu của một cụm', en: 'All figures of a cluster' },
    question: {
      vi: 'Tất cả số liệu của một cụm trong một năm là gì?',
      en: 'What are all figures of a cluster in a year?',
    },
  },
  ProvinceWorkbook: {
    title: { vi: 'Tất cả số liệu của một tỉnh', en: 'All figures of a province' },
    question: {
      vi: 'Tất cả số liệu của một tỉnh là gì?',
      en: 'What are all figures of a province?',
    },
  },
  Country: {
    title: { vi: 'Cả nước đến đâu', en: 'How far the country has come' },
    question: {
      vi: 'Cả nước năm nay đã có bao nhiêu báo cáo, cộng lại được những gì?',
      en: 'How many reports of this year has the country, and what do they add up to?',
    },
  },
  Dashboard: {
    title: { vi: 'Tất cả của trang số liệu', en: 'All of the dashboard' },
    question: {
      vi: 'Trang số liệu hỏi những gì cùng một lúc?',
      en: 'What does the dashboard ask for at once?',
    },
  },
};

/** As the shelf shows them; one without a place of its own stands at the end. */
export function inOrder(examples: readonly Example[]): Example[] {
  const order = Object.keys(exampleWords);
  const place = ({ name }: Example) => (order.includes(name) ? order.indexOf(name) : order.length);
  return examples.toSorted((one, other) => place(one) - place(other));
}

export function titleOf({ name }: Example): Text {
  return exampleWords[name]?.title ?? { vi: name, en: name };
}

export function questionOf({ name, description }: Example): Text {
  return exampleWords[name]?.question ?? description;
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
