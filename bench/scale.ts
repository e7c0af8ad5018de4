/**
 * Loads of a fixed rate on the product's gateways, each a process of its own: what an operation costs with one of them, with two
 * and with four, and what the screens of a country cost.
 */
export const scaleNames = ['scale-1', 'scale-2', 'scale-4', 'screens'] as const;
export type ScaleName = (typeof scaleNames)[number];

export interface Scale {
  gateways: number;
  requestsPerSecond: number;
  seconds: number;
}

const screens = 10_000;
const secondsPerMinute = 60;
/** As many times the load as there are gateways: what each does besides answering is spread over as many answers. */
const replicasOf = (gateways: number): Scale => ({ gateways, requestsPerSecond: 50 * gateways, seconds: 6 });

export const scales: Readonly<Record<ScaleName, Scale>> = {
  'scale-1': replicasOf(1),
  'scale-2': replicasOf(2),
  'scale-4': replicasOf(4),
  // Each asks one operation a minute, at its own moment, for a minute.
  screens: { gateways: 2, requestsPerSecond: screens / secondsPerMinute, seconds: secondsPerMinute },
};

export function isScale(workload: string): workload is ScaleName {
  return workload in scales;
}
