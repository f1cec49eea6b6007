type RingProps = {
  /** Share of what is asked for, from 0; more than 1 is drawn full. */
  share: number;
  /** Share of an even pace today; null where there is no cycle to pace. */
  pace: number | null;
  big: string;
  under: string;
  /** The same in one sentence. */
  label: string;
};

const R = 84;

/** A credit cycle: counted credit, and an amber light for an even pace today. The numbers are beside it in text. */
export function Ring({ share, pace, big, under, label }: RingProps) {
  const drawn = Math.min(1, Math.max(0, share)) * 100;
  const angle = (pace ?? 0) * 2 * Math.PI - Math.PI / 2;
  return (
    <svg className="ring" viewBox="-5 -5 210 210" role="img" aria-label={label}>
      <g transform="rotate(-90 100 100)">
        <circle className="track" cx="100" cy="100" r={R} />
        {drawn > 0 && (
          <circle
            className="part"
            data-kind="course"
            cx="100"
            cy="100"
            r={R}
            pathLength="100"
            strokeDasharray={`${drawn.toFixed(2)} 100`}
          />
        )}
      </g>
      {pace !== null && (
        <circle
          className="due"
          cx={(100 + R * Math.cos(angle)).toFixed(1)}
          cy={(100 + R * Math.sin(angle)).toFixed(1)}
          r="3.6"
        />
      )}
      <text className="big" x="100" y="105">
        {big}
      </text>
      <text className="under" x="100" y="124">
        {under}
      </text>
    </svg>
  );
}
