import { readFileSync } from 'node:fs';
import { phaseOf, type Frame } from './phases';

/** As `node --cpu-prof` writes it; times in microseconds of the machine's monotonic clock. */
interface CpuProfile {
  startTime: number;
  nodes: { id: number; callFrame: Frame; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

export interface Span {
  fromMicros: number;
  toMicros: number;
}

/** A process that has to wait for a core is not at work, and its samples are further apart. */
const mostMicros = 400;

/** How much of the work of a span each phase was; sums to 1. */
export function sharesIn(file: string, { fromMicros, toMicros }: Span): Map<string, number> {
  const profile = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
  const phases = phasesOf(profile);
  const micros = new Map<string, number>();
  let at = profile.startTime;
  profile.samples.forEach((sample, index) => {
    const delta = profile.timeDeltas[index] ?? 0;
    at += delta;
    const phase = phases.get(sample) ?? null;
    if (phase === null || at < fromMicros || at > toMicros) return;
    micros.set(phase, (micros.get(phase) ?? 0) + Math.min(delta, mostMicros));
  });
  const all = [...micros.values()].reduce((sum, each) => sum + each, 0);
  return new Map([...micros].map(([phase, each]) => [phase, each / all]));
}

/** By node: the phase of the innermost function that has one; null if nothing was done. */
function phasesOf({ nodes }: CpuProfile): Map<number, string | null> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const phases = new Map<number, string | null>();
  const visit = (id: number, above: string | null) => {
    const node = byId.get(id);
    if (!node) return;
    const phase = phaseOf(node.callFrame, above);
    phases.set(id, phase);
    for (const child of node.children ?? []) visit(child, phase);
  };
  const [root] = nodes;
  if (root) visit(root.id, null);
  return phases;
}
