import type { YearEvent } from '../model/events';
import { usePage } from '../page';

/** What happened in the years that carry a number. */
export function EventList({ events }: { events: readonly YearEvent[] }) {
  const { say } = usePage();
  if (events.length === 0) return null;
  return (
    <ol class="events">
      {events.map(({ year, text }, index) => (
        <li key={year}>
          ({index + 1}) {say(text)}
        </li>
      ))}
    </ol>
  );
}
