/** Lists, journals and what apps put into messages. */
export const listStyles = `
.rows { list-style: none; padding: 0; margin: 1rem 0; }
.rows > li { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .25rem 1.5rem; padding: .625rem 0; border-bottom: 1px solid var(--rule); }
.rows > li > :first-child { flex: 1 1 20rem; min-width: 0; }
.tabs, .filters, .paging, .pieces { display: flex; flex-wrap: wrap; gap: .25rem .5rem; align-items: center; margin: .75rem 0; }
.tabs { border-bottom: 1px solid var(--rule); }
.tabs a { padding: .375rem .75rem; }
.filters a, .pieces a, .pieces span { padding: .125rem .625rem; border: 1px solid var(--rule); border-radius: 1rem; font-size: .875rem; text-decoration: none; }
.filters a[aria-current] { background: var(--green-soft); border-color: var(--green); font-weight: bold; }
.paging { justify-content: space-between; }
.search { display: grid; grid-template-columns: 1fr auto; gap: .25rem .5rem; margin: 1rem 0; }
.search label { grid-column: 1 / -1; }
.viewer { padding: .5rem .75rem; border: 1px dashed var(--rule); border-radius: .25rem; }
.scopes { padding-left: 1.25rem; }
fieldset { border: 1px solid var(--rule); border-radius: .25rem; padding: .5rem 1rem; margin: 0; min-width: 0; }
legend { padding: 0 .375rem; }
input[type=radio] { width: 1.25rem; height: 1.25rem; min-height: 0; accent-color: var(--green); flex: none; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
th, td { text-align: right; padding: .375rem .5rem; border-bottom: 1px solid var(--rule); }
th:first-child { text-align: left; font-weight: normal; font-family: ui-monospace, monospace; }
thead th { color: var(--quiet); }
hr { border: 0; border-top: 1px solid var(--rule); margin: .75rem 0; }
.messages { list-style: none; margin: 1rem 0; padding: 0; display: grid; gap: .75rem; }
.messages > li { padding: .625rem .875rem .875rem; background: var(--paper); border: 1px solid var(--rule); border-radius: .5rem; }
.messages p { margin: 0; }
.messages .author { margin-bottom: .375rem; }
.messages > li.reply { margin-left: 1.5rem; }
.messages > li:target { border-color: var(--green); }
.lines { white-space: pre-line; }
.mention { background: var(--green-soft); padding: 0 .25rem; border-radius: .25rem; }
.blocks { display: grid; gap: .625rem; }
.blocks .heading { font-size: 1.125rem; font-weight: bold; margin: 0; }
.blocks p { margin: 0; }
.blocks textarea { font: inherit; }
.section { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; justify-content: space-between; }
.section > :first-child { flex: 1 1 16rem; min-width: 0; }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .375rem 1rem; margin-top: .375rem; }
.elements { display: flex; flex-wrap: wrap; gap: .625rem; align-items: flex-start; }
.element { display: inline-flex; flex-wrap: wrap; gap: .5rem; align-items: center; max-width: 100%; }
.element select, .element input { width: auto; max-width: 100%; }
.field .element { display: flex; }
.field .element > :first-child { flex: 1 1 auto; }
.choices { border: 0; padding: 0; display: grid; }
.piece + .piece::before { content: ' · '; }
.picture { color: var(--quiet); }
button.primary, summary.primary { background: var(--green); color: var(--on-green); border-color: var(--green); }
button.danger, summary.danger { background: transparent; color: var(--red); border-color: var(--red); }
button.small { min-height: 2.25rem; padding: .125rem .75rem; }
button:disabled { opacity: 1; color: var(--quiet); background: transparent; border-color: var(--rule); cursor: not-allowed; filter: none; }
.confirm > summary, .overflow > summary { list-style: none; min-height: 2.75rem; padding: .5rem 1.25rem; border: 2px solid var(--green); border-radius: .25rem; color: var(--green); line-height: 1.6; }
.confirm > summary.primary { color: var(--on-green); }
.confirm > summary.danger { color: var(--red); border-color: var(--red); }
.confirm[open], .overflow[open] { border: 1px solid var(--rule); border-radius: .25rem; padding: .5rem; display: grid; gap: .5rem; }
@media (max-width: 40rem) {
  .messages > li.reply { margin-left: .5rem; }
  table { display: block; overflow-x: auto; }
}
`;
