import type { Text } from '../web/words/language';

export type Outcome<Data> = { data: Data } | { failure: Failure };

export interface Failure {
  /** As the service publishes its codes; `OFFLINE` if nothing answered. */
  code: string;
  message: string;
}

interface ErrorAnswer {
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Asks the desk's service; what goes wrong is an answer too. */
export async function ask<Data>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object | File,
): Promise<Outcome<Data>> {
  const isFile = body instanceof File;
  const type = isFile ? 'application/octet-stream' : 'application/json';
  try {
    const response = await fetch(path, {
      method,
      headers: { accept: 'application/json', ...(body && { 'content-type': type }) },
      ...(body && { body: isFile ? body : JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Data & ErrorAnswer;
    if (response.ok) return { data: answer };
    const [error] = answer.errors ?? [];
    return {
      failure: { code: error?.extensions?.code ?? String(response.status), message: error?.message ?? '' },
    };
  } catch {
    return { failure: { code: 'OFFLINE', message: '' } };
  }
}

/** What a person reads of it: most messages of the service are in both languages. */
export function failureText({ code, message }: Failure): Text {
  const known = texts[code];
  return known ?? { vi: message || code, en: message || code };
}

const texts: Readonly<Record<string, Text>> = {
  OFFLINE: {
    vi: 'Máy chủ chưa trả lời. Kiểm tra mạng rồi thử lại; những gì đã lưu vẫn còn.',
    en: 'The service does not answer. Check the network and try again; what was saved is there.',
  },
  UNAUTHENTICATED: {
    vi: 'Mã không đúng, hoặc phiên làm việc đã hết. Hãy đăng nhập lại rồi thử lại; những gì đã nhập vẫn còn.',
    en: 'The token is wrong, or the session has ended. Sign in again and try again; what you entered is there.',
  },
  '413': {
    vi: 'Tệp hoặc văn bản lớn quá mức nhận; hãy chia thành nhiều phần.',
    en: 'The file or text is larger than is taken; split it.',
  },
  IMPORT_REFUSED: {
    vi: 'Chưa gửi được: còn chỗ phải sửa, kê dưới đây. Chưa có gì được gửi.',
    en: 'It cannot be sent yet: what is to be put right is listed below. Nothing was sent.',
  },
  IMPORT_UNANSWERED: {
    vi: 'Chưa gửi được: còn cảnh báo chưa trả lời, kê dưới đây. Chưa có gì được gửi.',
    en: 'It cannot be sent yet: the warnings below are to be answered. Nothing was sent.',
  },
  RATE_LIMITED: {
    vi: 'Đã thử quá nhiều lần. Hãy đợi một phút rồi thử lại.',
    en: 'Tried too often. Wait a minute and try again.',
  },
};
