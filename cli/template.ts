import { writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { loadCatalogue } from '../platform/loadCatalogue';
import { loadConfig } from '../platform/config';
import { federationName } from '../services/province/import/provinceNames';
import { isYear } from '../domain/years';
import { problemText } from './problemText';

interface TemplateCommandOptions {
  province: string;
  year: number;
  output?: string;
}

export function createTemplateCommand(): Command {
  return new Command('template')
    .description(
      'Tạo tệp XLSX mẫu để nhập báo cáo của một tỉnh, có danh sách chọn và một dòng ví dụ.\n' +
        "Writes an XLSX template for a province's report, with lists to choose from and an example row.",
    )
    .requiredOption('--province <id>', 'mã tỉnh / province id, such as cao-bang')
    .requiredOption('--year <year>', 'năm báo cáo / year of the report', parseYear)
    .option('-o, --output <file>', 'tên tệp, mặc định / file, by default <province>-<year>.xlsx')
    .action(async (options: TemplateCommandOptions) => {
      process.exitCode = await runTemplateCommand(options);
    });
}

async function runTemplateCommand({ province, year, output }: TemplateCommandOptions): Promise<0 | 1> {
  const file = output ?? `${province}-${year}.xlsx`;
  try {
    const { withStore } = await import('./importStore.js');
    const { createTemplate } = await import('../services/province/import/template.js');
    await withStore(loadConfig(), province, async (store) => {
      const known = await store.allUnits(await store.revision());
      const federation = {
        id: province,
        name: federationName(province) ?? province,
        level: 'PROVINCE' as const,
        parent: null,
      };
      const units = [
        known.find(({ id }) => id === province) ?? federation,
        ...known.filter(({ id }) => id !== province),
      ];
      writeFileSync(file, createTemplate({ province, year, units, catalogue: loadCatalogue() }));
    });
    process.stdout.write(`${file}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${problemText(error)}\n`);
    return 1;
  }
}

function parseYear(text: string): number {
  if (isYear(Number(text))) return Number(text);
  throw new InvalidArgumentError('Cần một năm từ 2000 đến 2100. Expected a year from 2000 to 2100.');
}
