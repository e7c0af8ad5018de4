import { useEffect, useState } from 'preact/hooks';
import { usePage } from './page';

/** Says when the page asks again by itself, if it does. No live region: the seconds are not for being read out one by one. */
export function RetryNote({ at }: { at: number | null }) {
  return at === null ? null : <Countdown at={at} />;
}

function Countdown({ at }: { at: number }) {
  const { say } = usePage();
  const seconds = useSecondsTo(at);
  return (
    <p class="retry">
      {say({
        vi: `Trang tự hỏi lại những nơi chưa trả lời sau ${seconds} giây.`,
        en: `The page asks those that gave no answer again in ${seconds} s.`,
      })}
    </p>
  );
}

function useSecondsTo(at: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    const ticking = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(ticking);
  }, [at]);
  return Math.max(0, Math.ceil((at - now) / 1_000));
}
