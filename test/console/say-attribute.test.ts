import { inOrder, sayAttribute } from '../../src/console/client/pages/plans/say-attribute';

const of = (...attributes: string[]) =>
  inOrder(attributes.map((attribute) => ({ attribute }))).map((one) => one.attribute);

describe('the attributes of a step', () => {
  it('are in the order of the catalogue, whatever order they came in', () => {
    expect(of('title', 'givenName', 'email', 'userName')).toEqual(['userName', 'email', 'givenName', 'title']);
    expect(of('description', 'name')).toEqual(['name', 'description']);
    expect(of()).toEqual([]);
  });

  it('of which one has no words, have it last, by its own name', () => {
    expect(of('custom.badge', 'userName')).toEqual(['userName', 'custom.badge']);
    expect(sayAttribute('custom.badge')).toBe('custom.badge');
  });
});
