import { join } from 'node:path';
import { texts } from '../../src/console/client/texts/en';
import { findUses, findWords, isUseOf, listPlaces, parse, parseSources } from './read-texts';

const sources = parseSources(join(__dirname, '../../src/console/client'));

describe('the texts of the console', () => {
  it('stand in the catalogue alone', () => {
    const found = [...sources].flatMap(([file, source]) => findWords(source).map((words) => `${file}: ${words}`));
    expect(found).toEqual([]);
  });

  it('are each used by something', () => {
    const uses = [...sources.values()].flatMap(findUses);
    const unused = listPlaces(texts).filter((place) => !uses.some((use) => isUseOf(use, place)));
    expect(unused.map((place) => place.join('.'))).toEqual([]);
  });
});

describe('words outside the catalogue', () => {
  it.each([
    ['between tags', '<p>Some words</p>', ['Some words']],
    ['between tags, in braces', "<p>{'word'}</p>", ['word']],
    ['in an attribute that is read', '<May scope="apps:read" what="see apps" />', ['see apps']],
    ['in an attribute that is heard', '<a aria-label={open ? "close" : words.open} />', ['close']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source that holds a template
    ['around what is put in', '<a title={`made by ${name}`} />', ['made by']],
    ['in a problem of our own', 'fail({ detail: "Try it again" })', ['Try it again']],
    ['put together', '<a label={words.by + " and others"} />', ['and others']],
  ])('are found %s', (_, text, found) => {
    expect(findWords(parse(text))).toEqual(found);
  });

  it.each([
    ['from the catalogue', '<p title={words.title}>{words.lead}</p>'],
    ['that are no words', '<p title="—"> · {1} </p>'],
    ['that nobody reads', '<Badge color="green" name="kind" className="facts figures" />'],
    [
      'by which a text is looked up',
      "<p title={words['title']}>{kind === 'saml' ? words.saml : words.states[`on`]}</p>",
    ],
    ['that are absent', '<p title>{}</p>'],
  ])('are not those %s', (_, text) => {
    expect(findWords(parse(text))).toEqual([]);
  });
});

describe('a text of the catalogue', () => {
  const isUsed = (text: string, place: string) => findUses(parse(text)).some((use) => isUseOf(use, place.split('.')));

  it.each([
    ['by its name', 'show(texts.apps.title)'],
    ['by a short name of its page', 'const words = texts.apps; show(words.title)'],
    ['by a part taken out', 'const { title } = texts.apps; show(title)'],
    ['by looking it up', 'show(texts.apps[name])'],
    ['by handing on all texts of its page', 'show(texts.apps)'],
    ['while another is looked up by it', 'show(texts.kinds[texts.apps.title])'],
  ])('is used %s', (_, text) => {
    expect(isUsed(text, 'apps.title')).toBe(true);
  });

  it.each([
    ['by one beside it', 'const words = texts.apps; show(words.lead)'],
    ['by one of the same name on another page', 'const words = texts.people; show(words.title)'],
    ['by a short name of its page alone', 'const words = texts.apps;'],
    ['by the type of its page', 'const words = texts.apps; type Name = keyof typeof words;'],
    ['by nothing', ''],
  ])('is not used %s', (_, text) => {
    expect(isUsed(text, 'apps.title')).toBe(false);
  });
});
