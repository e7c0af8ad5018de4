import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalogue } from '../../../platform/loadCatalogue';
import { ImportError } from '../../../domain/reports/reportFiles';
import { projectPath } from '../../../platform/paths';
import { readDataset } from '../import/dataset';

const catalogue = loadCatalogue();
const provincesFile = 'register/provinces.json';
const clustersFile = 'register/clusters.json';
const seasonFile = 'seeds/seasons/cum-5-2024.json';
const unplacedFile = 'seeds/unplaced/cong-doan-vien-chuc-2024.json';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'register-data-'));
  cpSync(projectPath('data'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

type ProvincesFile = {
  id: string;
  validTo: string;
  successor: string;
  codes: [{ code: string }];
  population?: number;
}[];
type ClustersFile = [{ seasons: [{ provinces: string[] }, { chair: { province: string } }] }];
interface SeasonFile {
  season: string;
  document: { publisher: string };
  facts: [{ id: string; unit: string; year: number }];
}
interface UnplacedFile {
  units: [object, { parent: string | null }];
  facts: { includedIn?: string }[];
}

/** What is wrong with the data after a change to one file. */
function problemsAfter<Content>(file: string, change: (content: Content) => void) {
  const content = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Content;
  change(content);
  writeFileSync(join(folder, file), JSON.stringify(content));
  try {
    readDataset(catalogue, folder);
  } catch (error) {
    if (error instanceof ImportError) return { file: error.file, problems: error.problems };
    throw error;
  }
  return null;
}

function provinceIn(content: ProvincesFile, id: string): ProvincesFile[number] {
  const province = content.find((row) => row.id === id);
  if (!province) throw new Error(`No province "${id}"`);
  return province;
}

describe("the register's data", () => {
  it('is refused if a province goes on in one that did not begin on that day', () => {
    const wrong = problemsAfter<ProvincesFile>(provincesFile, (content) => {
      provinceIn(content, 'gia-lai').successor = 'cao-bang';
    });
    expect(wrong).toEqual({
      file: provincesFile,
      problems: [
        {
          place: '[28].successor',
          message:
            'Cần một tỉnh bắt đầu từ 2025-07-01, gặp "cao-bang". Expected a province that began on 2025-07-01, got "cao-bang"',
        },
      ],
    });
  });

  it('is refused if a code names two provinces at the same time', () => {
    const wrong = problemsAfter<ProvincesFile>(provincesFile, (content) => {
      provinceIn(content, 'cao-bang').codes[0].code = '15';
    });
    expect(wrong).toEqual({
      file: provincesFile,
      problems: [
        {
          place: 'codes',
          message:
            'Mã GSO "15" của "lao-cai-2025" cùng lúc cũng là của "cao-bang". GSO code "15" of "lao-cai-2025" is that of "cao-bang" at the same time',
        },
        {
          place: 'codes',
          message:
            'Mã GSO "15" của "yen-bai" cùng lúc cũng là của "cao-bang". GSO code "15" of "yen-bai" is that of "cao-bang" at the same time',
        },
      ],
    });
  });

  it('is refused if a date is none or a key is unknown', () => {
    const wrong = problemsAfter<ProvincesFile>(provincesFile, (content) => {
      content[0]!.validTo = '2025-02-30';
      content[1]!.population = 1;
    });
    expect(wrong?.problems.map(({ place }) => place)).toEqual(['[0].validTo', '[1]']);
  });

  it('is refused if a season has a province that did not exist, or a chair from elsewhere', () => {
    const wrong = problemsAfter<ClustersFile>(clustersFile, (content) => {
      content[0].seasons[0].provinces[0] = 'tuyen-quang-2025';
      content[0].seasons[1].chair.province = 'lai-chau';
    });
    expect(wrong).toEqual({
      file: clustersFile,
      problems: [
        {
          place: '[0].seasons[0].provinces[0]',
          message:
            'Cần một tỉnh có trong năm 2024, gặp "tuyen-quang-2025" (bắt đầu từ 2025-07-01). Expected a province of 2024, got "tuyen-quang-2025" (it began on 2025-07-01)',
        },
        {
          place: '[0].seasons[1].chair.province',
          message:
            'Cần một tỉnh của cụm trong năm ấy, hoặc tỉnh mà tỉnh ấy nhập vào, gặp "lai-chau". Expected a province of the season, or one that such a province became part of, got "lai-chau"',
        },
      ],
    });
  });

  it('is refused if figures are of an unknown season', () => {
    const wrong = problemsAfter<SeasonFile>(seasonFile, (content) => {
      content.season = 'cum-5:2019';
      for (const fact of content.facts) fact.unit = 'cum-5:2019';
    });
    expect(wrong).toEqual({
      file: seasonFile,
      problems: [
        {
          place: 'season',
          message:
            'Chưa có năm thi đua "cum-5:2019"; hãy ghi năm ấy của cụm trước, hoặc trong cùng tệp. There is no season "cum-5:2019"; enter that year of the cluster before, or in the same file',
        },
      ],
    });
  });

  it('is refused if a fact is of another year, stands elsewhere already, or its document is told differently', () => {
    expect(
      problemsAfter<SeasonFile>('seeds/seasons/nam-trung-bo-tay-nguyen-2021.json', (content) => {
        content.document.publisher = 'Kon Tum';
        content.facts[0].id = 's0-01';
        content.facts[0].year = 2022;
      }),
    ).toEqual({
      file: 'seeds/seasons/nam-trung-bo-tay-nguyen-2021.json',
      problems: [
        {
          place: 'document',
          message:
            'Tài liệu "nam-trung-bo-tay-nguyen-2021-01-12" đã có ở "nam-trung-bo-tay-nguyen:2020" và được ghi khác; ghi giống nhau, hoặc dùng mã khác. Document "nam-trung-bo-tay-nguyen-2021-01-12" is described differently at "nam-trung-bo-tay-nguyen:2020"; describe it alike, or give it another id',
        },
        {
          place: 'facts[0].id',
          message:
            'Số liệu "s0-01" đã có trong "cum-5:2024"; dùng mã khác hoặc bỏ trống mã. Fact "s0-01" stands in the figures of "cum-5:2024" already; give it another id, or none',
        },
        {
          place: 'facts[0].year',
          message: "Cần năm của năm thi đua là 2021, gặp 2022. Expected the season's year 2021, got 2022",
        },
      ],
    });
  });

  it('is refused if an unplaced report is not that of one unit', () => {
    const wrong = problemsAfter<UnplacedFile>(unplacedFile, (content) => {
      content.units[1].parent = null;
      for (const fact of content.facts) delete fact.includedIn;
    });
    expect(wrong?.problems).toContainEqual({
      place: 'units',
      message: 'Cần một đơn vị không có cấp trên, gặp 2. Expected one unit without parent, got 2',
    });
  });

  it('is refused if a file is not JSON', () => {
    writeFileSync(join(folder, clustersFile), '[');
    expect(() => readDataset(catalogue, folder)).toThrow(
      '"register/clusters.json" có 1 chỗ sai. "register/clusters.json" has 1 problem\n  file: ',
    );
  });
});
