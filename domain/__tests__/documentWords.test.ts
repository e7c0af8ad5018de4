import { saidOfNumbersIn } from '../documentWords';

describe('what a title says of the numbers under it', () => {
  it.each([
    ['DỰ THẢO', ['DRAFT']],
    ['Dự thảo báo cáo tổng kết năm 2024', ['DRAFT']],
    ['du-thao-2024.csv', ['DRAFT']],
    ['Bản nháp', ['DRAFT']],
    ['Bảng nhập liệu', []],
    ['Sáp nhập, gia nhập công đoàn', []],
    ['Kế hoạch năm 2025', ['PLAN']],
    ['ke-hoach-2025.xlsx', ['PLAN']],
    ['Chỉ tiêu giao năm 2025', ['PLAN']],
    ['Biểu kế hoạch', ['PLAN']],
    ['Dự kiến năm 2025', ['PLAN']],
    ['Phương hướng, nhiệm vụ năm 2025', ['PLAN']],
    ['Kết quả thực hiện kế hoạch năm 2024', []],
    ['Báo cáo năm 2024, phương hướng năm 2025', []],
    ['Ước thực hiện năm 2024', ['ESTIMATE']],
    ['Số liệu ước cả năm 2024', ['ESTIMATE']],
    ['Ước 6 tháng đầu năm', ['ESTIMATE']],
    ['uoc-thuc-hien-2024.csv', ['ESTIMATE']],
    ['Thỏa ước năm 2024', []],
    ['Giao ước thi đua năm 2021', []],
    ['Cấp nước năm 2024', []],
    ['Số liệu sơ bộ', ['PROVISIONAL']],
    ['Số tạm tính năm 2024', ['PROVISIONAL']],
    ['Số bổ sung', []],
    ['Biểu 2. Mức tăng so với năm trước', ['RELATIVE']],
    ['Tăng, giảm so với năm trước', ['RELATIVE']],
    ['Số liệu bình quân 1 CĐCS', ['RELATIVE']],
    ['Biểu 2. Mức tặng quà Tết', []],
    ['Tổng hợp số quà tặng', []],
    ['Dự thảo, số ước năm 2024, sơ bộ', ['DRAFT', 'ESTIMATE', 'PROVISIONAL']],
    ['Báo cáo tổng kết hoạt động công đoàn năm 2024', []],
  ])('%s', (text, said) => {
    expect(saidOfNumbersIn(text)).toEqual(said);
    expect(saidOfNumbersIn(text.normalize('NFD'))).toEqual(said);
  });
});
