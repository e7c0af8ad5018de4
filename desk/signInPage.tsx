import { useEffect, useRef, useState } from 'preact/hooks';
import type { Text } from '../web/words/language';
import { ask, failureText, type Failure } from './api';
import { PageHeading } from './pageHeading';
import { ProviderSignIn, refusalText } from './providerSignIn';
import type { Person, SignInChoices } from './types';

interface SignInProps {
  say(text: Text): string;
  province: string | null;
  signedIn(province: string): Promise<void>;
}

/** Over what is at work, which stays as it is: of the same province. */
export function SignInAgain(props: SignInProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} onCancel={(event) => event.preventDefault()}>
      <p role="status">
        {props.say({
          vi: 'Phiên làm việc đã hết. Đăng nhập lại để làm tiếp; những gì đang nhập vẫn còn nguyên.',
          en: 'The session has ended. Sign in again to go on; everything you have entered is still here.',
        })}
      </p>
      <SignInPage {...props} isAgain />
    </dialog>
  );
}

export function SignInPage({
  say,
  province,
  signedIn,
  isAgain = false,
}: SignInProps & { isAgain?: boolean }) {
  const [{ provinces, hasProvider }, setChoices] = useState<SignInChoices>(noChoices);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // An address may name a province that is not here.
  const chosen = provinces.some(({ id }) => id === province) ? province : provinces[0]?.id;
  useEffect(() => {
    void ask<SignInChoices>('GET', '/desk/sign-in').then((outcome) =>
      'data' in outcome ? setChoices(outcome.data) : setFailure(outcome.failure),
    );
  }, []);
  const send = async (event: Event) => {
    event.preventDefault();
    if (!form.current) return;
    const given = new FormData(form.current);
    const of = textOf(given, 'province');
    setBusy(true);
    const outcome = await ask<Person>('POST', `/${of}/desk/session`, {
      name: textOf(given, 'name'),
      token: textOf(given, 'token'),
    });
    if ('failure' in outcome) setFailure(outcome.failure);
    else await signedIn(of);
    setBusy(false);
  };
  const problem = failure ? failureText(failure) : isAgain ? null : refusalText();
  return (
    <form ref={form} class="narrow" onSubmit={(event) => void send(event)}>
      {isAgain ? <h1>{say(signInTitle)}</h1> : <PageHeading say={say} title={signInTitle} />}
      {problem && (
        <p role="alert" class="alert">
          {say(problem)}
        </p>
      )}
      <label for="province">{say({ vi: 'Liên đoàn Lao động', en: 'Federation' })}</label>
      <select id="province" name="province" required value={chosen ?? ''}>
        {provinces
          .filter(({ id }) => !isAgain || id === province)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </select>
      {hasProvider && (
        <ProviderSignIn
          say={say}
          chosen={() => textOf(new FormData(form.current ?? undefined), 'province')}
          signedInElsewhere={isAgain ? signedIn : null}
        />
      )}
      <label for="name">{say({ vi: 'Họ tên hoặc bộ phận', en: 'Name or office' })}</label>
      <p id="name-hint" class="note">
        {say({
          vi: 'Được ghi vào lịch sử báo cáo, để biết ai đã nhập và ai đã duyệt.',
          en: 'Is kept in the history of the report: who entered it, and who approved.',
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
      <TokenField say={say} />
      <button type="submit" class="button" disabled={isBusy}>
        {say({ vi: 'Đăng nhập', en: 'Sign in' })}
      </button>
    </form>
  );
}

const signInTitle: Text = { vi: 'Đăng nhập bàn làm việc', en: 'Sign in at the desk' };
const noChoices: SignInChoices = { provinces: [], hasProvider: false };

function TokenField({ say }: Pick<SignInProps, 'say'>) {
  return (
    <>
      <label for="token">{say({ vi: 'Mã truy cập của tỉnh', en: 'Token of the province' })}</label>
      <p id="token-hint" class="note">
        {say({
          vi: 'Người quản trị của tỉnh cấp bằng lệnh congdoan token. Trên máy chạy thử chưa đặt mã thì để trống.',
          en: 'Whoever runs the province gives it, by congdoan token. On a machine for trying, without one, leave it empty.',
        })}
      </p>
      <input
        id="token"
        name="token"
        type="password"
        autoComplete="current-password"
        aria-describedby="token-hint"
      />
    </>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
