/** Names, each with a value and how much of the longest, or of the whole, that is. */
export function ShareBars({
  bars,
}: {
  bars: { key: string; name: string; language?: string; value: string; share: number }[];
}) {
  return (
    <dl className="bars">
      {bars.map(({ key, name, language, value, share }) => (
        <div key={key}>
          <dt lang={language}>{name}</dt>
          <dd className="value">{value}</dd>
          <dd className="drawn" aria-hidden="true">
            <svg className="bar">
              <rect width={`${Math.round(share * 100)}%`} height="100%" />
            </svg>
          </dd>
        </div>
      ))}
    </dl>
  );
}
