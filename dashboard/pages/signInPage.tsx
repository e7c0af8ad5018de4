import { useEffect, useRef, useState } from 'preact/hooks';
import { providerHref, signInByKey, signOut, type SignInFailure, type WhoAmI } from '../../web/session';
import { providerRefusals } from '../../web/signInRefusals';
import { formatInstant } from '../../web/words/dates';
import type { Text, Texts } from '../../web/words/language';
import { usePage } from '../page';
import { PlaceLink } from '../placeLink';
import { comingBack, keepReturn, keptReturn } from '../returning';
import { Heading } from '../sections/heading';
import { useTitle } from '../sections/title';
import { roleTexts } from '../../web/roles';

/** One thing: signing in, or out again. */
export function SignInPage() {
  const { say, url, who } = usePage();
  useTitle(say({ vi: 'Đăng nhập', en: 'Sign in' }));
  const from = url.searchParams.get('ve');
  const returnTo = ownPath(from === comingBack ? keptReturn() : from);
  const isComingBack = url.searchParams.has('tiep') && who?.by === 'SESSION';
  useEffect(() => {
    // The whole page anew: everything on it is asked as somebody else.
    if (isComingBack) window.location.replace(ownPath(keptReturn()));
  }, [isComingBack]);
  const refusal = refusals[url.searchParams.get('loi') ?? ''];
  const ended: Text = {
    vi: 'Phiên đăng nhập đã hết. Hãy đăng nhập lại.',
    en: 'The session has ended. Sign in again.',
  };
  const notice = refusal ?? (who?.hasEnded ? ended : null);
  return (
    <div class="sign-in">
      <Heading>{say({ vi: 'Đăng nhập', en: 'Sign in' })}</Heading>
      {notice && (
        <p role="alert" class="alert">
          {say(notice)}
        </p>
      )}
      <p>
        {say({
          vi: 'Số liệu đã công bố ai cũng xem, lập bảng và tải về được, không cần đăng nhập. Đăng nhập để xem dự thảo, tự viết truy vấn và lấy số liệu ngoài phần đã công bố.',
          en: 'What is published anybody may read, make tables of and take home without signing in. Sign in to see drafts, to write queries of your own, and for figures beyond.',
        })}
      </p>
      {who?.by === 'SESSION' ? (
        <SignedIn who={who} />
      ) : (
        <>
          {who?.hasProvider && (
            <p>
              <a
                class="button"
                href={providerHref(keepsWhole(returnTo) ? returnTo : comingBack)}
                onClick={() => keepReturn(returnTo)}
              >
                {say({ vi: 'Đăng nhập bằng tài khoản cơ quan', en: 'Sign in with your office account' })}
              </a>
            </p>
          )}
          <KeyForm returnTo={returnTo} />
        </>
      )}
    </div>
  );
}

function SignedIn({ who }: { who: WhoAmI }) {
  const { language, say } = usePage();
  const [failed, setFailed] = useState(false);
  const leave = async () => {
    if (await signOut()) window.location.assign('/dang-nhap');
    else setFailed(true);
  };
  const { name, endsAt } = who;
  return (
    <>
      <p>
        {say({ vi: 'Đang đăng nhập', en: 'Signed in' })}: <strong>{say(roleTexts(who))}</strong>
        {name !== null && ` – ${name}`}
        {endsAt !== null && `, ${say({ vi: 'đến', en: 'until' })} ${formatInstant(endsAt, language)}`}
      </p>
      <p>
        <button type="button" onClick={() => void leave()}>
          {say({ vi: 'Đăng xuất', en: 'Sign out' })}
        </button>{' '}
        <PlaceLink href="/">{say({ vi: 'Về trang đầu', en: 'To the first page' })}</PlaceLink>
      </p>
      {failed && <p role="alert">{say(failureTexts.NO_ANSWER)}</p>}
    </>
  );
}

function KeyForm({ returnTo }: { returnTo: string }) {
  const { say } = usePage();
  const field = useRef<HTMLInputElement>(null);
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    const failed = await signInByKey(field.current?.value.trim() ?? '');
    setBusy(false);
    setFailure(failed);
    // The whole page anew: everything on it is asked as somebody else.
    if (failed === null) window.location.assign(returnTo);
    else field.current?.focus();
  };
  return (
    <form class="key-form" onSubmit={(event) => void send(event)}>
      <label for="key">{say({ vi: 'Khóa truy cập', en: 'Access key' })}</label>
      <p id="key-hint" class="note">
        {say({
          vi: 'Bắt đầu bằng cdk_, do người vận hành cổng cấp. Khóa không được lưu trên máy này; phiên đăng nhập kéo dài 8 giờ.',
          en: 'Begins with cdk_; whoever runs the gateway gives it. It is not kept on this machine; a session lasts 8 hours.',
        })}
      </p>
      {failure && (
        <p id="key-error" role="alert" class="field-error">
          {say(failureTexts[failure])}
        </p>
      )}
      <input
        id="key"
        ref={field}
        type="password"
        autoComplete="current-password"
        spellcheck={false}
        required
        aria-describedby={failure ? 'key-error key-hint' : 'key-hint'}
        aria-invalid={failure === 'WRONG_KEY'}
      />
      <button type="submit" class="button" disabled={isBusy}>
        {say({ vi: 'Đăng nhập', en: 'Sign in' })}
      </button>
    </form>
  );
}

const failureTexts: Texts<SignInFailure> = {
  WRONG_KEY: {
    vi: 'Khóa không đúng, đã hết hạn hoặc đã bị thu hồi. Hãy chép lại cả khóa, hoặc xin khóa mới.',
    en: 'The key is wrong, has ended or was revoked. Copy the whole key again, or ask for a new one.',
  },
  TOO_MANY: {
    vi: 'Đã thử quá nhiều lần. Hãy đợi một phút rồi thử lại.',
    en: 'Tried too often. Wait a minute and try again.',
  },
  NEEDS_TLS: {
    vi: 'Cổng này chỉ cho đăng nhập qua https. Hãy mở trang bằng địa chỉ https.',
    en: 'This gateway signs in over https alone. Open the page by its https address.',
  },
  NO_ANSWER: { vi: 'Cổng chưa trả lời. Hãy thử lại.', en: 'The gateway does not answer. Try again.' },
};

/** Codes with which readers come back from the provider. */
const refusals: Readonly<Record<string, Text>> = {
  ...providerRefusals,
  KHONG_CO_QUYEN: {
    vi: 'Tài khoản đúng nhưng chưa có vai trò nào ở đây. Hãy xin người vận hành cổng cấp vai trò.',
    en: 'The account is right and has no role here yet. Ask whoever runs the gateway for one.',
  },
  NHIEU_QUYEN: {
    vi: 'Tài khoản có hơn một vai trò ở đây. Hãy xin người vận hành cổng để lại một.',
    en: 'The account has more than one role here. Ask whoever runs the gateway to leave one.',
  },
};

/** Whether the way over the provider can carry it: not the hash, in which a shared query is, and no long address. */
function keepsWhole(to: string): boolean {
  return !to.includes('#') && to.length < 1_000;
}

/** Nobody is led to another site by a link to us. */
function ownPath(to: string | null): string {
  if (to === null || !URL.canParse(to, window.location.origin)) return '/';
  const { origin, pathname, search, hash } = new URL(to, window.location.origin);
  const isOurs = origin === window.location.origin && !pathname.startsWith('//');
  return isOurs ? `${pathname}${search}${hash}` : '/';
}
