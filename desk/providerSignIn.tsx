import { useEffect } from 'preact/hooks';
import { providerRefusals } from '../web/signInRefusals';
import type { Text } from '../web/words/language';
import { ask } from './api';
import type { Person } from './types';

/** Says why the person came back from the OpenID provider without having signed in. */
export const refusalParameter = 'loi';

export function refusalText(): Text | null {
  const code = new URL(window.location.href).searchParams.get(refusalParameter);
  return code === null ? null : (refusals[code] ?? null);
}

interface ProviderSignInProps {
  say(text: Text): string;
  /** The province that is chosen. */
  chosen(): string;
  /** Null if nothing is at work; else told of who has signed in meanwhile, in another tab. */
  signedInElsewhere: ((province: string) => Promise<void>) | null;
}

/** By the account of the office. What is at work would be lost if the page were left: another tab signs in then. */
export function ProviderSignIn({ say, chosen, signedInElsewhere }: ProviderSignInProps) {
  useEffect(() => {
    if (signedInElsewhere === null) return undefined;
    const look = async () => {
      const province = chosen();
      const outcome = await ask<{ person: Person | null }>('GET', sessionPath(province, 'session'));
      if ('data' in outcome && outcome.data.person) await signedInElsewhere(province);
    };
    const back = () => void look();
    window.addEventListener('focus', back);
    return () => window.removeEventListener('focus', back);
  }, [signedInElsewhere]);
  const leave = () => {
    const href = providerHref(chosen());
    if (signedInElsewhere === null) window.location.assign(href);
    else window.open(href, '_blank');
  };
  return (
    <>
      <p>
        <button type="button" class="button" onClick={leave}>
          {say({ vi: 'Đăng nhập bằng tài khoản cơ quan', en: 'Sign in with your office account' })}
        </button>
      </p>
      {signedInElsewhere !== null && (
        <p class="note">
          {say({
            vi: 'Mở trong thẻ mới; đăng nhập xong thì quay lại thẻ này.',
            en: 'Opens in a new tab; come back to this one when you have signed in.',
          })}
        </p>
      )}
      <p>
        {say({
          vi: 'Hoặc ghi tên và mã truy cập của tỉnh:',
          en: 'Or give a name and the token of the province:',
        })}
      </p>
    </>
  );
}

function sessionPath(province: string, what: 'session' | 'openid'): string {
  return `/${encodeURIComponent(province)}/desk/${what}`;
}

/** Back to what is open, of the province that is chosen. */
function providerHref(province: string): string {
  const { pathname, searchParams } = new URL(window.location.href);
  searchParams.delete(refusalParameter);
  searchParams.set('tinh', province);
  const parameters = new URLSearchParams({ to: `${pathname}?${searchParams.toString()}` });
  return `${sessionPath(province, 'openid')}?${parameters.toString()}`;
}

const refusals: Readonly<Record<string, Text>> = {
  ...providerRefusals,
  KHONG_CO_QUYEN: {
    vi: 'Tài khoản đúng nhưng chưa được giao tỉnh nào ở đây. Hãy xin người quản trị của tỉnh.',
    en: 'The account is right and stands for no province here yet. Ask whoever runs the province.',
  },
  NHIEU_QUYEN: {
    vi: 'Tài khoản có hơn một vai trò ở đây. Hãy xin người quản trị của tỉnh để lại một.',
    en: 'The account has more than one role here. Ask whoever runs the province to leave one.',
  },
  TINH_KHAC: {
    vi: 'Tài khoản này không phải của tỉnh đã chọn. Hãy chọn đúng tỉnh, hoặc xin người quản trị của tỉnh.',
    en: 'This account is not of the province that you chose. Choose the right one, or ask whoever runs the province.',
  },
};
