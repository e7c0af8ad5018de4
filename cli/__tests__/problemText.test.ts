import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { problemText } from '../problemText';

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('Expected an error');
}

describe('the text of a problem', () => {
  const folder = mkdtempSync(join(tmpdir(), 'problem-'));
  const file = join(folder, 'file');
  writeFileSync(file, '');
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    [
      'a file that is missing',
      join(folder, 'none'),
      'không có tệp hay thư mục này; xem lại tên, và tạo thư mục trước. no such file or folder; check the name, and make the folder first',
    ],
    [
      'a path through a file',
      join(file, 'none'),
      'một phần của đường dẫn là tệp, không phải thư mục. a part of this path is a file, not a folder',
    ],
  ])('names the place of %s, and the fix', (_what, path, text) => {
    expect(problemText(thrownBy(() => readFileSync(path)))).toBe(`"${path}": ${text}`);
  });

  it('is the message of what is in a file', () => {
    expect(problemText(thrownBy(() => gunzipSync('no gzip')))).toBe('incorrect header check');
  });

  it('names the variable of a database that does not answer', () => {
    const error = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), {
      name: 'MongooseServerSelectionError',
    });
    expect(problemText(error)).toBe(
      'Cơ sở dữ liệu không trả lời; kiểm tra nó có chạy và MONGODB_URI có ghi đúng không, rồi làm lại. ' +
        'The database does not answer (connect ECONNREFUSED 127.0.0.1:1); check that it runs and that MONGODB_URI names it, and try again',
    );
  });
});
