import type { Text } from './verdict';

/** How to get what was not there to be seen. */
export const loadFixture: Text = {
  vi: 'Nạp bộ số liệu thử của bộ kiểm tra vào một bản chạy thử của dịch vụ (xem examples/check-data), rồi kiểm tra lại',
  en: "Load the kit's data into a trial run of the service (see examples/check-data), and check again",
};
