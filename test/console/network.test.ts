import { MutationObserver, onlineManager, QueryObserver } from '@tanstack/react-query';
import { ApiProblem, problemOf, unreachable, unreachableAct } from '../../src/console/client/api/problem';
import { queries } from '../../src/console/client/api/queries';

afterEach(() => {
  onlineManager.setOnline(true);
  queries.clear();
});

/** An act, as the console asks for it; `run` counts how often it reached the network. */
function playAct() {
  const run = jest.fn(async () => {
    if (!onlineManager.isOnline()) throw unreachable();
  });
  return { run, act: new MutationObserver(queries, { mutationFn: run }) };
}

/** Until everything that goes on when the network is back has gone on. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('an act', () => {
  it('fails at once while the network is away, and is not done when it is back', async () => {
    queries.mount();
    const { run, act } = playAct();
    onlineManager.setOnline(false);
    await expect(act.mutate()).rejects.toThrow('Countersign does not answer.');
    onlineManager.setOnline(true);
    await settled();
    expect(run).toHaveBeenCalledTimes(1);
    queries.unmount();
  });

  it('is done while the network is there', async () => {
    const { run, act } = playAct();
    await act.mutate();
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('that nobody answered says that it is not done later; any other error is left as it is', () => {
    const told = problemOf(unreachableAct(unreachable()));
    expect(told).toMatchObject({ code: 'console.unreachable', status: 0 });
    expect(told.detail).toContain('Nothing is done later by itself');
    const refused = new ApiProblem({ code: 'directory.group_name_taken', status: 409, title: 'Taken.' });
    expect(unreachableAct(refused)).toBe(refused);
    const defect = new TypeError('x is undefined');
    expect(unreachableAct(defect)).toBe(defect);
    expect(unreachableAct(undefined)).toBeUndefined();
  });
});

describe('a list', () => {
  it('is asked for while the network is away, so that what goes wrong is known, and anew when it is back', async () => {
    queries.mount();
    const read = jest.fn(async () => {
      if (!onlineManager.isOnline()) throw unreachable();
      return 'rows';
    });
    const seen = new QueryObserver(queries, { queryKey: ['people'], queryFn: read, retry: false });
    onlineManager.setOnline(false);
    const stop = seen.subscribe(() => undefined);
    await settled();
    expect(seen.getCurrentResult()).toMatchObject({ isError: true, fetchStatus: 'idle' });
    onlineManager.setOnline(true);
    await settled();
    expect(seen.getCurrentResult()).toMatchObject({ data: 'rows' });
    stop();
    queries.unmount();
  });
});
