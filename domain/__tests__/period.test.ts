import { periodsIn } from '../period';

const said = (text: string) =>
  periodsIn(text).map((found) => ('period' in found ? found.period : `? ${found.unclear}`));

describe('what a title says of the time', () => {
  it.each([
    ['BÁO CÁO KẾT QUẢ HOẠT ĐỘNG 6 THÁNG ĐẦU NĂM 2024', ['FIRST_HALF']],
    ['Sơ kết 6 tháng', ['FIRST_HALF']],
    ['Báo cáo sáu tháng cuối năm 2024', ['SECOND_HALF']],
    ['bao-cao-6-thang-dau-nam-2024.csv', ['FIRST_HALF']],
    ['bc6t2024.xlsx', ['FIRST_HALF']],
    ['BC 6T-2024', ['FIRST_HALF']],
    ['Nửa đầu năm', ['FIRST_HALF']],
    ['Báo cáo 9 tháng năm 2024', ['NINE_MONTHS']],
    ['bao_cao_9thang_2024', ['NINE_MONTHS']],
    ['Quý I/2024', ['QUARTER_1']],
    ['QUÝ IV NĂM 2024', ['QUARTER_4']],
    ['quy-2-2024.csv', ['QUARTER_2']],
    ['BC Q3 2024', ['QUARTER_3']],
    ['3 tháng đầu năm 2024', ['QUARTER_1']],
    ['Tháng 3 năm 2024', ['MONTH_3']],
    ['Báo cáo tháng 11/2024', ['MONTH_11']],
    ['bc-thang-05-2024', ['MONTH_5']],
    ['Từ đầu nhiệm kỳ đến nay', ['TERM']],
    ['Báo cáo tổng kết nhiệm kỳ 2018 - 2023', ['TERM']],
    ['Cả năm 2024', ['YEAR']],
    ['12 tháng năm 2024', ['YEAR']],
    ['Báo cáo 11 tháng năm 2024', ['? 11 thang']],
    ['Số liệu lũy kế', ['? luy ke']],
    ['Đại hội nhiệm kỳ 2023 - 2028', ['? nhiem ky']],
    ['Số liệu tính đến hết tháng 6/2024', ['? tinh den het thang 6']],
    ['Quý I và quý II năm 2024', ['QUARTER_1', 'QUARTER_2']],
    ['First half of 2024', ['FIRST_HALF']],
    ['Q1-2024', ['QUARTER_1']],
  ])('%s', (text, expected) => expect(said(text)).toEqual(expected));

  it.each([
    'Báo cáo kết quả hoạt động năm 2024',
    'Hà Nội, ngày 15 tháng 12 năm 2024',
    'Số liệu tính đến ngày 31/12/2024',
    'Số liệu đến hết tháng 12 năm 2024',
    'Tháng Công nhân',
    'bao-cao-2024.csv',
    'Quỹ 1 triệu ngày công',
    'Quỹ Mái ấm Công đoàn',
    'Quy định 3 công khai',
    'Số 45/BC-LĐLĐ',
    'cum-5-2024-12-21.json',
    'import.csv',
    'Tết Sum vầy',
  ])('%s says nothing', (text) => expect(said(text)).toEqual([]));
});
