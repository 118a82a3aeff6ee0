/** One look for every page, with or without script: the console reads the same values. */
export type Palette = {
  /** Behind everything. */
  paper: string;
  /** Cards and fields. */
  surface: string;
  /** Text, and text of less weight (both at least 4.5:1 on paper and surface). */
  ink: string;
  inkSoft: string;
  /** Hairlines; borders of fields (3:1, WCAG 1.4.11). */
  line: string;
  edge: string;
  /** What is pressed and followed. */
  primary: string;
  primaryStrong: string;
  onPrimary: string;
  /** Focus ring. */
  focus: string;
  dangerInk: string;
  dangerWash: string;
  warningInk: string;
  warningWash: string;
  successInk: string;
  successWash: string;
};

export const light: Palette = {
  paper: '#f5f3ec',
  surface: '#fffefb',
  ink: '#18211e',
  inkSoft: '#515d58',
  line: '#dcd8cb',
  edge: '#7c8782',
  primary: '#14594a',
  primaryStrong: '#0d4035',
  onPrimary: '#ffffff',
  focus: '#b4541a',
  dangerInk: '#8f1d1a',
  dangerWash: '#fbeae8',
  warningInk: '#6a4700',
  warningWash: '#fcf1d8',
  successInk: '#14594a',
  successWash: '#e4f1ec',
};

export const dark: Palette = {
  paper: '#101614',
  surface: '#19211f',
  ink: '#e9efec',
  inkSoft: '#a7b4ae',
  line: '#2f3b37',
  edge: '#71807a',
  primary: '#7fd3ba',
  primaryStrong: '#a3e3cf',
  onPrimary: '#07231b',
  focus: '#f0a36a',
  dangerInk: '#ffb1ab',
  dangerWash: '#3a1c1b',
  warningInk: '#f2cf86',
  warningWash: '#332810',
  successInk: '#93dcc6',
  successWash: '#15302a',
};

/** Steps of space and type, in rem (1 rem = 16 px unless the person chose otherwise). */
export const space = { 1: 0.25, 2: 0.5, 3: 0.75, 4: 1, 5: 1.5, 6: 2, 7: 3, 8: 4 } as const;
export const type = { small: 0.875, body: 1, large: 1.125, title: 1.75, display: 2.25 } as const;

export const fonts = {
  body: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  heading: '"Iowan Old Style", "Palatino Nova", "Palatino Linotype", Palatino, Charter, "Noto Serif", Georgia, serif',
  code: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace',
} as const;
