import { texts } from '../../texts/en';

const { account, group } = texts.slackAttributes;
const words: { readonly [attribute: string]: string } = { ...account, ...group };

const places = new Map(Object.keys(words).map((attribute, place) => [attribute, place]));

/** In the order of the catalogue: who it is first, then how they are reached; what has no words comes last. */
export function inOrder<Change extends { attribute: string }>(changes: readonly Change[]): readonly Change[] {
  const placeOf = ({ attribute }: Change) => places.get(attribute) ?? places.size;
  return changes.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** An attribute of an account or a group as the mapping calls it; one that has no words, by its own name. */
export function sayAttribute(attribute: string): string {
  return words[attribute] ?? attribute;
}
