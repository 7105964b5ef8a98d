const RAYS = Array.from({ length: 16 }, (_, index) => (index * Math.PI) / 8);

/** The seed head of the service, decorative: its name always stands beside it. */
export function DandelionMark({ className }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M16 14c.4 6 .2 11-.6 17" fill="none" stroke="#a9d3b0" strokeWidth="2" strokeLinecap="round" />
      {RAYS.map((angle, index) => {
        const reach = index % 2 === 0 ? 11 : 8.5;
        const [x, y] = [16 + Math.cos(angle) * reach, 13 + Math.sin(angle) * reach];
        return (
          <g key={angle}>
            <path d={`M16 13L${x.toFixed(2)} ${y.toFixed(2)}`} stroke="#ffd24d" strokeWidth="1.1" />
            <circle cx={x.toFixed(2)} cy={y.toFixed(2)} r={index % 2 === 0 ? 1.4 : 1.1} fill="#fff" />
          </g>
        );
      })}
      <circle cx="16" cy="13" r="2.6" fill="#ffd24d" />
    </svg>
  );
}
