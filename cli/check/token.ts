import { judged, shown, skipped, type Check, type Problem, type Subject } from './check';
import { writeQuestion } from './question';

const mend = {
  vi: 'Không có hoặc sai Authorization: Bearer <token> thì trả HTTP 401 hoặc 403 trước khi thực hiện truy vấn.',
  en: 'Answer HTTP 401 or 403 before anything is executed where Authorization: Bearer <token> is missing or wrong.',
};

export const tokenChecks: Check[] = [
  {
    id: 'token.missing',
    name: { vi: 'Không có token thì bị từ chối', en: 'Without a token it refuses' },
    mend,
    run: (subject) => withToken(subject, null),
  },
  {
    id: 'token.wrong',
    name: { vi: 'Sai token thì bị từ chối', en: 'With a wrong token it refuses' },
    mend,
    run: (subject) => withToken(subject, `${subject.endpoint.token ?? ''}x`),
  },
];

async function withToken(subject: Subject, token: string | null) {
  if (subject.endpoint.token === null) return skipped('Không có --token', 'There is no --token');
  return judged(await refusalProblems(subject, token));
}

async function refusalProblems(
  { endpoint, province }: Pick<Subject, 'endpoint' | 'province'>,
  token: string | null,
): Promise<Problem[]> {
  const { status, text } = await endpoint.post(JSON.stringify(writeQuestion([province], 'id')), { token });
  if (status === 401 || status === 403) return [];
  return [{ where: 'HTTP', expected: 'status 401 or 403', got: `status ${status}: ${shown(text)}` }];
}
