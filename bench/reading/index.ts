import { countSure, scoreRules, type Score } from './score';
import { scoreTexts, sumOf } from './scoreTexts';
import { madeTruth, seedTruth, type TrueText } from './truth';

const print = (line: string) => process.stdout.write(`${line}\n`);
/** `--mistakes` also prints each row that is not right; of the texts set aside only with `--held-out`. */
const showsMistakes = process.argv.includes('--mistakes');
const showsHeldOut = process.argv.includes('--held-out');

function main(): void {
  const seeds = scoreAll('data/seeds, five real reports', seedTruth(), showsMistakes);
  const open = scoreAll('data/reading/open, made up, looked at', madeTruth('open'), showsMistakes);
  const heldOut = scoreAll(
    'data/reading/held-out, made up, set aside',
    madeTruth('held-out'),
    showsMistakes && showsHeldOut,
  );
  print('\nBy rule, all texts: right, wrong');
  for (const { rule, right, wrong } of scoreRules([...seeds, ...open, ...heldOut])) {
    print(`  ${rule.padEnd(26)} ${String(right).padStart(4)} ${String(wrong).padStart(4)}`);
  }
}

function scoreAll(title: string, texts: readonly TrueText[], isShown: boolean): Score[] {
  const scores = scoreTexts(texts);
  print(`\n${title}`);
  print(`  ${'text'.padEnd(38)} rows right wrong (extra, sure) missed left-out-rightly other-numbers`);
  for (const score of [...scores, sumOf(scores)]) print(lineOf(score));
  print(
    `  of high sureness: ${countSure(scores, 'high', 'right')} right, ${countSure(scores, 'high', 'wrong')} wrong; medium: ${countSure(scores, 'medium', 'right')} right, ${countSure(scores, 'medium', 'wrong')} wrong; low: ${countSure(scores, 'low', 'right')} right, ${countSure(scores, 'low', 'wrong')} wrong`,
  );
  if (isShown) for (const score of scores) showMistakes(score);
  return scores;
}

function lineOf(score: Score): string {
  const { name, rows, right, wrong, extra, surelyWrong, missed, leftOutRightly, otherNumbers } = score;
  return (
    `  ${name.padEnd(38)} ${String(rows).padStart(4)} ${String(right).padStart(5)} ${String(wrong).padStart(5)} ` +
    `(${String(extra).padStart(5)}, ${String(surelyWrong).padStart(4)}) ${String(missed).padStart(6)} ` +
    `${String(leftOutRightly).padStart(16)} ${String(otherNumbers).padStart(13)}`
  );
}

function showMistakes({ name, scored }: Score): void {
  for (const { verdict, row, proposal, differences } of scored) {
    if (verdict === 'right' || verdict === 'leftOutRightly') continue;
    const what = row ? `${row.id} ${row.measure} ${row.value ?? row.atLeast}` : (proposal?.text ?? '');
    const said = proposal
      ? `${proposal.measure} by ${proposal.rule} (${proposal.sureness}): ${differences.join('; ')}`
      : '';
    print(`    ${verdict} ${name} ${what} ${said}`);
  }
}

main();
