import { nameUnit, type CountedIn } from '../web/words/moneyUnit';
import { usePage } from './page';

/** What the money of a column or a row is said in, behind its name; nothing of other numbers, whose name says it. */
export function UnitNote({ unit }: { unit: CountedIn }) {
  const { language } = usePage();
  return typeof unit === 'string' ? null : <span class="unit"> ({nameUnit(unit, language)})</span>;
}

/** The same above a list, which has no heads. */
export function UnitLine({ unit }: { unit: CountedIn }) {
  const { language, say } = usePage();
  if (typeof unit === 'string') return null;
  return (
    <p class="note">
      {say({ vi: 'Đơn vị tính', en: 'Unit' })}: {nameUnit(unit, language)}
    </p>
  );
}
