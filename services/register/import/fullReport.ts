import type { Catalogue } from '../../../domain/catalogue';
import { isRecord } from '../../../domain/isRecord';
import { ImportError, type ImportProblem } from '../../../domain/problems';
import { readQuantity } from '../../../domain/quantityReader/readQuantity';
import { boundsOfAbsence } from '../../../domain/reports/factChecks';

/**
 * A report as it is read, with what needs not be written out: unit and year are those of the season, a number stands for
 * itself, and words ("gần 60 tỷ đồng") for the number and bounds that they say.
 *
 * @throws ImportError of the words that are not understood
 */
export function fullReport(given: unknown, catalogue: Catalogue): unknown {
  if (!isRecord(given) || !isRecord(given.document) || !Array.isArray(given.facts)) return given;
  const { season, document, facts } = given;
  const problems: ImportProblem[] = [];
  const full = facts.map((fact: unknown, index) =>
    isRecord(fact)
      ? {
          id: `${String(document.id)}-${String(index + 1).padStart(3, '0')}`,
          unit: season,
          year: Number(String(season).split(':')[1]),
          form: 'SUMMARY',
          ...withQuantity(fact, { place: `facts[${index}].value`, catalogue, problems }),
        }
      : fact,
  );
  if (problems.length > 0) throw new ImportError('file', problems);
  return { ...given, document: fullDocument(document), facts: full };
}

function fullDocument(document: Record<string, unknown>): Record<string, unknown> {
  return { file: document.id, status: 'FINAL', ...document };
}

interface Reading {
  place: string;
  catalogue: Catalogue;
  problems: ImportProblem[];
}

function withQuantity(
  fact: Record<string, unknown>,
  { place, catalogue, problems }: Reading,
): Record<string, unknown> {
  const { value, atLeast, atMost } = fact;
  if (atLeast != null || atMost != null) return { value: null, atLeast: 0, atMost: null, ...fact };
  if (typeof value === 'number') return { ...fact, atLeast: value, atMost: value };
  return typeof value === 'string' ? withWords(fact, value, { place, catalogue, problems }) : fact;
}

function withWords(
  fact: Record<string, unknown>,
  words: string,
  { place, catalogue, problems }: Reading,
): Record<string, unknown> {
  const measure = catalogue.measures.get(String(fact.measure));
  const reading = readQuantity(words, measure ?? { id: '', unit: '' });
  if ('refusal' in reading) {
    const { part, vi, en } = reading.refusal;
    // That there is no such measure is said of the measure.
    if (measure) problems.push({ place, message: `"${words}": "${part}" ${vi}. "${part}" ${en}` });
    return { ...fact, value: null, atLeast: 0, atMost: null };
  }
  if ('absence' in reading) return { ...fact, status: reading.absence, ...boundsOfAbsence[reading.absence] };
  const { bounds, estimated } = reading.quantity;
  return { printed: words, ...fact, ...bounds, ...(estimated && { estimated }) };
}
