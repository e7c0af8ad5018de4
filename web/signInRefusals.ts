import type { Text } from './words/language';

/** Codes with which people come back from the OpenID provider, and that say the same wherever they sign in. */
export const providerRefusals: Readonly<Record<string, Text>> = {
  TU_CHOI: {
    vi: 'Nơi quản lý tài khoản không cho đăng nhập. Hãy thử lại.',
    en: 'The provider of the account did not sign you in. Try again.',
  },
  HET_HAN: {
    vi: 'Đã quá 10 phút kể từ khi bắt đầu đăng nhập. Hãy bắt đầu lại.',
    en: 'More than 10 minutes have passed since signing in began. Begin again.',
  },
  TAM_NGUNG: {
    vi: 'Nơi quản lý tài khoản chưa trả lời. Hãy thử lại sau ít phút.',
    en: 'The provider of the account does not answer. Try again in some minutes.',
  },
};
