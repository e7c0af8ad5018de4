/** What measures are counted in, as people say it; by the catalogue's units. */
const unitNames: Readonly<Record<string, { vi: string; en: string }>> = {
  VND: { vi: 'đồng', en: 'VND' },
  VND_per_meal: { vi: 'đồng một suất ăn', en: 'VND a meal' },
  agreements: { vi: 'bản', en: 'agreements' },
  awards: { vi: 'lượt', en: 'awards' },
  basis_point: { vi: 'phần vạn', en: 'hundredths of a percent' },
  classes: { vi: 'lớp', en: 'classes' },
  collectives: { vi: 'tập thể', en: 'collectives' },
  conferences: { vi: 'hội nghị', en: 'conferences' },
  departments: { vi: 'ban', en: 'departments' },
  enterprises: { vi: 'doanh nghiệp', en: 'enterprises' },
  gifts: { vi: 'suất', en: 'gifts' },
  houses: { vi: 'căn', en: 'houses' },
  m2: { vi: 'm²', en: 'm²' },
  opinions: { vi: 'ý kiến', en: 'opinions' },
  people: { vi: 'người', en: 'people' },
  person_times: { vi: 'lượt người', en: 'person-times' },
  points: { vi: 'điểm', en: 'points' },
  provinces: { vi: 'tỉnh', en: 'provinces' },
  sessions: { vi: 'cuộc', en: 'sessions' },
  targets: { vi: 'chỉ tiêu', en: 'targets' },
  tasks: { vi: 'nhiệm vụ', en: 'tasks' },
  unions: { vi: 'công đoàn', en: 'unions' },
  units: { vi: 'đơn vị', en: 'units' },
};

/** A unit that a newer catalogue may have is named as it is. */
export function unitName(unit: string, language: 'vi' | 'en'): string {
  return unitNames[unit]?.[language] ?? unit;
}
