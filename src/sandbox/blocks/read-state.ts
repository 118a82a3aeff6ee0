import type { Element, Option } from './block-schemas';
import type { Usable } from './list-elements';

/** What stands in one element, as payloads tell it. */
export type ElementState = { type: string; [name: string]: unknown };
/** By block and action. */
export type BlocksState = { [blockId: string]: { [actionId: string]: ElementState } };

/** A form's fields, of which one may come several times. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/**
 * What somebody put into the elements, from the fields of the form that shows them.
 *
 * @param findMember whom a name typed into a field for people means
 */
export function readState(
  usables: readonly Usable[],
  fields: Fields,
  findMember: (name: string) => { id: string } | undefined,
): BlocksState {
  const blocks = new Map<string, [actionId: string, value: ElementState][]>();
  for (const { place, blockId, actionId, element } of usables) {
    const given = fields.get(`e${place}`) ?? [];
    const value = readElement(element, /users_select$/.test(element.type) ? idsOf(given, findMember) : given);
    if (value) blocks.set(blockId, [...(blocks.get(blockId) ?? []), [actionId, value]]);
  }
  return Object.fromEntries([...blocks].map(([blockId, actions]) => [blockId, Object.fromEntries(actions)]));
}

/** What stands in an element before anybody touches it, as the fields of a form. */
export function initialFields(element: Element): string[] {
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons':
      return valuesOf(element.initial_option ? [element.initial_option] : []);
    case 'multi_static_select':
    case 'checkboxes':
      return valuesOf(element.initial_options ?? []);
    case 'datepicker':
      return element.initial_date === undefined ? [] : [element.initial_date];
    case 'timepicker':
      return element.initial_time === undefined ? [] : [element.initial_time];
    case 'users_select':
      return element.initial_user === undefined ? [] : [element.initial_user];
    case 'multi_users_select':
      return element.initial_users ?? [];
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return element.initial_value === undefined ? [] : [element.initial_value];
    default:
      return [];
  }
}

/** The choices of an element, its groups taken together. */
export function optionsOf(element: Element): Option[] {
  if (!('options' in element || 'option_groups' in element)) return [];
  const { options, option_groups } = element as { options?: Option[]; option_groups?: { options: Option[] }[] };
  return options ?? (option_groups ?? []).flatMap((group) => group.options);
}

/** What is in an element; undefined for those that hold nothing, like buttons. */
function readElement(element: Element, values: readonly string[]): ElementState | undefined {
  const { type } = element;
  const value = values[0]?.replaceAll('\r\n', '\n') || null; // browsers send lines as CR LF, Slack as LF
  const chosen = optionsOf(element).filter((option) => values.includes(option.value ?? ''));
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: chosen[0] ?? null };
    case 'multi_static_select':
    case 'checkboxes':
      return { type, selected_options: chosen };
    case 'datepicker':
      return { type, selected_date: value };
    case 'timepicker':
      return { type, selected_time: value };
    case 'users_select':
      return { type, selected_user: value };
    case 'multi_users_select':
      return { type, selected_users: [...values] };
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value };
    default:
      return undefined;
  }
}

/** The ids of the people that were named, separated by blanks or commas. */
function idsOf(given: readonly string[], findMember: (name: string) => { id: string } | undefined): string[] {
  return given.flatMap((text) => text.split(/[\s,]+/).flatMap((name) => findMember(name.replace(/^@/, ''))?.id ?? []));
}

function valuesOf(options: readonly Option[]): string[] {
  return options.map((option) => option.value ?? '');
}
