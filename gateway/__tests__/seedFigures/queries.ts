/** All of `Figures`, with the given fields of each quantity. */
export function figuresFields(quantity: string): string {
  const welfare = ['spent', 'contributed', 'people', 'personTimes', 'gifts', 'houses']
    .map((field) => `${field} ${quantity}`)
    .join(' ');
  return `{
    membership {
      members ${quantity} employees ${quantity} newMembers ${quantity} unions ${quantity} newUnions ${quantity}
      unionsBySector { sector unions ${quantity} }
      partyNominees ${quantity} partyAdmissions ${quantity}
    }
    awards { total ${quantity} byKind { kind awardedBy recipient count ${quantity} } }
    welfare { ${welfare} byProgramme { programme ${welfare} } }
    activities { measure quantity ${quantity} }
  }`;
}

const quantity = '{ value atLeast atMost }';
const figures = figuresFields(quantity);
const fact = `{
  id unit year measure form printed offset quantity ${quantity}
  kind awardedBy presentedBy recipient programme sector includedIn notAdded document { file }
}`;

interface Query {
  text: string;
  /** The part of the answer that holds the figures, the facts or the provinces. */
  read: (data: Data) => unknown;
}

/** What the queries below may answer. */
interface Data {
  cluster: { season: Record<string, unknown> };
  province: {
    report: { figures: unknown };
    units: { edges: { node: { id: string; figures: unknown } }[] };
    facts: { edges: { node: unknown }[] };
  };
  unplaced: { id: string; figures: unknown; facts: unknown }[];
}

/** One query for each place that shows seed figures. */
export const queries = {
  cum5Published: season('cum-5', 2024, 'published', figures),
  cum5Facts: season('cum-5', 2024, 'facts', fact),
  cum5Provinces: season('cum-5', 2024, 'provinces', '{ id }'),
  tenProvincesPublished2020: season('nam-trung-bo-tay-nguyen', 2020, 'published', figures),
  tenProvincesFacts2020: season('nam-trung-bo-tay-nguyen', 2020, 'facts', fact),
  tenProvincesFacts2021: season('nam-trung-bo-tay-nguyen', 2021, 'facts', fact),
  tenProvincesProvinces2021: season('nam-trung-bo-tay-nguyen', 2021, 'provinces', '{ id }'),
  caoBangReport: report('cao-bang', 2024),
  caoBangFacts: factsOf('cao-bang'),
  langSonFacts: factsOf('lang-son'),
  thaiNguyenReport: report('thai-nguyen', 2024),
  thaiNguyenFacts: factsOf('thai-nguyen'),
  laiChauReport: report('lai-chau', 2024),
  laiChauFacts: factsOf('lai-chau'),
  bacKanCityFigures: {
    text: `{ province(id: "bac-kan") { units { edges { node { id figures(year: 2023) ${figures} } } } } }`,
    read: (data) =>
      data.province.units.edges.find(({ node }) => node.id === 'unit:bac-kan:thanh-pho-bac-kan')?.node
        .figures,
  },
  bacKanFacts: factsOf('bac-kan'),
  unplacedFigures: {
    text: `{ unplaced { id figures ${figures} } }`,
    read: (data) => unplacedReport(data)?.figures,
  },
  unplacedFacts: { text: `{ unplaced { id facts ${fact} } }`, read: (data) => unplacedReport(data)?.facts },
} satisfies Record<string, Query>;

export type QueryName = keyof typeof queries;

function season(cluster: string, year: number, field: string, fields: string): Query {
  return {
    text: `{ cluster(id: "${cluster}") { season(year: ${year}) { ${field} ${fields} } } }`,
    read: (data) => data.cluster.season[field],
  };
}

function report(province: string, year: number): Query {
  return {
    text: `{ province(id: "${province}") { report(year: ${year}) { figures ${figures} } } }`,
    read: (data) => data.province.report.figures,
  };
}

/** All facts of a province: no seed report has more than a page of 500. */
function factsOf(province: string): Query {
  return {
    text: `{ province(id: "${province}") { facts(first: 500) { edges { node ${fact} } } } }`,
    read: (data) => data.province.facts.edges.map(({ node }) => node),
  };
}

function unplacedReport(data: Data) {
  return data.unplaced.find(({ id }) => id === 'cong-doan-vien-chuc-2024');
}
