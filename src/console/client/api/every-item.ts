/** Most rows that the API gives at once (R72). */
const pageSize = 200;

/**
 * Every row of a list of the API, however many pages it has: for lists that are short by nature and wanted whole.
 *
 * @param fetch asks for one page
 * @throws ApiProblem of the first page that fails; what was read before it is not shown as if it were all
 */
export async function everyItem<Row>(
  fetch: (query: { limit: number; cursor?: string }) => Promise<{ items: Row[]; nextCursor: string | null }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Row[]; nextCursor: string | null } = await fetch({
      limit: pageSize,
      ...(cursor !== null && { cursor }),
    });
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}
