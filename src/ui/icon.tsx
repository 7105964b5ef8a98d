/** Drawn on a 16 × 16 grid in the colour of the text around them. */
const SHAPES = {
  tick: 'M2.5 8.5l3.5 3.5 7.5-8',
  ring: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z',
  up: 'M8 13.5v-10M3.5 8L8 3.5 12.5 8',
  warning: 'M8 2.2l6.3 11.3H1.7zM8 6.5v3.2M8 11.6v.4',
  back: 'M10 3L5 8l5 5',
  cross: 'M4 4l8 8M12 4l-8 8',
  device: 'M5 1.5h6a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1zM8 11.5h.01',
} as const;

export type IconName = keyof typeof SHAPES | 'dot';

/** A sign beside words that say the same; hidden from screen readers. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg className={className} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {name === 'dot' ? (
        <circle cx="8" cy="8" r="5.5" fill="currentColor" />
      ) : (
        <path
          d={SHAPES[name]}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}
