const PATHS = {
  lighthouse: 'M9.5 21 10.6 9h2.8L14.5 21zM8.5 9h7M10 9V5.5L12 3.5l2 2V9M17.5 6.5l3-1M6.5 6.5l-3-1',
  book: 'M12 6.5C10 5 7 4.5 3.5 4.8v13.5C7 18 10 18.5 12 20c2-1.5 5-2 8.5-1.7V4.8C17 4.5 14 5 12 6.5zM12 6.5V20',
  credit: 'M12 3.5a8.5 8.5 0 1 1-8.3 6.7M6.4 5.6A8.5 8.5 0 0 1 8.5 4.3M8.5 12l2.5 2.5 4.5-5',
  people:
    'M9 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20c.4-4 3-6 6.5-6s6.1 2 6.5 6M15.5 4.8a3.5 3.5 0 0 1 0 6.4M17.5 14.4c2.3.7 3.7 2.6 4 5.6',
  globe:
    'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7v5.2l3.3 2',
  check: 'm4.5 12.5 5 5 10-11',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.7v.1',
  warning: 'M12 4 2.8 19.8h18.4zM12 10v4.5M12 17.2v.1',
  danger: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7v6M12 16.2v.1',
  upload: 'M12 16V4.5M7 9l5-5 5 5M4 15.5V20h16v-4.5',
  download: 'M12 4v11.5M7 11l5 5 5-5M4 19.5h16',
  file: 'M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5V8.5h5',
  pen: 'M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5 17.5 10',
  back: 'M14.5 5 8 12l6.5 7',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20.5 20.5',
  certificate: 'M4 4.5h16v11H4zM8 8.5h8M8 11.5h5M15 15.5v5l2-1.5 2 1.5v-5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
