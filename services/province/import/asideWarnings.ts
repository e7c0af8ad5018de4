import { quoteValue, type ImportProblem } from '../../../domain/problems';
import type { Aside, AsideKind } from './table';

/** Of what stands beside the cells of a file; the rest is counted. */
const mostShown = 50;

/** What is not imported may say that a number is something else than it seems, or be a number itself. */
export function asideWarnings(asides: readonly Aside[] = []): ImportProblem[] {
  const shown = asides.slice(0, mostShown).map(({ place, what, text }) => ({
    place,
    message: messages[what](text === null ? '' : ` ${quoteValue(text)}`),
  }));
  const more = asides.length - shown.length;
  return more > 0 ? [...shown, { place: 'file', message: andMore(more) }] : shown;
}

const messages: Readonly<Record<AsideKind, (text: string) => string>> = {
  COMMENT: (text) =>
    `Ô có ghi chú${text}; ghi chú không được nạp, xem lại nó có đổi số ấy không. ` +
    `The cell has a comment${text}, which is not imported; see whether it changes the number`,
  BOX: (text) =>
    `Trang có hộp chữ${text}; được xem như lời trên bảng, số trong đó không được nạp. ` +
    `The sheet has a box of text${text}, which is taken as a line above the table; no number in it is imported`,
  CHART: (text) =>
    `Trang có biểu đồ${text}; biểu đồ không được đọc. The sheet has a chart${text}, which is not read`,
  PROMPT: (text) =>
    `Ô có lời nhắc khi nhập${text}; lời ấy không được đọc. Cells show${text} to whoever fills them in, which is not read`,
  HIDING: (text) =>
    `Định dạng có điều kiện ở${text} có thể che hoặc gạch số; số ở đó vẫn được nạp. ` +
    `Conditional formats at${text} may hide numbers or strike them out, which are imported all the same`,
  PICTURE: () =>
    'Trang có hình ảnh; số trong hình không được đọc. The sheet has a picture; numbers in it are not read',
  OBJECT: () =>
    'Trang có đối tượng nhúng (như bảng Word); nó không được đọc. ' +
    'The sheet has an embedded object (such as a table of Word), which is not read',
  CONTROL: () =>
    'Trang có nút, ô đánh dấu hoặc hình vẽ kiểu cũ; chúng không được đọc. ' +
    'The sheet has controls or drawings of an older kind, which are not read',
  OTHER: () =>
    'Trang có phần mà chương trình không biết, không được đọc. The sheet has a part that is not known here and is not read',
};

function andMore(count: number): string {
  return (
    `Còn ${count} ghi chú nữa ở các ô khác hay phần khác của trang, cũng không được nạp; xem trong tệp. ` +
    `There are ${count} more comments or parts beside the cells, which are not imported either; see them in the file`
  );
}
