import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { dark, fonts, light, type Palette } from '../../../pages/tokens';

/** Ten steps of the one green of Countersign, from wash to ink. */
const green: MantineColorsTuple = [
  '#e4f1ec',
  '#cde5db',
  '#a3d0bf',
  '#76b9a2',
  '#4f9f86',
  '#2f816b',
  '#14594a',
  '#0d4c3e',
  '#0d4035',
  '#082b24',
];

/** The console in the look of the pages: the same colours, spacing and type (src/pages/tokens.ts). */
export const theme = createTheme({
  primaryColor: 'green',
  primaryShade: { light: 6, dark: 3 },
  colors: { green },
  fontFamily: fonts.body,
  fontFamilyMonospace: fonts.code,
  headings: { fontFamily: fonts.heading, fontWeight: '600' },
  defaultRadius: 'sm',
  autoContrast: true,
  cursorType: 'pointer',
  respectReducedMotion: true,
});

/** The palette of the pages as Mantine's variables, light and dark. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: variablesOf(light),
  dark: variablesOf(dark),
});

function variablesOf(palette: Palette): Record<string, string> {
  return {
    '--mantine-color-body': palette.paper,
    '--mantine-color-text': palette.ink,
    '--mantine-color-dimmed': palette.inkSoft,
    '--mantine-color-default': palette.surface,
    '--mantine-color-default-border': palette.edge,
    '--mantine-color-placeholder': palette.inkSoft,
    '--mantine-color-anchor': palette.primary,
    '--mantine-color-error': palette.dangerInk,
    '--cs-surface': palette.surface,
    '--cs-line': palette.line,
    '--cs-primary': palette.primary,
    '--cs-on-primary': palette.onPrimary,
    '--cs-focus': palette.focus,
    '--cs-danger-ink': palette.dangerInk,
    '--cs-danger-wash': palette.dangerWash,
    '--cs-warning-ink': palette.warningInk,
    '--cs-warning-wash': palette.warningWash,
    '--cs-success-ink': palette.successInk,
    '--cs-success-wash': palette.successWash,
  };
}
