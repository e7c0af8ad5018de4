import type { ProvinceService } from '..';
import { analyst } from '../../../platform/testing/gatewayKeys';
import { askAs, own, publicCaller } from './asking';
import { importContent } from './importFiles';
import {
  createTestStore,
  importInto,
  itself,
  reportFile,
  startTestService,
  type TestStore,
} from './testProvinces';

const text = 'Năm 2024, tỉnh có 45.210 đoàn viên. Đã trao 1.500 suất quà, kết nạp 3 đảng viên.\nHết.';
const fact = (id: string, measure: string, value: number, printed: string, more: object = {}) => ({
  id,
  measure,
  value,
  printed,
  offset: text.indexOf(printed),
  ...more,
});
const members = fact('m', 'members', 45210, '45.210');
const gifts = fact('g', 'gifts', 1500, '1.500');
const admissions = fact('p', 'partyAdmissions', 3, '3 đảng viên');
const about = { title: 'Báo cáo năm 2024', url: 'https://example.org/bao-cao', text };
const selection = `facts { edges { node { id excerpt { before marked after } document { title url text } } } }`;

let service: ProvinceService;
beforeEach(async () => {
  service = await startTestService(['cao-bang']);
});
afterEach(() => service.stop());

function store() {
  const found = service.stores.get('cao-bang');
  if (!found) throw new Error('The service holds Cao Bằng');
  return found;
}

async function shownTo(caller: Parameters<typeof askAs>[1]) {
  const { data } = await askAs(service, caller, selection);
  return data._entities[0].facts.edges.map(({ node }: any) => ({
    id: node.id,
    sentence: node.excerpt && `${node.excerpt.before}[${node.excerpt.marked}]${node.excerpt.after}`,
    title: node.document.title,
    hasText: node.document.text === text,
  }));
}

describe('the text of a document', () => {
  it('is kept with its title and address, and each number is shown in its sentence', async () => {
    await importInto(store(), reportFile([members, gifts], about), 'a.json');
    const document = { title: 'Báo cáo năm 2024', hasText: true };
    const shown = [
      { id: 'g', sentence: 'Đã trao [1.500] suất quà, kết nạp 3 đảng viên.', ...document },
      { id: 'm', sentence: 'Năm 2024, tỉnh có [45.210] đoàn viên.', ...document },
    ];
    expect(await shownTo(publicCaller)).toEqual(shown);
    expect(await shownTo(own)).toEqual(shown);
  });

  it('in which a number stands that is withheld is for the province alone, and so are its sentences', async () => {
    await importInto(store(), reportFile([members, gifts, admissions], about), 'a.json');
    for (const caller of [publicCaller, analyst, { ...own, province: 'lang-son' }]) {
      const shown = await shownTo(caller);
      expect(shown.map(({ sentence, hasText }: any) => [sentence, hasText])).toEqual([
        [null, false],
        [null, false],
        [null, false],
      ]);
    }
    expect((await shownTo(own)).map(({ sentence }: any) => sentence)).toEqual([
      'Đã trao [1.500] suất quà, kết nạp 3 đảng viên.',
      'Năm 2024, tỉnh có [45.210] đoàn viên.',
      'Đã trao 1.500 suất quà, kết nạp [3 đảng viên].',
    ]);
  });

  it('is nothing of if none is kept', async () => {
    await importInto(store(), reportFile([members]), 'a.json');
    expect(await shownTo(publicCaller)).toEqual([{ id: 'm', sentence: null, title: null, hasText: false }]);
  });
});

describe('an import', () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await createTestStore();
  });
  afterEach(() => test.close());
  const textNow = async () => test.store.documentText('report-2024', itself(await test.store.revision()));

  it('that brings no text leaves the one that is known; with another text it is a revision', async () => {
    await test.importFile(reportFile([members], about));
    expect(await test.importFile(reportFile([members, gifts], { ...about, text: undefined }))).toEqual({
      changed: true,
      revision: 2,
    });
    expect(await textNow()).toBe(text);
    expect((await test.importFile(reportFile([members], { ...about, text: `${text} Sửa.` }))).revision).toBe(
      3,
    );
    expect(await textNow()).toBe(`${text} Sửa.`);
  });

  it('warns of a number that does not stand in the text where it is said to', async () => {
    const moved = JSON.stringify(reportFile([{ ...members, offset: 3 }], about));
    const { warnings } = await importContent(test.store, 'a.json', moved);
    expect(warnings).toMatchObject([
      {
        place: 'facts[0].offset',
        message:
          'Ở vị trí 3 của văn bản không có "45.210", nên không chỉ ra được câu chứa số này. ' +
          `The text has no "45.210" at position 3, so that the number's sentence cannot be shown`,
      },
    ]);
  });

  it.each([
    [
      'text',
      'x'.repeat(200_001),
      'document.text: Cần nhiều nhất 200000 ký tự, gặp "200001". Expected at most 200000 characters, got "200001"',
    ],
    [
      'url',
      'javascript:alert(1)',
      'document.url: Cần địa chỉ, như https://ldld.caobang.gov.vn/…, gặp "javascript:alert(1)". ' +
        'Expected an address such as https://ldld.caobang.gov.vn/…, got "javascript:alert(1)"',
    ],
  ])('refuses a %s that it cannot keep', async (key, value, message) => {
    const content = JSON.stringify(reportFile([members], { [key]: value }));
    await expect(importContent(test.store, 'a.json', content)).rejects.toThrow(message);
  });
});
