/** Sign and name, as a link home. */
export function Brand({ to }: { to: string }) {
  return (
    <a className="brand" href={to}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#0c3a5c" />
        <path d="M18.6 8.1 32 4.2v8.6L18.6 9.7z" fill="#f5ad27" />
        <path d="M14.1 13h3.8l2.1 13.2h-8z" fill="#fff" />
        <path d="M13.3 18.1h5.4l.5 3.1h-6.4z" fill="#0c3a5c" />
        <rect x="12.6" y="11.3" width="6.8" height="1.7" rx=".85" fill="#fff" />
        <path d="M13.6 6.6 16 4.1l2.4 2.5z" fill="#fff" />
        <rect x="14" y="7.2" width="4" height="3.5" rx=".6" fill="#f5ad27" />
      </svg>
      <span>Majakka</span>
    </a>
  );
}
