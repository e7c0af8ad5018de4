/** Why a cell is refused: the part that was not understood, and what to do, in both languages. */
export interface Refusal {
  part: string;
  vi: string;
  en: string;
}

export interface Refused {
  refusal: Refusal;
}

export function refuse(part: string, vi: string, en: string): Refused {
  return { refusal: { part, vi, en } };
}

/** A text that can be read in two ways. */
export function refuseAmbiguous(part: string, one: string, other: string): Refused {
  return refuse(
    part,
    `có thể hiểu là ${one} hoặc ${other}; ghi rõ một cách`,
    `can be read as ${one} or as ${other}; write one of them`,
  );
}

/** `cell` is what stands in the file, and comes first if only a part of it is refused. */
export function refusalText({ part, vi, en }: Refusal, cell = part): string {
  const whole = cell.trim().toLowerCase() === part ? '' : `"${cell}": `;
  return `${whole}"${part}" ${vi}. It ${en}`;
}
