import { serverAudits, type Audit, type AuditResult } from 'graphql-http';
import type { Check, Subject } from './check';
import { judged, pass, type Problem, type Verdict } from './verdict';

/** The audits of the specification "GraphQL over HTTP", by how binding they are. */
export const httpChecks: Check[] = [
  {
    id: 'http.must',
    name: { vi: 'GraphQL qua HTTP: phần bắt buộc', en: 'GraphQL over HTTP: what a server must do' },
    mend: {
      vi: 'Dùng một thư viện máy chủ GraphQL theo chuẩn https://graphql.github.io/graphql-over-http/, hoặc sửa theo từng dòng trên.',
      en: 'Use a GraphQL server library that follows https://graphql.github.io/graphql-over-http/, or mend each line above.',
    },
    run: async (subject) => judged(...(await audit(subject, 'MUST'))),
  },
  {
    id: 'http.should',
    name: {
      vi: 'GraphQL qua HTTP: phần nên có, được có',
      en: 'GraphQL over HTTP: what a server should or may do',
    },
    mend: {
      vi: 'Không bắt buộc; cổng chung không cần đến.',
      en: 'Not required; the gateway does not need it.',
    },
    async run(subject) {
      const [problems, note] = await audit(subject, 'SHOULD', 'MAY');
      return problems.length === 0 ? pass(note) : warned(problems, note);
    },
  },
];

function warned(problems: Problem[], note: string): Verdict {
  return { status: 'warn', problems, note };
}

async function audit({ endpoint }: Subject, ...levels: string[]): Promise<[Problem[], string]> {
  const audits = serverAudits({ url: endpoint.url, fetchFn: endpoint.fetch });
  const ofLevel = audits.filter(({ name }) => levels.includes(levelOf(name)));
  const results = await Promise.all(ofLevel.map(resultOf));
  const problems = results.filter((result) => result !== null);
  return [problems, `${ofLevel.length - problems.length}/${ofLevel.length}`];
}

function levelOf(name: string): string {
  return name.slice(0, name.indexOf(' '));
}

async function resultOf({ id, name, fn }: Audit): Promise<Problem | null> {
  try {
    return problemOf(await fn());
  } catch (error) {
    return { where: id, expected: name, got: error instanceof Error ? error.message : String(error) };
  }
}

async function problemOf(result: AuditResult): Promise<Problem | null> {
  if (result.status === 'ok') return null;
  const { id, name, reason, response } = result;
  // Nothing reads the rest; an unread body would keep its connection.
  if (!response.bodyUsed) await response.body?.cancel();
  return { where: id, expected: name, got: `${reason} (status ${response.status})` };
}
