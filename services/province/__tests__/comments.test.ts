import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { importContent } from './importFiles';
import { createTestStore } from './testProvinces';

const workbook = () => readFileSync(join(__dirname, 'workbooks', 'openpyxl-comment.xlsx'));

it('a comment beside a number is shown, since it may say that the number is something else', async () => {
  const test = await createTestStore('cao-bang');
  try {
    const { warnings } = await importContent(test.store, 'a.xlsx', workbook());
    expect(warnings.map(({ place, message }) => `${place}: ${message}`)).toEqual([
      'sheet "Số liệu", cell D2: Ô có ghi chú "sai, đúng là 45.000"; ghi chú không được nạp, xem lại nó có đổi số ấy không. ' +
        'The cell has a comment "sai, đúng là 45.000", which is not imported; see whether it changes the number',
    ]);
  } finally {
    await test.close();
  }
});

/** As Excel writes comments that can be answered, with a note for programs that know none. */
function threaded(texts: readonly string[]): Uint8Array {
  const parts = unzipSync(workbook());
  const relations = Object.keys(parts).find((path) => path.includes('worksheets/_rels/')) ?? '';
  const known = Buffer.from(parts[relations] ?? []).toString();
  const type = 'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment';
  const relation = `<Relationship Id="thread" Type="${type}" Target="../threadedComments/threadedComment1.xml"/>`;
  const comments = texts.map(
    (text) => `<threadedComment ref="D2" id="{1}"><text>${text}</text></threadedComment>`,
  );
  return zipSync({
    ...parts,
    [relations]: strToU8(known.replace('</Relationships>', `${relation}</Relationships>`)),
    'xl/threadedComments/threadedComment1.xml': strToU8(
      `<ThreadedComments>${comments.join('')}</ThreadedComments>`,
    ),
  });
}

it('a comment with answers is shown with them, and not the note that there is one', async () => {
  const test = await createTestStore('cao-bang');
  try {
    const file = threaded(['số này tạm tính', 'đúng là 45.000']);
    const { warnings } = await importContent(test.store, 'a.xlsx', file);
    expect(warnings.map(({ message }) => message.split(';')[0])).toEqual([
      'Ô có ghi chú "số này tạm tính"',
      'Ô có ghi chú "đúng là 45.000"',
    ]);
  } finally {
    await test.close();
  }
});

it('of many comments fifty are shown, and the others counted', async () => {
  const test = await createTestStore('cao-bang');
  try {
    const file = threaded(Array.from({ length: 60 }, (_, at) => `ghi chú ${at}`));
    const { warnings } = await importContent(test.store, 'a.xlsx', file);
    expect(warnings).toHaveLength(51);
    expect(warnings.at(-1)?.message).toMatch(/^Còn 10 ghi chú nữa ở các ô khác/);
  } finally {
    await test.close();
  }
});
