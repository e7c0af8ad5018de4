import { isRecord } from '../domain/isRecord';
import type { Check, Subject } from './check';
import { loadFixture } from './fixture';
import { askProvince } from './question';
import { judged, notShown, shown, type Problem, type Verdict } from './verdict';

export const sentenceChecks: Check[] = [
  {
    id: 'shown.sentences',
    name: { vi: 'Câu văn có đúng con số', en: 'Sentences have the number' },
    mend: {
      vi: 'excerpt.marked phải là printed của số ấy; before, marked và after ghép lại là một đoạn của document.text. Không có văn bản thì để null.',
      en: 'excerpt.marked is what the fact has as printed; before, marked and after together are a part of document.text. Null if no text is kept.',
    },
    run: (subject) => sentencesVerdict(subject),
  },
];

/** Pages of facts with their documents' texts are small, since each text may be long. */
const sentencePage = 20;

async function sentencesVerdict(subject: Subject): Promise<Verdict> {
  const { own } = await subject.pictures();
  const withSentence = own.data.facts.rows.filter(({ excerpt }) => excerpt != null);
  if (withSentence.length === 0) {
    return notShown({ vi: 'Chưa có văn bản nào được lưu', en: 'No text is kept' }, loadFixture);
  }
  const problems = withSentence.flatMap(sentenceProblems);
  const { facts } = await askProvince(
    subject,
    `facts(first: ${sentencePage}) { edges { node { id printed excerpt { before marked after } document { text } } } }`,
  );
  const edges = isRecord(facts) && Array.isArray(facts.edges) ? (facts.edges as unknown[]) : [];
  const nodes = edges.flatMap((edge) => (isRecord(edge) && isRecord(edge.node) ? [edge.node] : []));
  const withText = nodes.filter(({ excerpt }) => excerpt != null);
  return judged([...problems, ...withText.flatMap(sentenceProblems)], `${withSentence.length} × Excerpt`);
}

/** What is not right with the sentence of a fact. */
export function sentenceProblems({ id, printed, excerpt, document }: Record<string, unknown>): Problem[] {
  const { before, marked, after } = isRecord(excerpt) ? excerpt : {};
  const text = isRecord(document) ? document.text : null;
  const sentence = [before, marked, after].map(String).join('').replace(/^…|…$/g, '');
  if (marked === printed && (typeof text !== 'string' || text.includes(sentence))) return [];
  const expected = `the sentence of the text around ${shown(printed)}`;
  return [{ where: `fact ${String(id)}, excerpt`, expected, got: shown(excerpt) }];
}
