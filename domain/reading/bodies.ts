import type { AwardingBody } from '../facts';
import { within, type Context } from './context';
import type { Hit } from './phrases';
import type { Stretch } from './sentences';
import { keysOf } from './tokens';

/** Who gave an award: a body of the catalogue, somebody outside, several or nobody that the words tell. */
export type Giver = AwardingBody | 'OUTSIDE' | null;

const [of = ''] = keysOf('của');
const receivers = new Set(keysOf('cho với tại thuộc'));
const joins = new Set([',', ...keysOf('và')]);

/** The body after "của" behind an award: it says more than who handed it over. */
export function giverAfter(context: Context, stretch: Stretch): { giver: Giver; hit: Hit } | null {
  const hit = within(context.bodies, stretch).find(({ first }) => isOf(context, first));
  return hit ? { giver: giverOf(context, hit), hit } : null;
}

/** Who is said to give: of several it is not told. */
export function giverBefore(context: Context, stretch: Stretch): { giver: Giver; hit: Hit } | null {
  const hits = within(context.bodies, stretch).filter(({ first }) => !isReceiver(context, first));
  const hit = hits.at(-1);
  if (!hit) return null;
  const other = hits.at(-2);
  const isJoined =
    other !== undefined && joins.has(context.tokens[hit.first - 1]?.key ?? '') && hit.first - other.last <= 6;
  const giver = giverOf(context, hit);
  return { giver: isJoined && other && giverOf(context, other) !== giver ? null : giver, hit };
}

function isOf({ tokens }: Context, first: number): boolean {
  return (
    tokens[first - 1]?.key === of || (tokens[first - 2]?.key === of && tokens[first - 1]?.kind === 'word')
  );
}

function isReceiver({ tokens }: Context, first: number): boolean {
  const before = tokens[first - 1]?.key ?? '';
  return receivers.has(before) || before === of;
}

function giverOf(context: Context, { concept }: Hit): Giver {
  if (concept === 'SEVERAL') return null;
  if (concept === 'CITY') return context.isOfProvincialCity ? 'PROVINCE' : 'SUPERIOR_UNION';
  return concept as Giver;
}
