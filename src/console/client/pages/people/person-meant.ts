import { api, data } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { texts } from '../../texts/en';
import { personName } from './person-name';

/**
 * Whom a text means that was typed where a person is chosen: whoever has it as username or e-mail, else whoever has it as
 * the name that is shown. An id, or nobody's name, is left to the API to know.
 *
 * @returns what the API is to be given as the person
 * @throws ApiProblem `console.several_meant` when more than one has this name
 */
export async function personMeant(typed: string): Promise<string> {
  const search = typed.slice(0, 200);
  const { items } = await data(api.GET('/users', { params: { query: { search, limit: 50 } } }));
  const isTyped = (text: string) => text.toLowerCase() === typed.toLowerCase();
  if (items.some(({ username, email }) => isTyped(username) || isTyped(email))) return typed;
  const [named, other] = items.filter((person) => isTyped(personName(person)));
  if (other !== undefined)
    throw new ApiProblem({ code: 'console.several_meant', status: 0, ...texts.people.picker.several(typed) });
  return named?.id ?? typed;
}
