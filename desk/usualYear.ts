/** Reports of a year come from its last weeks on: the year that is most likely meant. */
export function usualYear(): number {
  const now = new Date();
  return now.getMonth() < 9 ? now.getFullYear() - 1 : now.getFullYear();
}
