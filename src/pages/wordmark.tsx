/** Our mark: an open ring, the C, closed by the second signature, a tick that runs through it. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        d="M25.2 8.2A12 12 0 1 0 27.6 18"
        fill="none"
        stroke="currentColor"
        stroke-width="3.2"
        stroke-linecap="round"
      />
      <path
        d="M10.4 15.6l5 5.2L28.6 7.4"
        fill="none"
        stroke="currentColor"
        stroke-width="3.2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

/** The mark and the name, leading home. */
export function Wordmark() {
  return (
    <a class="wordmark" href="/">
      <Mark />
      Countersign
    </a>
  );
}

/** The mark as an icon for the browser's tab; it carries its own colour because it stands outside the page. */
export const iconUrl = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#14594a"/>' +
    '<g fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">' +
    '<path d="M22.3 10.4A8.7 8.7 0 1 0 24.3 17.6"/><path d="M12 15.8l3.8 3.9 9.4-9.6"/></g></svg>',
)}`;
