import type { Address, TrailAddress } from './address';
import { Link } from './link';
import { usePage } from './page';
import type { Origin } from '../domain/qualifiers';
import { wordBounds, type Bounds } from '../web/words/bounds';
import { isolated, type CountedIn } from '../web/words/moneyUnit';
import { formatCount, isRounded } from '../web/words/numbers';

interface NumberProps {
  /** Null if nobody reported it, which is not zero. */
  bounds: Bounds | null;
  origin: Origin;
  unit: CountedIn;
  /** What the number is, for those who do not see where it stands. */
  label: string;
  trail: TrailAddress;
  /** The words that were printed, which stand in the place of ours if the number is not exact. */
  printed?: string | null;
  /** The view that has the trail, if the number does not stand in it. */
  scope?: Pick<Address, 'scope' | 'year'>;
}

/** A number with its bounds in words, which opens its trail. */
export function Number({ bounds, origin, unit, label, trail, printed = null, scope }: NumberProps) {
  const { language, say } = usePage();
  if (bounds === null) return <span class="absent">{say(notReported)}</span>;
  const { qualifier, number, range } = wordBounds(bounds, origin, unit, language);
  const quoted = printed !== null && bounds.atLeast !== bounds.atMost ? `“${printed}”` : null;
  const heard = wordBounds(bounds, origin, isolated(unit), language);
  const words = quoted ?? `${heard.qualifier} ${heard.number}`.trim();
  // What is said rounded has its digits where one points at it; files have them too.
  const exact = bounds.value ?? bounds.atLeast;
  const digits = isRounded(exact, unit) ? `${formatCount(exact, language)} ${say(vnd)}` : null;
  return (
    <span class="number">
      <Link
        to={{ ...scope, trail }}
        class="value"
        {...(digits !== null && { title: digits })}
        label={`${label}: ${words}${heard.range && `, ${heard.range}`}. ${say(openTrail)}`}
      >
        {quoted === null && qualifier && <span class="qualifier">{qualifier} </span>}
        {quoted ?? number}
      </Link>
      {range && quoted === null && <span class="range">{range}</span>}
    </span>
  );
}

const notReported = { vi: 'chưa có số liệu', en: 'no figure' };
const openTrail = { vi: 'Xem nguồn', en: 'See where it comes from' };
const vnd = { vi: 'đồng', en: 'VND' };
