/** What a list of facts is put in order by. */
interface Contained {
  id: string;
  includedIn: string | null;
}

export interface FactBranch<Fact> {
  fact: Fact;
  /** What the fact contains ("trong đó"). */
  parts: FactBranch<Fact>[];
}

/** Each fact under the one that contains it, as far as that is in the list; the order stays. */
export function factTree<Fact extends Contained>(facts: readonly Fact[]): FactBranch<Fact>[] {
  const branches = new Map(facts.map((fact): [string, FactBranch<Fact>] => [fact.id, { fact, parts: [] }]));
  return [...branches.values()].filter((branch) => {
    const container = branches.get(branch.fact.includedIn ?? '');
    container?.parts.push(branch);
    return container === undefined;
  });
}
