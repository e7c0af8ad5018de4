import type { Measure } from '../catalogue';
import type { FieldProblem } from './factChecks';
import type { Fact } from '../facts';
import { wholeOf } from '../quantityReader/fraction';
import { cellText } from '../quantityReader/cellText';
import { readExactNumber } from '../quantityReader/exactNumber';
import { readQuantity } from '../quantityReader/readQuantity';
import type { Bounds } from '../quantity';

type PrintedFact = Pick<Fact, 'printed' | 'value' | 'atLeast' | 'atMost' | 'status'>;

/**
 * What was printed and the number say the same: 4,521 does not stand beside "45.210 đoàn viên". Of a text that is more than
 * one number, such as "54/65", the number has to be one.
 */
export function printedProblems(fact: PrintedFact, measure: Measure): FieldProblem[] {
  if (fact.printed === undefined) return [];
  const reading = readQuantity(fact.printed, measure);
  if ('quantity' in reading) return agrees(fact, reading.quantity.bounds) ? [] : disagreement(fact);
  if ('absence' in reading) {
    const isSame = fact.status === reading.absence || (reading.absence === 'NIL' && fact.value === 0);
    return isSame ? [] : disagreement(fact);
  }
  const numbers = numbersIn(fact.printed, measure);
  const said = [fact.value, fact.atLeast, fact.atMost];
  return numbers.length === 0 || numbers.some((number) => said.includes(number)) ? [] : disagreement(fact);
}

/** The fact may be less certain than its text, and never more. */
function agrees({ value, atLeast, atMost }: Bounds, printed: Bounds): boolean {
  const holdsLeast = atLeast <= printed.atLeast;
  const holdsMost = atMost === null || (printed.atMost !== null && atMost >= printed.atMost);
  return holdsLeast && holdsMost && (value === null || printed.value === null || value === printed.value);
}

function disagreement({ printed, value, atLeast, atMost }: PrintedFact): FieldProblem[] {
  const number = value ?? `${atLeast} .. ${atMost ?? ''}`;
  return [
    {
      field: 'printed',
      message:
        `Số ${number} khác với nguyên văn "${printed}"; sửa một trong hai. ` +
        `The number ${number} is not what was printed, "${printed}"; mend one of them`,
    },
  ];
}

function numbersIn(printed: string, { unit }: Measure): number[] {
  const text = cellText(printed).replace(/\(\d\)/g, '');
  return [...text.matchAll(/(?<![\d.,])\d/g)].flatMap(({ index }) => {
    const number = readExactNumber(text.slice(index));
    if ('refusal' in number) return [];
    const { units, denominator } = number.value;
    const whole = wholeOf({ units: unit === 'basis_point' ? units * 100n : units, denominator });
    return whole === null ? [] : [Number(whole)];
  });
}
