import { texts } from '../../texts/en';

const { account, group } = texts.slackAttributes;
const words: { readonly [attribute: string]: string } = { ...account, ...group };

/** An attribute of an account or a group as the mapping calls it; one that has no words, by its own name. */
export function sayAttribute(attribute: string): string {
  return words[attribute] ?? attribute;
}
