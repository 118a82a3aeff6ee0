import type { ComponentChildren } from 'preact';
import type { Element, Option } from '../blocks/block-schemas';
import type { Usable } from '../blocks/list-elements';
import { optionsOf } from '../blocks/read-state';
import { OutsideLink, webAddress } from './mrkdwn';

/** How an element is shown: what stands in it, and whether using it tells the app at once. */
export type ElementProps = {
  usable: Usable;
  values: readonly string[];
  /** In messages, and where an input says so: choosing something is told at once, by a button beside it. */
  dispatches: boolean;
  disabled: boolean;
  /** Id of the label that names it; unset where nothing stands beside it. */
  labelledBy?: string;
};

/** An element of Block Kit as plain HTML: what changes is sent with the form around it. */
export function BlockElement(props: ElementProps) {
  const { usable, dispatches, disabled } = props;
  const { element, place } = usable;
  if (element.type === 'button') return <PressButton {...props} element={element} />;
  if (element.type === 'overflow') {
    return (
      <details class="overflow">
        <summary>More</summary>
        {optionsOf(element).map((option, index) => (
          <button key={place} type="submit" name="press" value={`${place}/${index}`} class="plain" disabled={disabled}>
            {option.text.text}
          </button>
        ))}
      </details>
    );
  }
  return (
    <span class="element">
      <Field {...props} />
      {dispatches && (
        <button type="submit" name="press" value={place} class="plain small" disabled={disabled} formnovalidate>
          Choose
        </button>
      )}
    </span>
  );
}

function PressButton(props: ElementProps & { element: Extract<Element, { type: 'button' }> }) {
  const { element, usable, disabled } = props;
  const { text, style, confirm, url } = element;
  const href = url === undefined ? undefined : webAddress(url);
  const button = (label: string, inside?: ComponentChildren) => (
    <button
      type="submit"
      name="press"
      value={usable.place}
      class={style === undefined ? 'plain' : style}
      disabled={disabled}
      formnovalidate
    >
      {label}
      {inside}
    </button>
  );
  return (
    <>
      {confirm === undefined ? (
        button(text.text)
      ) : (
        <details class="confirm">
          <summary class={style}>{text.text}</summary>
          <strong>{confirm.title.text}</strong>
          <p>{confirm.text.text}</p>
          {button(confirm.confirm.text)}
        </details>
      )}
      {href !== undefined && <OutsideLink href={href}>Open {new URL(href).host}</OutsideLink>}
    </>
  );
}

function Field(props: ElementProps) {
  const { usable, values, disabled, labelledBy } = props;
  const { element, place } = usable;
  const name = `e${place}`;
  const { placeholder: hint } = element as { placeholder?: { text: string } };
  const placeholder = hint?.text;
  const told = {
    name,
    id: name,
    disabled,
    'aria-labelledby': labelledBy,
    'aria-label': labelledBy === undefined ? (placeholder ?? element.type.replaceAll('_', ' ')) : undefined,
  };
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return (
        <select {...told} multiple={element.type === 'multi_static_select'}>
          {element.type === 'static_select' && <option value="">{placeholder ?? 'Choose'}</option>}
          {optionsOf(element).map((option) => (
            <option key={option.value} value={option.value} selected={values.includes(option.value ?? '')}>
              {option.text.text}
            </option>
          ))}
        </select>
      );
    case 'radio_buttons':
    case 'checkboxes':
      return (
        <Choices
          {...props}
          name={name}
          options={optionsOf(element)}
          type={element.type === 'checkboxes' ? 'checkbox' : 'radio'}
        />
      );
    case 'datepicker':
      return <input type="date" {...told} value={values[0]} />;
    case 'timepicker':
      return <input type="time" {...told} value={values[0]} />;
    case 'users_select':
    case 'multi_users_select':
      return <input {...told} value={values.join(', ')} placeholder={placeholder ?? 'Username or e-mail'} />;
    case 'plain_text_input':
      return element.multiline === true ? (
        <textarea {...told} rows={4} placeholder={placeholder}>
          {values[0]}
        </textarea>
      ) : (
        <input {...told} value={values[0]} placeholder={placeholder} />
      );
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <input {...told} value={values[0]} placeholder={placeholder} />;
    default:
      return <span class="quiet">[{element.type.replaceAll('_', ' ')}: not shown in practice]</span>;
  }
}

function Choices(props: ElementProps & { name: string; options: readonly Option[]; type: 'radio' | 'checkbox' }) {
  return (
    <fieldset class="choices" aria-labelledby={props.labelledBy}>
      {props.options.map((option, index) => {
        const id = `${props.name}-${index}`;
        const isChosen = props.values.includes(option.value ?? '');
        return (
          <span class="check" key={id}>
            <input
              type={props.type}
              id={id}
              name={props.name}
              value={option.value}
              checked={isChosen}
              disabled={props.disabled}
            />
            <label for={id}>
              {option.text.text}
              {option.description && <span class="quiet"> {option.description.text}</span>}
            </label>
          </span>
        );
      })}
    </fieldset>
  );
}
