import { unitLevels } from '../../../domain/facts';
import { firstYear, lastYear } from '../../../domain/years';
import type { ImportProblem } from '../../../domain/problems';
import type { DueDatesFile } from './dataFiles';
import type { DueDate } from '../data/model';

/** The day by which each level reports each year, as the rules say. */
export function dueDatesOf(rules: DueDatesFile): DueDate[] {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  return unitLevels.flatMap((level) =>
    years.flatMap((year) => {
      const rule = rules
        .filter((one) => one.level === level && one.fromYear <= year)
        .sort((a, b) => b.fromYear - a.fromYear)[0];
      if (!rule) return [];
      return [
        { id: `${level}:${year}`, level, year, dueOn: `${year + rule.yearsAfter}-${rule.monthAndDay}` },
      ];
    }),
  );
}

/** Days that are in no calendar, and rules that contradict each other. */
export function dueDateProblems(rules: DueDatesFile): ImportProblem[] {
  return rules.flatMap(({ level, fromYear, yearsAfter, monthAndDay }, index) => {
    const day = `${fromYear + yearsAfter}-${monthAndDay}`;
    const isDay = !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
    const twice = rules.findIndex((other) => other.level === level && other.fromYear === fromYear) !== index;
    return [
      ...(isDay
        ? []
        : [{ place: `[${index}].monthAndDay`, message: `Không có ngày ${day}. There is no day ${day}` }]),
      ...(twice
        ? [
            {
              place: `[${index}]`,
              message: `${level} có hai quy định từ năm ${fromYear}. ${level} has two rules from ${fromYear} on`,
            },
          ]
        : []),
    ];
  });
}
