import { drawGuilloche } from './guilloche';
import { dark, fonts, light, type Palette, space, type } from './tokens';

/** Tokens as custom properties, and what every page stands on: type, frame, masthead. */
export function baseRules(): string {
  return `
:root {
  color-scheme: light dark;
${properties(light)}
${Object.entries(space)
  .map(([step, rem]) => `  --space-${step}: ${rem}rem;`)
  .join('\n')}
${Object.entries(type)
  .map(([name, rem]) => `  --type-${name}: ${rem}rem;`)
  .join('\n')}
  --font-body: ${fonts.body};
  --font-heading: ${fonts.heading};
  --font-code: ${fonts.code};
  --radius: 0.625rem;
  --target: 2.75rem;
  --lift: 0 1px 2px rgb(24 33 30 / 6%), 0 8px 28px rgb(24 33 30 / 7%);
}
@media (prefers-color-scheme: dark) {
  :root {
${properties(dark)}
  --lift: 0 1px 2px rgb(0 0 0 / 40%), 0 8px 28px rgb(0 0 0 / 30%);
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0;
  min-height: 100vh;
  min-height: 100dvh;
  display: flex;
  flex-direction: column;
  background: var(--paper);
  color: var(--ink);
  font: var(--type-body)/1.55 var(--font-body);
  position: relative;
  overflow-wrap: break-word;
}
body::before {
  content: "";
  position: absolute;
  inset: 0 0 auto;
  height: 16.25rem;
  z-index: -1;
  background: var(--primary);
  opacity: 0.2;
  -webkit-mask: url("${guillocheUrl()}") center top / 60rem 16.25rem repeat-x;
  mask: url("${guillocheUrl()}") center top / 60rem 16.25rem repeat-x;
}
body { isolation: isolate; }
body.document::before { opacity: 0.13; height: 10rem; -webkit-mask-position: center -5rem; mask-position: center -5rem; }
h1, h2 { font-family: var(--font-heading); font-weight: 600; line-height: 1.2; text-wrap: balance; margin: 0; }
h1 { font-size: var(--type-title); letter-spacing: -0.01em; }
h2 { font-size: 1.25rem; }
p { margin: 0; text-wrap: pretty; }
a { color: var(--primary); text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
a:hover { color: var(--primary-strong); text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 0.25rem; }
code { font-family: var(--font-code); font-size: 0.92em; }
.skip { position: absolute; left: var(--space-4); top: -6rem; background: var(--surface); padding: var(--space-3) var(--space-4); z-index: 2; }
.skip:focus { top: var(--space-3); }
.masthead {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: var(--space-2) var(--space-5);
  padding: var(--space-4) var(--space-5);
}
.wordmark { display: inline-flex; align-items: center; gap: var(--space-3); min-height: var(--target); color: var(--ink); text-decoration: none; font-family: var(--font-heading); font-size: 1.3125rem; font-weight: 600; letter-spacing: -0.01em; }
.wordmark:hover { color: var(--ink); }
.wordmark svg { width: 2rem; height: 2rem; color: var(--primary); flex: none; }
.nav { display: flex; flex-wrap: wrap; gap: 0 var(--space-2); margin-left: auto; }
.nav a { display: inline-flex; align-items: center; min-height: var(--target); padding: 0 var(--space-3); color: var(--ink); text-decoration: none; border-radius: var(--radius); }
.nav a:hover { background: var(--success-wash); }
.nav a[aria-current="page"] { color: var(--primary); font-weight: 600; box-shadow: inset 0 -2px 0 var(--primary); border-radius: 0; }
main { width: 100%; margin: 0 auto; padding: var(--space-4) var(--space-4) var(--space-7); flex: 1; }
.narrow main { max-width: 28.5rem; }
.measure { max-width: 30rem; }
.document main { max-width: 56rem; padding-left: var(--space-5); padding-right: var(--space-5); }
.document .masthead { padding-inline: max(var(--space-5), calc((100% - 56rem) / 2 + var(--space-5))); }
.narrow .masthead { justify-content: center; padding-top: clamp(1.5rem, 9vh, 5.5rem); }
.colophon { padding: var(--space-4) var(--space-5) var(--space-5); color: var(--ink-soft); font-size: var(--type-small); text-align: center; }
.stack { display: grid; gap: var(--space-5); grid-template-columns: minmax(0, 1fr); }
.stack-tight { display: grid; gap: var(--space-2); grid-template-columns: minmax(0, 1fr); }
.soft { color: var(--ink-soft); }
.soft strong { color: var(--ink); }
.small { font-size: var(--type-small); }
@media (max-width: 40rem) {
  .document .masthead { padding: var(--space-3) var(--space-4) 0; }
  .measure { max-width: 30rem; }
.document main { padding-left: var(--space-4); padding-right: var(--space-4); }
  .nav { margin: 0 calc(-1 * var(--space-2)); width: calc(100% + 2 * var(--space-2)); justify-content: space-between; gap: 0; }
  .nav a { padding: 0 var(--space-2); }
}
`;
}

function properties(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]) => `  --${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${value};`)
    .join('\n');
}

function guillocheUrl(): string {
  return `data:image/svg+xml,${encodeURIComponent(drawGuilloche())}`;
}
