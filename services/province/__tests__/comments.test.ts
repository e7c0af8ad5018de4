import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importContent } from './importFiles';
import { createTestStore } from './testProvinces';

it('a comment beside a number is shown, since it may say that the number is something else', async () => {
  const test = await createTestStore('cao-bang');
  try {
    const file = readFileSync(join(__dirname, 'workbooks', 'openpyxl-comment.xlsx'));
    const { warnings } = await importContent(test.store, 'a.xlsx', file);
    expect(warnings.map(({ place, message }) => `${place}: ${message}`)).toEqual([
      'sheet "Số liệu", cell D2: Ô có ghi chú "sai, đúng là 45.000"; ghi chú không được nạp, xem lại nó có đổi số ấy không. ' +
        'The cell has a comment "sai, đúng là 45.000", which is not imported; see whether it changes the number',
    ]);
  } finally {
    await test.close();
  }
});
