import { readProjectFile } from '../platform/projectFile';
import type { Text } from './verdict';

/** How to get what was not there to be seen. */
export const loadFixture: Text = {
  vi: 'Nạp bộ số liệu thử vào một bản chạy thử của dịch vụ ("congdoan check-data" ghi bộ ấy ra), rồi kiểm tra lại',
  en: 'Load the kit\'s data into a trial run of the service ("congdoan check-data" writes it), and check again',
};

/** A province with everything that a check looks for, in the fields of the contract: its numbers are made up. */
export interface Fixture {
  province: string;
  units: Record<string, unknown>[];
  documents: ({ id: string; revision: number } & Record<string, unknown>)[];
  facts: ({ document: string } & Record<string, unknown>)[];
}

/** A file that `congdoan import` takes. */
export interface FixtureFile {
  name: string;
  content: object;
}

/** The made-up province under the id of another, so that it can be loaded in its place. */
export function readFixture(province: string): Fixture {
  const text = readProjectFile('examples/vectors/province.json');
  const fixture = JSON.parse(text) as Fixture;
  const renamed = (value: unknown) => (value === fixture.province ? province : value);
  const rename = <Row extends object>(rows: Row[]): Row[] =>
    rows.map(
      (row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, renamed(value)])) as Row,
    );
  const { units, documents, facts } = fixture;
  return { ...fixture, province, units: rename(units), documents: rename(documents), facts: rename(facts) };
}

/** One file for each document, to be imported in their order. */
export function fixtureFiles({ province, units, documents, facts }: Fixture): FixtureFile[] {
  return documents.map(({ revision, ...document }) => ({
    name: `${revision}-${document.id}.json`,
    content: {
      province,
      document,
      units: revision === 1 ? units : [],
      facts: facts.flatMap(({ document: of, ...fact }) => (of === document.id ? [fact] : [])),
    },
  }));
}
