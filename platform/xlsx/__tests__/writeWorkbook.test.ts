import { strFromU8, unzipSync } from 'fflate';
import { layOut } from '../widths';
import { writeWorkbook, type SheetContent } from '../writeWorkbook';

const rows = [
  ['Tỉnh', 'Kinh phí chăm lo đoàn viên (đồng)', 'Ghi chú'],
  ['Cao Bằng', { count: 9_029_052_597, before: 'khoảng' }, 'dữ liệu mẫu'],
  ['Bắc "Kạn" & <x>', { count: 14 }, 'một hai ba bốn '.repeat(6)],
];
const sheet: SheetContent = {
  name: "Chăm lo 'A'",
  header: true,
  printed: true,
  titleRows: 2,
  frozenColumns: 1,
  ...layOut(rows),
  rows: [[{ text: 'Tiêu đề dài hơn mọi cột của bảng này rất nhiều chữ', look: 'title' }], [], ...rows],
};

function filesOf(sheets: readonly SheetContent[]): Record<string, string> {
  const files = unzipSync(writeWorkbook(sheets));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

describe('a written workbook', () => {
  const files = filesOf([sheet]);
  const written = files['xl/worksheets/sheet1.xml'] ?? '';

  it('keeps the header and the first column in sight', () => {
    expect(written).toContain(
      '<pane xSplit="1" ySplit="3" topLeftCell="B4" activePane="bottomRight" state="frozen"/>',
    );
  });

  it('is printed lying, as wide as the paper, the table alone with its header on each page', () => {
    expect(written).toContain(
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    );
    expect(files['xl/workbook.xml']).toContain(
      "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">'Chăm lo ''A'''!$A$1:$C$5</definedName>" +
        "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'Chăm lo ''A'''!$3:$3</definedName>",
    );
  });

  it('keeps the qualifier visible in the format of a number', () => {
    const styles = files['xl/styles.xml'] ?? '';
    expect(styles).toContain('<numFmt numFmtId="164" formatCode="&quot;khoảng &quot;#,##0"/>');
    expect(written).toContain('<v>9029052597</v>');
    const used = [...written.matchAll(/ s="(\d+)"/g)].map(([, index]) => Number(index));
    expect(Math.max(...used)).toBeLessThan([...styles.matchAll(/<xf /g)].length - 1);
  });

  it('is wide enough for every number with its qualifier, and breaks long texts', () => {
    const { widths, numeric } = layOut(rows);
    expect(widths[1]).toBeGreaterThan('khoảng 9.029.052.597'.length);
    expect(widths[2]).toBeLessThan(90);
    expect(numeric).toEqual([false, true, false]);
    expect(written).toMatch(/<row r="5" ht="30" customHeight="1">/);
  });

  it('writes text as text', () => {
    expect(written).toContain('Bắc &quot;Kạn&quot; &amp; &lt;x&gt;');
  });
});
