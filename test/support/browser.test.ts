import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { launchBrowser } from './browser';

/** Each kind of browser that this suite can meet really starts: otherwise the second would be found broken by a newcomer. */
describe('the browser of the tests', () => {
  it.each(['as found', 'bundled'])('shows a page of this machine (%s)', async (kind) => {
    const before = process.env.COUNTERSIGN_TEST_BROWSER;
    if (kind === 'bundled') process.env.COUNTERSIGN_TEST_BROWSER = 'bundled';
    const server = createServer((_, answer) =>
      answer.setHeader('content-type', 'text/html; charset=utf-8').end('<h1>Grüße</h1>'),
    );
    await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
    const { browser, close } = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      expect(await page.getByRole('heading').textContent()).toBe('Grüße');
    } finally {
      await close();
      server.close();
      if (before === undefined) delete process.env.COUNTERSIGN_TEST_BROWSER;
      else process.env.COUNTERSIGN_TEST_BROWSER = before;
    }
  });
});
