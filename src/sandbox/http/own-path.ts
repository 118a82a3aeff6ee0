/** A path of this server to go on to; the start page where the text is an address of somewhere else, or none. */
export function ownPath(text: string | undefined, baseUrl: string): string {
  if (text === undefined || !text.startsWith('/') || !URL.canParse(text, baseUrl)) return '/';
  const url = new URL(text, baseUrl);
  return url.origin === new URL(baseUrl).origin ? `${url.pathname}${url.search}` : '/';
}
