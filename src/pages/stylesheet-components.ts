/** The parts that pages are put together from. */
export const componentRules = `
.card { background: var(--surface); border: 1px solid var(--line); border-radius: calc(var(--radius) * 1.6); padding: clamp(1.25rem, 5vw, 2.25rem); box-shadow: var(--lift); }
.button { display: inline-flex; align-items: center; justify-content: center; gap: var(--space-2); min-height: var(--target); padding: var(--space-2) var(--space-5); font: inherit; font-weight: 600; text-align: center; text-decoration: none; border-radius: var(--radius); border: 1px solid transparent; cursor: pointer; }
.button-primary { background: var(--primary); color: var(--on-primary); }
.button-primary:hover { background: var(--primary-strong); color: var(--on-primary); }
.button-quiet { background: transparent; color: var(--ink); border-color: var(--edge); }
.button-quiet:hover { border-color: var(--ink); color: var(--ink); background: var(--paper); }
.button-danger { background: transparent; color: var(--danger-ink); border-color: currentColor; }
.button-danger:hover { background: var(--danger-wash); color: var(--danger-ink); }
.button-wide { width: 100%; }
.button:active { transform: translateY(1px); }
.handover { margin: 0; padding-inline-start: var(--space-5); display: grid; gap: var(--space-4); grid-template-columns: minmax(0, 1fr); overflow-wrap: anywhere; }
.handover p { margin: 0; }
.handover pre { margin: 0; padding: var(--space-2) var(--space-3); border: 1px solid var(--edge); border-radius: var(--radius); overflow-x: auto; user-select: all; font-size: var(--type-small); white-space: pre-wrap; flex: 1 1 16rem; min-width: 0; }
.copied { display: flex; flex-wrap: wrap; gap: var(--space-2); align-items: start; margin-top: var(--space-1); }
.copied [hidden] { display: none; }
.actions { display: flex; flex-wrap: wrap; gap: var(--space-3); align-items: center; }
form { margin: 0; }
.form { display: grid; gap: 1.25rem; grid-template-columns: minmax(0, 1fr); }
.pair { display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); }
.field { display: grid; gap: 0.375rem; grid-template-columns: minmax(0, 1fr); align-content: start; }
.field label { font-weight: 600; }
.field input { width: 100%; min-height: 3rem; padding: var(--space-2) var(--space-3); font: inherit; font-size: max(1rem, 16px); color: var(--ink); background: var(--surface); border: 1px solid var(--edge); border-radius: var(--radius); }
.field input:hover { border-color: var(--ink-soft); }
.field input:focus-visible { outline-offset: 0; border-color: var(--focus); border-radius: var(--radius); }
.field input[aria-invalid="true"] { border-color: var(--danger-ink); box-shadow: 0 0 0 1px var(--danger-ink); }
.field-hint { color: var(--ink-soft); font-size: var(--type-small); }
.field-error { color: var(--danger-ink); font-size: var(--type-small); font-weight: 600; }
.check { display: flex; gap: var(--space-3); align-items: center; min-height: var(--target); cursor: pointer; }
.check input { width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--primary); flex: none; }
.notice { display: grid; gap: var(--space-1); padding: var(--space-3) var(--space-4); border-radius: var(--radius); border-left: 4px solid currentColor; grid-template-columns: minmax(0, 1fr); }
.notice p { color: var(--ink); }
.notice p:first-child { font-weight: 600; color: inherit; }
.notice-danger { color: var(--danger-ink); background: var(--danger-wash); }
.notice-warning { color: var(--warning-ink); background: var(--warning-wash); }
.notice-success { color: var(--success-ink); background: var(--success-wash); }
.notice-plain { color: var(--ink-soft); background: var(--paper); }
.facts { display: grid; gap: var(--space-3); margin: 0; }
.facts div { display: grid; gap: 0.125rem; }
.facts dt { color: var(--ink-soft); font-size: var(--type-small); }
.facts dd { margin: 0; }
.trace { display: grid; gap: var(--space-2); justify-items: center; padding: var(--space-4); border: 1px dashed var(--edge); border-radius: var(--radius); text-align: center; }
.trace code { font-size: clamp(1.6rem, 8vw, 2.25rem); font-weight: 600; letter-spacing: 0.08em; user-select: all; -webkit-user-select: all; white-space: nowrap; }
.rule { border: 0; border-top: 1px solid var(--line); margin: 0; }
.plain-list { list-style: none; margin: 0; padding: 0; display: grid; gap: var(--space-3); grid-template-columns: minmax(0, 1fr); }
.dots { margin: 0; padding-left: 1.2rem; display: grid; gap: var(--space-2); }
.tiles { list-style: none; margin: 0; padding: 0; display: grid; gap: var(--space-4); grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); }
.tiles > li, .tiles form { display: grid; }
.tile { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; gap: var(--space-4); width: 100%; min-height: 5.5rem; padding: var(--space-4); font: inherit; text-align: left; color: var(--ink); background: var(--surface); border: 1px solid var(--line); border-radius: calc(var(--radius) * 1.6); box-shadow: var(--lift); cursor: pointer; }
.tile:hover { border-color: var(--primary); }
.tile:focus-visible { border-radius: calc(var(--radius) * 1.6); }
.tile-mark { display: grid; place-items: center; width: 3rem; height: 3rem; border-radius: var(--radius); font: 600 1.375rem/1 var(--font-heading); background: var(--success-wash); color: var(--success-ink); }
.tile-mark-1 { background: var(--warning-wash); color: var(--warning-ink); }
.tile-mark-2 { background: var(--primary); color: var(--on-primary); }
.tile-mark-3 { background: var(--line); color: var(--ink); }
.tile-name { font-weight: 600; display: block; }
.tile-kind { color: var(--ink-soft); font-size: var(--type-small); display: block; }
.tile-arrow { color: var(--primary); width: 1.25rem; height: 1.25rem; }
.row { display: flex; flex-wrap: wrap; gap: var(--space-3) var(--space-5); align-items: center; justify-content: space-between; padding: var(--space-4) var(--space-5); background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); }
.row-main { display: grid; gap: 0.125rem; flex: 1 1 16rem; min-width: 0; }
.badge { display: inline-block; padding: 0.0625rem 0.5rem; border-radius: 1rem; font-size: var(--type-small); font-weight: 600; background: var(--success-wash); color: var(--success-ink); }
.empty { text-align: center; display: grid; gap: var(--space-3); justify-items: center; padding: var(--space-7) var(--space-5); }
.empty p { max-width: 34rem; }
.empty svg { width: 3.5rem; height: 3.5rem; color: var(--edge); }
@media (prefers-reduced-motion: no-preference) {
  .button, .tile, .nav a { transition: background-color 120ms, border-color 120ms, color 120ms; }
}
@media (forced-colors: active) {
  .button, .tile, .card, .row { border-color: CanvasText; }
  body::before { display: none; }
}
`;
