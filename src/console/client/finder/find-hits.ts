import { api, data } from '../api/client';
import { personName } from '../pages/people/person-name';
import { texts } from '../texts/en';

/** Something that fits what was typed, and the page it has. */
export type Hit = { key: string; label: string; about: string[]; path: string };

const words = texts.finder;

/** Nothing is asked for a single letter: too much would fit. */
export const leastLetters = 2;

/**
 * What fits a text: an event or a sign-in by its code, and apps, people and groups by a part of their name. Eight letters in a
 * row may be a code or a name: they are offered as a code after everybody who is called so.
 *
 * @param search without blanks around it
 * @throws ApiProblem
 */
export async function findHits(search: string): Promise<Hit[]> {
  const codes = hitsOfCode(search);
  const named = search.length < leastLetters ? [] : await findNamed(search);
  return isSurelyCode(search) ? [...codes, ...named] : [...named, ...codes];
}

async function findNamed(search: string): Promise<Hit[]> {
  const query = { search, limit: 5 };
  const [people, groups, apps] = await Promise.all([
    data(api.GET('/users', { params: { query } })),
    data(api.GET('/groups', { params: { query } })),
    data(api.GET('/apps', { params: { query } })),
  ]);
  return [
    ...apps.items.map(({ id, name, slug }) => ({ key: id, label: name, about: [words.app], path: `/apps/${slug}` })),
    ...people.items.map((person) => ({
      key: person.id,
      label: personName(person),
      about: [words.person, person.username],
      path: `/people/${person.id}`,
    })),
    ...groups.items.map(({ id, name }) => ({ key: id, label: name, about: [words.group], path: `/groups/${id}` })),
  ];
}

function hitsOfCode(search: string): Hit[] {
  if (/^evt_\d{1,15}$/.test(search)) {
    return [{ key: search, label: words.event(search), about: [], path: `/activity/events/${search}` }];
  }
  const letters = search.toUpperCase().replace(/[\s-]/g, '');
  if (!/^[A-Z]{8}$/.test(letters)) return [];
  const code = `${letters.slice(0, 4)}-${letters.slice(4)}`;
  return [{ key: code, label: words.signIn(code), about: [], path: `/activity/sign-ins/${code}` }];
}

/** As codes are shown: nobody is called so. */
function isSurelyCode(search: string): boolean {
  return /^(evt_\d+|[a-z]{4}-[a-z]{4})$/i.test(search);
}
