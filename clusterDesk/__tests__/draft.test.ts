import { draftOf } from '../draft';
import { entryText, withDraft } from '../entryNames';
import type { Known } from '../types';

const ended = { validFrom: null, validTo: '2025-07-01' };
const provinces = [
  { id: 'cao-bang', name: 'Cao Bằng', validFrom: null, validTo: null, successor: null },
  { id: 'bac-kan', name: 'Bắc Kạn', ...ended, successor: 'thai-nguyen-2025' },
  { id: 'thai-nguyen', name: 'Thái Nguyên', ...ended, successor: 'thai-nguyen-2025' },
  { id: 'thai-nguyen-2025', name: 'Thái Nguyên', validFrom: '2025-07-01', validTo: null, successor: null },
];
const season = { theme: null, chair: null, viceChair: null, dueOn: null };
const known: Known = {
  revision: 1,
  clusters: [
    {
      id: 'cum-5',
      name: 'Cụm thi đua số 5',
      seasons: [{ ...season, year: 2024, provinces: ['cao-bang', 'bac-kan', 'thai-nguyen'] }],
    },
  ],
  documents: [{ season: 'cum-5:2024', id: 'bao-cao', title: 'Báo cáo năm 2024' }],
  provinces,
  measures: [],
  programmes: [],
};

describe('a year that the register does not know begins with', () => {
  it.each([
    ['those of the year before', 2025, ['cao-bang', 'bac-kan', 'thai-nguyen']],
    ['what they have become, each once', 2026, ['cao-bang', 'thai-nguyen-2025']],
  ])('%s', (_whom, year, members) => {
    expect(draftOf('cum-5', year, known).season.provinces).toEqual(members);
  });
});

describe('an entry of the register is named as people name it:', () => {
  it.each([
    ['cum-5', 'Cụm thi đua số 5'],
    ['cum-5:2024', 'Cụm thi đua số 5, năm 2024'],
    ['cum-5:2024/bao-cao', 'Cụm thi đua số 5, năm 2024, “Báo cáo năm 2024”'],
    ['cum-8:2025/khac', 'cum-8, năm 2025, “khac”'],
  ])('%s', (entry, vi) => {
    expect(entryText(entry, known).vi).toBe(vi);
  });

  it('one that is being entered too', () => {
    const draft = { ...draftOf('cum-9', 2026, known), cluster: { id: 'cum-9', name: 'Cụm thi đua số 9' } };
    expect(entryText('cum-9:2026/cum-9-2026', withDraft(known, draft)).vi).toBe(
      'Cụm thi đua số 9, năm 2026, “Tổng kết phong trào thi đua năm 2026”',
    );
    const untitled = { ...draft, document: { ...draft.document, title: '' } };
    expect(entryText('cum-9:2026/cum-9-2026', withDraft(known, untitled)).vi).toBe(
      'Cụm thi đua số 9, năm 2026, “cum-9-2026”',
    );
  });
});
