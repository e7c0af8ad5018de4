/** What tests import; the register checks it. */
export interface ChangeFile {
  clusters?: { id: string; name?: string | undefined; seasons?: object[] }[];
  published?: object[];
}

/** Three provinces of the northwest, as a cluster that the project's own data does not have. */
export const cluster7: ChangeFile = {
  clusters: [
    {
      id: 'cum-7',
      name: 'Cụm thi đua số 7',
      seasons: [
        {
          year: 2024,
          theme: 'Đổi mới, sáng tạo',
          provinces: ['Lai Châu', 'LĐLĐ tỉnh Điện Biên', 'son-la'],
          chair: { province: 'Sơn La', electedOn: '2023-12-20' },
          viceChair: { province: 'lai-chau' },
          dueOn: '2024-12-31',
        },
      ],
    },
  ],
  published: [
    {
      season: 'cum-7:2024',
      document: {
        id: 'tong-ket-2024',
        title: 'Tổng kết năm 2024',
        text: 'Cụm có 2.345 công đoàn cơ sở, gần 120.000 đoàn viên.',
      },
      facts: [
        { measure: 'unions', value: '2.345' },
        { measure: 'members', value: 'gần 120.000' },
      ],
    },
  ],
};

/** One year of one cluster. */
export function changeOf(id: string, season: object, name?: string): ChangeFile {
  return { clusters: [{ id, name, seasons: [season] }] };
}
