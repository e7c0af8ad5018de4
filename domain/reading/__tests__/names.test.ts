import { withoutNames } from '../names';

describe('a text without names of persons', () => {
  it.each([
    ['Đồng chí Nguyễn Văn Minh phát biểu', 'Đồng chí ███████████████ phát biểu'],
    ['Đồng chí Phó Chủ tịch Tổng LĐLĐ Việt Nam trao Cờ', 'Đồng chí Phó Chủ tịch Tổng LĐLĐ Việt Nam trao Cờ'],
    ['đồng chí Ủy viên Ban Thường vụ', 'đồng chí Ủy viên Ban Thường vụ'],
    ['đồng chí Trưởng Ban Tổ chức Nguyễn Văn Minh', 'đồng chí Trưởng Ban Tổ chức ███████████████'],
    ['Công đoàn Cao Bằng xuất sắc dẫn đầu', 'Công đoàn Cao Bằng xuất sắc dẫn đầu'],
  ])('of "%s" is "%s"', (text, shown) => expect(withoutNames(text)).toBe(shown));
});
