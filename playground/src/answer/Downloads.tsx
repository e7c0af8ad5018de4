import type { Language, Text } from '../../../web/words/language';
import { formatInstant } from '../../../web/words/dates';
import { content } from '../examples/content';
import { saveFile } from '../page/saveFile';
import { useWords } from '../page/state';
import type { AnswerTable } from '../table/answerTable';
import { writeCsv, writeExcel } from '../table/tableFile';
import type { TabAnswer } from '../page/useAnswer';
import { wordCost } from './cost';
import { wordCoverage } from './coverage';

/** The table that is shown as a file, with what is to be known of its numbers. */
export function Downloads({ table, shown }: { table: AnswerTable; shown: TabAnswer }) {
  const { language, words } = useWords();
  const name = table.path === '' ? 'answer' : table.path;
  const saveCsv = () => {
    // Excel takes the separator of its own language's list, which is ";" in Vietnamese.
    const file = writeCsv(table, language === 'vi' ? ';' : ',', warnings(shown, language));
    saveFile(`${name}.csv`, file, 'text/csv;charset=utf-8');
  };
  return (
    <div className="downloads">
      <button type="button" onClick={saveCsv}>
        {words(texts.csv)}
      </button>
      <button
        type="button"
        onClick={() => saveFile(`${name}.xlsx`, writeExcel(table, language, notesOf(shown, language)))}
      >
        {words(texts.excel)}
      </button>
    </div>
  );
}

const texts = {
  csv: { vi: 'Tải CSV', en: 'Download CSV' },
  excel: { vi: 'Tải Excel', en: 'Download Excel' },
  simulated: {
    vi: 'CÓ SỐ LIỆU GIẢ LẬP, không phải báo cáo của tỉnh',
    en: 'CONTAINS SIMULATED DATA, which no province reported',
  },
  coverage: { vi: 'Độ đầy đủ', en: 'Coverage' },
  cost: { vi: 'Chi phí', en: 'Cost' },
  asked: { vi: 'Hỏi lúc', en: 'Asked at' },
  failed: { vi: 'Một phần của truy vấn không thành công', en: 'A part of the query failed' },
  query: { vi: 'Truy vấn', en: 'Query' },
  variables: { vi: 'Biến', en: 'Variables' },
} satisfies Record<string, Text>;

/** What nobody may use the numbers without. */
function warnings({ answer: { errors, extensions } }: TabAnswer, language: Language): string[] {
  const coverage = extensions?.coverage;
  const words = coverage && wordCoverage(coverage, language, content.provinces);
  return [
    ...(coverage?.simulated ? [texts.simulated[language]] : []),
    ...(words && !words.complete ? [`${texts.coverage[language]}: ${words.summary}`] : []),
    ...(errors && errors.length > 0 ? [`${texts.failed[language]}: ${errors[0]?.message ?? ''}`] : []),
  ];
}

/** All that is known of the answer. */
function notesOf(shown: TabAnswer, language: Language): string[] {
  const { answer, run } = shown;
  const { cost, coverage } = answer.extensions ?? {};
  const words = coverage && wordCoverage(coverage, language, content.provinces);
  return [
    ...warnings(shown, language),
    ...(words?.complete ? [`${texts.coverage[language]}: ${words.summary}`] : []),
    ...(words?.gaps ?? []).map(({ reason, provinces }) => `${reason}: ${provinces.join(', ')}`),
    ...(cost ? [`${texts.cost[language]}: ${wordCost(cost, language)}`] : []),
    `${texts.asked[language]}: ${formatInstant(run.at.toISOString(), language)}`,
    `${texts.variables[language]}: ${JSON.stringify(run.variables)}`,
    `${texts.query[language]}: ${run.query}`,
  ];
}
