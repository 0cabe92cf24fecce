const paths = {
  info: "M10 1.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM10 9v5.5M10 5.5v1.2",
  check: "M10 1.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM6 10.3l2.8 2.8L14 7.6",
  warning: "M10 2 1.5 17.5h17L10 2ZM10 8v5M10 14.8v1",
  cross: "M10 1.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM7 7l6 6M13 7l-6 6",
  search: "M8.5 2.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12ZM13 13l5 5",
  chevron: "M5 7.5 10 12.5 15 7.5",
  home: "M2.5 9.5 10 3l7.5 6.5M4.5 8v9.5h11V8",
  list: "M3 4.5h2v2H3zM3 9h2v2H3zM3 13.5h2v2H3zM8 5.5h9M8 10h9M8 14.5h9",
  paper: "M4 2.5h12v15H4zM7 6.5h6M7 10h6M7 13.5h4",
  person: "M10 2.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM3 17.5c.5-4 3.3-6 7-6s6.500 2 7 6",
  plus: "M10 3v14M3 10h14",
  thread: "M2 6h5v5H2zM13 9h5v5h-5zM7 8.500c3 0 3 3 6 3",
  mail: "M2.500 4.500h15v11h-15zM2.500 5.500 10 11l7.500-5.500",
  filter: "M3 5h14M5.5 10h9M8 15h4",
  close: "M5 5l10 10M15 5 5 15",
} as const;

export type IconName = keyof typeof paths;

/** A line drawing beside a word; never the only carrier of a meaning, so hidden from screen readers. */
export function Icon({ name, className = "size-5" }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
      focusable="false"
      className={className}
    >
      <path d={paths[name]} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
