import type { Found } from '../org/search';

/** The way through the pages of a list. `parameters` are kept in the addresses. */
export function Paging(props: { path: string; parameters: { [name: string]: string }; found: Found<unknown> }) {
  const { page, pages, total } = props.found;
  if (pages === 1) return total === 0 ? null : <p class="quiet">{sayTotal(total)}</p>;
  const hrefOf = (number: number) => {
    const query = new URLSearchParams(Object.entries(props.parameters).filter(([, value]) => value !== ''));
    query.set('page', String(number));
    return `${props.path}?${query}`;
  };
  return (
    <nav class="paging" aria-label="Pages">
      {page > 1 && (
        <a href={hrefOf(page - 1)} rel="prev">
          Previous
        </a>
      )}
      <span class="quiet">
        Page {page} of {pages}, {sayTotal(total)}
      </span>
      {page < pages && (
        <a href={hrefOf(page + 1)} rel="next">
          Next
        </a>
      )}
    </nav>
  );
}

/** Looks for something in a list. */
export function SearchForm(props: { path: string; label: string; text: string; hidden?: { [name: string]: string } }) {
  return (
    <form method="get" action={props.path} class="search">
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label for="q">{props.label}</label>
      <input type="search" id="q" name="q" value={props.text} autocomplete="off" />
      <button type="submit" class="plain">
        Search
      </button>
    </form>
  );
}

function sayTotal(total: number): string {
  return `${total.toLocaleString('en-GB')} in all`;
}
