/** @jsxImportSource preact */
/** The patterns that charts fill with, once for the whole page; they tell apart what colour alone must not. */
export function Patterns() {
  return (
    <svg class="patterns" aria-hidden="true" width="0" height="0">
      <defs>
        <pattern
          id="possible"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect class="paper" width="5" height="5" />
          <line class="ink" x1="0" x2="0" y1="0" y2="5" />
        </pattern>
        <pattern id="stale" width="4" height="4" patternUnits="userSpaceOnUse">
          <rect class="grey" width="4" height="4" />
          <circle class="dot" cx="1" cy="1" r="1" />
        </pattern>
        <pattern
          id="missing"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <rect class="paper" width="6" height="6" />
          <line class="faint" x1="0" x2="0" y1="0" y2="6" />
        </pattern>
      </defs>
    </svg>
  );
}
