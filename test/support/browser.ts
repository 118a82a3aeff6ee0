import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

/** A headless Chromium; `close` takes away what was unpacked for it. */
export type TestBrowser = { browser: Browser; close(): Promise<void> };

/**
 * Starts the Chromium (or Chrome, or Edge) of this machine, else the one that npm brought (Linux);
 * `COUNTERSIGN_TEST_BROWSER=bundled` takes the latter in any case. Playwright gives it a new profile and switches its
 * traffic in the background off.
 *
 * @param args more switches of Chromium
 * @throws if there is neither: a browser test is never left out quietly
 */
export async function launchBrowser(args: readonly string[] = []): Promise<TestBrowser> {
  // Pages of localhost only: what the sandbox of the browser guards against cannot be met, and root may not have one.
  const options = { args: ['--no-sandbox', ...args] };
  const executablePath = process.env.COUNTERSIGN_TEST_BROWSER === 'bundled' ? undefined : findProgram();
  if (executablePath !== undefined) return untilClosed(await chromium.launch({ ...options, executablePath }));
  if (process.platform === 'linux') return launchUnpacked(options.args);
  const channel = process.platform === 'win32' ? 'msedge' : 'chrome';
  return untilClosed(await chromium.launch({ ...options, channel }));
}

function untilClosed(browser: Browser): TestBrowser {
  return { browser, close: () => browser.close() };
}

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function findProgram(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = folders.flatMap((folder) => programs.map((program) => join(folder, program)));
  return places.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The package unpacks into the temporary folder and takes what lies there for whole, so two test files at once would
 * meet half a browser: each gets a folder of its own, which only another process can be told of.
 */
async function launchUnpacked(args: string[]): Promise<TestBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-browser-'));
  const forget = () => rmSync(folder, { recursive: true, force: true });
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', unpack], {
      // Makes the package unpack the libraries too that a desktop has and a small server lacks (NSS, expat).
      env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    });
    const libraries = [process.env.LD_LIBRARY_PATH, join(folder, 'al2023', 'lib')].filter(Boolean).join(delimiter);
    const env = { ...process.env, LD_LIBRARY_PATH: libraries } as { [name: string]: string };
    const browser = await chromium.launch({ args, executablePath: stdout, env });
    return {
      browser,
      close: async () => {
        await browser.close();
        forget();
      },
    };
  } catch (error) {
    forget();
    throw error;
  }
}

const unpack = `require('@sparticuz/chromium').executablePath().then((path) => process.stdout.write(path))`;
