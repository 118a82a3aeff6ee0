import { Batch, type BatchOptions } from '../../src/core';

/** A batch that answers with doubles, and remembers what was sent together. */
function doubling(options: BatchOptions = { inFlight: 1, largest: 10 }) {
  const sent: number[][] = [];
  const batch = new Batch<number, number>(async (items) => {
    sent.push([...items]);
    if (items.includes(13)) throw new Error('thirteen');
    return items.map((item) => item * 2);
  }, options);
  return { batch, sent };
}

describe('a batch', () => {
  it('sends what comes alone at once', async () => {
    const { batch, sent } = doubling();
    expect(await batch.add(1)).toBe(2);
    expect(await batch.add(2)).toBe(4);
    expect(sent).toEqual([[1], [2]]);
  });

  it('sends together what came while another was on its way, and answers each for itself', async () => {
    const { batch, sent } = doubling();
    expect(await Promise.all([1, 2, 3, 4].map((item) => batch.add(item)))).toEqual([2, 4, 6, 8]);
    expect(sent).toEqual([[1], [2, 3, 4]]);
  });

  it('holds no more than it may', async () => {
    const { batch, sent } = doubling({ inFlight: 1, largest: 2 });
    await Promise.all([1, 2, 3, 4, 5].map((item) => batch.add(item)));
    expect(sent.map((items) => items.length)).toEqual([1, 2, 2]);
  });

  it('fails all when the fault is nobody’s own', async () => {
    const { batch } = doubling();
    const results = await Promise.allSettled([1, 13, 4].map((item) => batch.add(item)));
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  it('lets one that is at fault not take the others along', async () => {
    const { batch } = doubling({
      inFlight: 1,
      largest: 10,
      isItemsFault: (error) => String(error).includes('thirteen'),
    });
    const results = await Promise.allSettled([1, 2, 13, 4].map((item) => batch.add(item)));
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason)))).toEqual([
      2,
      4,
      'Error: thirteen',
      8,
    ]);
  });

  it('fails what was not answered in full', async () => {
    const batch = new Batch<number, number>(async () => [], { inFlight: 1, largest: 5 });
    await expect(batch.add(1)).rejects.toThrow('not answered in full');
  });
});
