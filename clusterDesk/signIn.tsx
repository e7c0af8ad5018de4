import { useRef, useState } from 'preact/hooks';
import { ask, failureText, type Failure } from '../desk/api';
import { PageHeading } from '../desk/pageHeading';
import type { Text } from '../web/words/language';
import type { Person } from './types';

interface SignInProps {
  say(text: Text): string;
  signedIn(person: Person): void;
}

export function SignIn({ say, signedIn }: SignInProps) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const send = async (event: Event) => {
    event.preventDefault();
    if (!form.current) return;
    const given = new FormData(form.current);
    const outcome = await ask<Person>('POST', '/desk/session', {
      name: given.get('name'),
      key: given.get('key'),
    });
    if ('data' in outcome) signedIn(outcome.data);
    else setFailure(outcome.failure);
  };
  return (
    <form ref={form} class="narrow" onSubmit={(event) => void send(event)}>
      <PageHeading
        say={say}
        title={{ vi: 'Đăng nhập bàn làm việc của cụm', en: 'Sign in at the clusters’ desk' }}
      />
      {failure && (
        <p role="alert" class="alert">
          {say(failureText(failure))}
        </p>
      )}
      <label for="name">{say({ vi: 'Họ tên hoặc bộ phận', en: 'Name or office' })}</label>
      <p id="name-hint" class="note">
        {say({
          vi: 'Được ghi vào lịch sử, để biết ai đã ghi.',
          en: 'Is kept in the history: who entered it.',
        })}
      </p>
      <input
        id="name"
        name="name"
        required
        maxLength={100}
        autoComplete="name"
        aria-describedby="name-hint"
      />
      <label for="key">{say({ vi: 'Khóa của cụm', en: 'Key of the cluster' })}</label>
      <p id="key-hint" class="note">
        {say({
          vi: 'Người vận hành sổ đăng ký cấp bằng lệnh congdoan keys create. Trên máy chạy thử chưa có khóa thì để trống.',
          en: 'Whoever runs the register gives it, by congdoan keys create. On a machine for trying, without keys, leave it empty.',
        })}
      </p>
      <input
        id="key"
        name="key"
        type="password"
        autoComplete="current-password"
        aria-describedby="key-hint"
      />
      <button type="submit" class="button">
        {say({ vi: 'Đăng nhập', en: 'Sign in' })}
      </button>
    </form>
  );
}
