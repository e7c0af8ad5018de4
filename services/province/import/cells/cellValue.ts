/** What a cell holds; a number of a spreadsheet shown as a percentage comes as text such as `93,75%`. */
export type CellValue = string | number | boolean | null | undefined | readonly CellValue[];

export function isBlank(value: CellValue): boolean {
  return value == null || (typeof value === 'string' && value.trim() === '');
}
