import { listStyles } from './stylesheet-lists';

/** The practice workspace's own look: ruled paper, green ink, a hatched band. No script, no font, no picture. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#f6f4ea, #15201b);
  --sheet: light-dark(#fffef8, #1c2a23);
  --ink: light-dark(#1d2a23, #e6ece6);
  --quiet: light-dark(#55645b, #a3b3a8);
  --rule: light-dark(#c9cdb9, #3a4d42);
  --green: light-dark(#1f6b45, #6fd3a0);
  --on-green: light-dark(#ffffff, #0e1a14);
  --amber: light-dark(#f3c64b, #b98a16);
  --amber-soft: light-dark(#fdf3d2, #3a3013);
  --red: light-dark(#a3261c, #ff9d8f);
  --red-soft: light-dark(#fbe6e1, #42211d);
  --green-soft: light-dark(#e3f1e4, #1f3a2c);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 Georgia, 'Times New Roman', serif; overflow-wrap: anywhere; }
.band { margin: 0; padding: .5rem 1rem; text-align: center; color: #241c02; font: .875rem/1.5 ui-monospace, monospace;
  background: repeating-linear-gradient(-45deg, #f3c64b 0 1.5rem, #f8d77c 1.5rem 3rem); border-bottom: 2px solid #241c02; }
.band strong { text-transform: uppercase; letter-spacing: .06em; margin-right: .5rem; }
header { border-bottom: 2px dashed var(--rule); padding: .75rem 1.25rem .25rem; }
.place { margin: 0; font-size: 1.125rem; font-weight: bold; }
.place .quiet { font-weight: normal; font-size: .875rem; margin-left: .25rem; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
nav a { color: var(--ink); text-decoration: none; padding: .5rem 0; border-bottom: 3px solid transparent; }
nav a:hover { border-color: var(--rule); }
nav a[aria-current] { border-color: var(--green); color: var(--green); }
main { max-width: 48rem; margin: 1.5rem auto 3rem; padding: 1.25rem 1.75rem 1.75rem; background: var(--sheet); border: 2px dashed var(--rule); border-radius: .25rem; }
main.narrow { max-width: 34rem; }
h1 { font-size: 1.625rem; line-height: 1.25; margin: .25rem 0 .75rem; }
h2 { font-size: 1.125rem; margin: 1.75rem 0 .5rem; }
p { margin: .5rem 0; }
a { color: var(--green); }
code, pre, textarea, .host { font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; font-size: .875em; }
pre, textarea { width: 100%; overflow: auto; padding: .75rem; background: var(--paper); border: 1px solid var(--rule); border-radius: .25rem; color: inherit; }
pre { white-space: pre-wrap; }
.quiet { color: var(--quiet); font-size: .875rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.note, .warning, .refusal { padding: .75rem 1rem; border-left: 4px solid var(--green); background: var(--green-soft); margin: 1rem 0; }
.warning { border-color: var(--amber); background: var(--amber-soft); }
.warning h2 { margin-top: 0; }
.refusal { border-color: var(--red); background: var(--red-soft); }
.refusal .message { font-size: 1.0625rem; font-weight: bold; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1.25rem; margin: 1.25rem 0; }
button, .button { display: inline-block; min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; line-height: 1.6; color: var(--on-green); background: var(--green);
  border: 2px solid var(--green); border-radius: .25rem; text-decoration: none; cursor: pointer; }
button.plain, .button.plain { color: var(--green); background: transparent; }
button:hover, .button:hover { filter: brightness(1.12); }
:focus-visible { outline: 3px solid var(--amber); outline-offset: 2px; }
.facts { margin: .75rem 0; }
.facts div { display: grid; grid-template-columns: 12rem 1fr; gap: .25rem 1rem; padding: .375rem 0; border-bottom: 1px solid var(--rule); }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; min-width: 0; }
.stack { display: grid; gap: .875rem; margin-top: 1.5rem; }
.stack h2 { margin: 1rem 0 0; }
.stack p { margin: 0; }
.field { display: grid; gap: .25rem; }
.check { display: flex; align-items: center; gap: .625rem; min-height: 2rem; }
input, select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: .25rem; padding: .5rem .625rem; width: 100%; min-height: 2.75rem; }
input[type=checkbox] { width: 1.25rem; height: 1.25rem; min-height: 0; accent-color: var(--green); flex: none; }
[aria-invalid=true] { border: 2px solid var(--red); }
.fault { color: var(--red); }
.tag { display: inline-block; font: .75rem/1.5 ui-monospace, monospace; padding: 0 .5rem; border: 1px solid var(--rule); border-radius: 1rem; }
.tag.deactivated, .failed .tag, .refused .tag { color: var(--red); border-color: currentColor; }
.tag.active, .ok .tag, .accepted .tag, .tested .tag { color: var(--green); border-color: currentColor; }
.tag.duplicate { background: var(--amber-soft); border-color: var(--amber); }
.members, .journal, .checks { list-style: none; padding: 0; margin: 1rem 0; }
.members > li, .journal > li, .checks > li { padding: .75rem 0; border-bottom: 1px solid var(--rule); }
main > details { margin-top: 2rem; }
summary { cursor: pointer; padding: .25rem 0; }
summary h2 { display: inline; }
details > .stack { margin-top: .75rem; }
.members form { margin-top: .5rem; }
.journal p { margin: .25rem 0 0; }
.checks > li { padding: .5rem 0; }
.checks .tag { min-width: 5.5rem; text-align: center; margin-right: .375rem; }
.checks .value { color: var(--quiet); margin-left: .625rem; font-size: .9375rem; }
.checks q { display: block; margin: .375rem 0 0 6.5rem; quotes: none; color: var(--red); }
@media (max-width: 40rem) {
  main { margin: .75rem; padding: .75rem 1rem 1.25rem; }
  .facts div { grid-template-columns: 1fr; gap: 0; }
  .checks .value { display: block; margin: .25rem 0 0; }
  .checks q { margin-left: 0; }
}
${listStyles}`;
