/** Where a province's tile stands: column and row, from 0 at the north-west. */
export interface Tile {
  province: string;
  column: number;
  row: number;
}

/** Until 2024 the map of a year, which is that of its 31 December, has 63 provinces; from 2025 it has 34. */
export function tilesOf(year: number): readonly Tile[] {
  return year < 2025 ? provinces63 : provinces34;
}

/** The tiles moved to the corner, so that a part of the country needs no more room than it has tiles. */
export function nearEachOther(tiles: readonly Tile[]): Tile[] {
  const left = Math.min(...tiles.map(({ column }) => column));
  const top = Math.min(...tiles.map(({ row }) => row));
  return tiles.map((tile) => ({ ...tile, column: tile.column - left, row: tile.row - top }));
}

/** Roughly as on a map, north at the top; `.` is an empty place. */
function layOut(rows: readonly string[]): readonly Tile[] {
  return rows.flatMap((line, row) =>
    line.split(' ').flatMap((province, column) => (province === '.' ? [] : [{ province, column, row }])),
  );
}

const provinces63 = layOut([
  '. lai-chau lao-cai ha-giang cao-bang',
  'dien-bien son-la yen-bai tuyen-quang bac-kan lang-son',
  '. . phu-tho vinh-phuc thai-nguyen bac-giang quang-ninh',
  '. . hoa-binh ha-noi bac-ninh hai-duong hai-phong',
  '. . . ha-nam hung-yen thai-binh',
  '. . thanh-hoa ninh-binh nam-dinh',
  '. . nghe-an',
  '. . . ha-tinh',
  '. . . quang-binh',
  '. . . . quang-tri',
  '. . . . hue',
  '. . . . . da-nang',
  '. . . . . quang-nam',
  '. . . . . kon-tum quang-ngai',
  '. . . . . gia-lai binh-dinh',
  '. . . . . dak-lak phu-yen',
  '. . . binh-phuoc dak-nong lam-dong khanh-hoa',
  '. . tay-ninh binh-duong dong-nai binh-thuan ninh-thuan',
  'an-giang dong-thap long-an ho-chi-minh ba-ria-vung-tau',
  'kien-giang can-tho vinh-long tien-giang',
  '. hau-giang tra-vinh ben-tre',
  'ca-mau bac-lieu soc-trang',
]);

const provinces34 = layOut([
  '. lai-chau lao-cai-2025 tuyen-quang-2025 cao-bang',
  'dien-bien son-la phu-tho-2025 thai-nguyen-2025 lang-son',
  '. . ha-noi bac-ninh-2025 quang-ninh',
  '. . ninh-binh-2025 hung-yen-2025 hai-phong-2025',
  '. . thanh-hoa',
  '. . nghe-an',
  '. . . ha-tinh',
  '. . . quang-tri-2025',
  '. . . . hue',
  '. . . . . da-nang-2025',
  '. . . . . quang-ngai-2025',
  '. . . . . gia-lai-2025',
  '. . . . . dak-lak-2025',
  '. . tay-ninh-2025 dong-nai-2025 lam-dong-2025 khanh-hoa-2025',
  '. an-giang-2025 dong-thap-2025 ho-chi-minh-2025',
  '. can-tho-2025 vinh-long-2025',
  'ca-mau-2025',
]);
