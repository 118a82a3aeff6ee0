import { CountersignError } from '../../src/core';
import {
  dark,
  Field,
  Form,
  Layout,
  light,
  type Palette,
  renderDocument,
  renderErrorPage,
  stylesheetPath,
} from '../../src/pages';
import { stylesheet } from '../../src/pages/stylesheet';

describe('the look', () => {
  /** WCAG 2.2, relative luminance. */
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one: string, other: string) => {
    const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const text: [keyof Palette, (keyof Palette)[]][] = [
    ['ink', ['paper', 'surface', 'dangerWash', 'warningWash', 'successWash', 'line']],
    ['inkSoft', ['paper', 'surface']],
    ['primary', ['paper', 'surface']],
    ['primaryStrong', ['paper', 'surface']],
    ['onPrimary', ['primary', 'primaryStrong']],
    ['dangerInk', ['dangerWash', 'surface']],
    ['warningInk', ['warningWash']],
    ['successInk', ['successWash']],
  ];

  it.each([
    ['light', light],
    ['dark', dark],
  ])('keeps 4.5:1 for text and 3:1 for edges and focus, %s (WCAG AA 1.4.3, 1.4.11)', (_name, palette) => {
    for (const [ink, grounds] of text) {
      for (const ground of grounds) {
        expect([ink, ground, contrast(palette[ink], palette[ground]) >= 4.5]).toEqual([ink, ground, true]);
      }
    }
    for (const edge of ['edge', 'focus'] as const) {
      for (const ground of ['paper', 'surface'] as const) {
        expect([edge, ground, contrast(palette[edge], palette[ground]) >= 3]).toEqual([edge, ground, true]);
      }
    }
  });

  it('names every token that the rules use', () => {
    const defined = new Set([...stylesheet.matchAll(/^\s*(--[a-z0-9-]+):/gm)].map((found) => found[1]));
    const used = new Set([...stylesheet.matchAll(/var\((--[a-z0-9-]+)\)/g)].map((found) => found[1]));
    expect([...used].filter((name) => !defined.has(name))).toEqual([]);
  });

  it('asks for nothing from elsewhere', () => {
    expect(stylesheet).not.toMatch(/https?:(?!\/\/www\.w3\.org)|@import|\/\/fonts/);
    expect(stylesheetPath).toMatch(/^\/assets\/pages\.css\?v=[\w-]{16}$/);
  });
});

describe('the parts of a page', () => {
  it('tie label, hint and error to their field', () => {
    const html = renderDocument(
      <Layout title="T">
        <Field name="x" label="L" autocomplete="username" value={'"><script>'} hint="H" error="E" />
      </Layout>,
    );
    expect(html).toContain('<label for="field-x">L</label>');
    expect(html).toContain('aria-describedby="field-x-hint field-x-error"');
    expect(html).toContain('<p class="field-error" id="field-x-error">E</p>');
    expect(html).toContain('aria-invalid="true"');
    expect(html).not.toContain('<script>');
  });

  it('never put a password back', () => {
    const html = renderDocument(
      <Layout title="T">
        <Field name="p" label="L" type="password" autocomplete="current-password" value="typed" />
      </Layout>,
    );
    expect(html).not.toContain('typed');
  });

  it('leave out hidden fields that have no value', () => {
    const html = renderDocument(
      <Layout title="T">
        <Form action="/a" csrf="token" carries={{ request: undefined, kept: '' }}>
          x
        </Form>
      </Layout>,
    );
    expect(html).toContain('name="_csrf" value="token"');
    expect(html).toContain('name="kept"');
    expect(html).not.toContain('name="request"');
  });

  it('carry no style or script of their own, which the policy would refuse (R68)', () => {
    const html = renderErrorPage(error(), 'id', 'ABCD-EFGH');
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/);
  });
});

function error() {
  return new CountersignError({
    code: 'a.b',
    status: 403,
    what: '<b>What</b>',
    meaning: 'Meaning & more',
    remedy: 'Remedy',
    detail: 'private detail',
  });
}

describe('the error page', () => {
  it('says what happened, what it means and what to do, as text, and keeps the detail to itself (R10, R62)', () => {
    const html = renderErrorPage(error(), 'request-id');
    expect(html).toContain('<h1>&lt;b>What&lt;/b></h1>');
    expect(html).toContain('Meaning &amp; more');
    expect(html).toContain('Remedy');
    expect(html).toContain('request-id');
    expect(html).not.toContain('private detail');
    expect(html).not.toContain('class="trace"');
  });

  it('shows the trace code where there is one, and leads nowhere where nothing is left to do', () => {
    const html = renderErrorPage(error(), 'request-id', 'ABCD-EFGH', { next: 'none' });
    expect(html).toContain('<code>ABCD-EFGH</code>');
    expect(html).not.toContain('class="button');
  });
});
