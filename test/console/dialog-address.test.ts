import {
  afterGoingBack,
  dialogOf,
  forgetMissingDialog,
  holdDialog,
  leaveDialog,
  openDialog,
  withoutDialog,
} from '../../src/console/client/design/dialog-address';
import { PlayedBrowser, settled } from './played-browser';

const arriveAt = (path: string) => new PlayedBrowser(path).install();

describe('the dialog of an address', () => {
  it('is the one it names', () => {
    expect(dialogOf('?search=ada&dialog=revoke.42')).toBe('revoke.42');
    expect(dialogOf('?search=ada&dialog=')).toBeUndefined();
    expect(dialogOf('')).toBeUndefined();
  });

  it('is taken out of it, and nothing else is', () => {
    expect(withoutDialog('?search=ada&dialog=suspend&state=bound')).toBe('?search=ada&state=bound');
    expect(withoutDialog('?search=a%20b')).toBe('?search=a%20b');
    expect(withoutDialog('?dialog=suspend')).toBe('');
    expect(withoutDialog('')).toBe('');
  });
});

describe('a dialog that is opened', () => {
  it('is a step of the history, beside all else in the address; left, the step is taken back', async () => {
    const browser = arriveAt('/people?search=ada');
    openDialog('new-group');
    expect(browser.path).toBe('/people?search=ada&dialog=new-group');
    leaveDialog('new-group');
    expect(browser.path).toBe('/people?search=ada');
    await settled();
    expect(browser.path).toBe('/people?search=ada');
    // Forward does not open it again either.
    expect(browser.entries.map(({ path }) => path)).toEqual(['/people?search=ada', '/people?search=ada']);
    browser.goBack();
    expect(browser.entries[0]?.path).toBe(browser.path);
  });

  it('leaves no place within the page behind: going back to one would take the focus there', async () => {
    const browser = arriveAt('/groups?search=ada#main');
    openDialog('new-group');
    leaveDialog('new-group');
    await settled();
    expect(browser.entries.map(({ path }) => path)).toEqual(Array(2).fill('/groups?search=ada'));
  });

  it('is closed by Back; left after that, it takes no other step back', async () => {
    const browser = arriveAt('/groups');
    openDialog('new-group');
    browser.goBack();
    expect(browser.path).toBe('/groups');
    leaveDialog('new-group');
    await settled();
    expect(browser.path).toBe('/groups');
    expect(browser.entries).toHaveLength(2);
  });

  it('is left once, however often somebody presses', async () => {
    const browser = arriveAt('/');
    history.pushState(null, '', '/groups');
    openDialog('new-group');
    leaveDialog('new-group');
    leaveDialog('new-group');
    await settled();
    expect(browser.path).toBe('/groups');
  });

  it('twice is one step', async () => {
    const browser = arriveAt('/groups');
    openDialog('find');
    openDialog('find');
    expect(browser.entries).toHaveLength(2);
    leaveDialog('find');
    await settled();
    expect(browser.path).toBe('/groups');
  });

  it('by a link stays where it is when it is left: there is no step of its own', async () => {
    const browser = arriveAt('/');
    history.pushState(null, '', '/people/1?dialog=suspend');
    leaveDialog('suspend');
    await settled();
    expect(browser.path).toBe('/people/1');
  });

  it('is not left by another', async () => {
    const browser = arriveAt('/people/1?dialog=suspend');
    leaveDialog('change-person');
    leaveDialog('');
    await settled();
    expect(browser.path).toBe('/people/1?dialog=suspend');
  });

  it('right after another was left waits until the browser has gone back, as does every other step', async () => {
    const browser = arriveAt('/groups');
    openDialog('new-group');
    leaveDialog('new-group');
    openDialog('find');
    const ran: string[] = [];
    afterGoingBack(() => ran.push(browser.path));
    expect(ran).toEqual([]);
    await settled();
    expect(browser.path).toBe('/groups?dialog=find');
    expect(ran).toEqual(['/groups?dialog=find']);
    expect(browser.entries.map(({ path }) => path)).toEqual(['/groups', '/groups?dialog=find']);
    afterGoingBack(() => ran.push('at once'));
    expect(ran).toHaveLength(2);
  });
});

describe('a dialog that an address names', () => {
  it('leaves it when it is taken off the page, and not when it is only put back', async () => {
    const browser = arriveAt('/people/1');
    openDialog('suspend');
    const release = holdDialog('suspend');
    release();
    const releaseAgain = holdDialog('suspend');
    await settled();
    expect(browser.path).toBe('/people/1?dialog=suspend');
    releaseAgain();
    await settled();
    expect(browser.path).toBe('/people/1');
  });

  it('is forgotten when somebody goes on with a page that does not have it; no step is taken back meanwhile', async () => {
    const browser = arriveAt('/people/1');
    openDialog('nonsense');
    forgetMissingDialog();
    expect(browser.path).toBe('/people/1');
    history.replaceState(null, '', '/people/1?search=what-is-typed');
    await settled();
    expect(browser.path).toBe('/people/1?search=what-is-typed');
    forgetMissingDialog();
    expect(browser.path).toBe('/people/1?search=what-is-typed');
  });

  it('is not forgotten while it is open', () => {
    const browser = arriveAt('/people/1?search=ada&dialog=suspend');
    holdDialog('suspend');
    forgetMissingDialog();
    expect(browser.path).toBe('/people/1?search=ada&dialog=suspend');
  });
});
