import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import { dark, fonts, light, type Palette } from '../../../pages/tokens';
import { texts } from '../texts/en';

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

/** Words and washes of the palette, which can be read in the light and in the dark; the library's own cannot. */
const inks: { readonly [color: string]: { ink: string; wash: string; fill: string; onFill: string } } = {
  green: tone('success', 'var(--cs-primary)', 'var(--cs-on-primary)'),
  yellow: tone('warning', 'var(--cs-warning-ink)', 'var(--cs-surface)'),
  red: tone('danger', 'var(--cs-danger-ink)', 'var(--cs-surface)'),
};

function tone(name: string, fill: string, onFill: string) {
  return { ink: `var(--cs-${name}-ink)`, wash: `var(--cs-${name}-wash)`, fill, onFill };
}

const variantColorResolver: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  const found = inks[input.color ?? input.theme.primaryColor];
  if (found === undefined) return resolved;
  if (input.variant === 'filled') {
    const hover = `color-mix(in srgb, ${found.fill}, var(--mantine-color-text) 20%)`;
    return { ...resolved, background: found.fill, hover, color: found.onFill };
  }
  if (input.variant === 'light') {
    const hover = `color-mix(in srgb, ${found.wash}, ${found.ink} 12%)`;
    return { ...resolved, background: found.wash, hover, color: found.ink };
  }
  return resolved;
};

/** The console in the look of the pages: the same colours, spacing and type (src/pages/tokens.ts). */
export const theme = createTheme({
  primaryColor: 'green',
  primaryShade: { light: 6, dark: 3 },
  colors: { green },
  fontFamily: fonts.body,
  fontFamilyMonospace: fonts.code,
  headings: { fontFamily: fonts.heading, fontWeight: '600' },
  defaultRadius: 'sm',
  variantColorResolver,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: {
      defaultProps: {
        closeButtonProps: { 'aria-label': texts.close },
        // Moved into its place, it would cut off what opens in it and reaches over its edge (the list of a picker).
        transitionProps: { transition: 'fade', duration: 200 },
      },
    },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': texts.close } } },
    // What opens by the keyboard is at its first entry at once, where one sees it.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    // A dialog's heading is not the banner of the page.
    ModalHeader: { defaultProps: { component: 'div' } },
  },
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
