import { usePage } from './page';

/** How to read what stands above, for those who print it too. */
export function Footer() {
  const { say } = usePage();
  return (
    <footer class="page-footer">
      <p>
        {say({
          vi: 'Số liệu được cộng trực tiếp từ từng tỉnh khi mở trang. Mỗi con số dẫn đến tài liệu của nó.',
          en: 'Figures are added up live from each province when the page is opened. Each number leads to its document.',
        })}
      </p>
      <p>
        {say({
          vi: 'Tổng các tỉnh không phải là cả nước: công đoàn ngành trung ương và tổng công ty báo cáo riêng.',
          en: 'The provinces together are not the nation: unions of sectors and corporations report elsewhere.',
        })}
      </p>
    </footer>
  );
}
