/** A line, or with `rows` a box, of text. */
export function TextField(props: {
  name: string;
  label: string;
  value: string | undefined;
  fault?: string;
  rows?: number;
  required?: boolean;
}) {
  const { name, value, fault, rows, required } = props;
  const told = {
    'aria-invalid': fault !== undefined,
    'aria-describedby': fault === undefined ? undefined : `${name}-fault`,
  };
  return (
    <div class="field">
      <label for={name}>{props.label}</label>
      {rows === undefined ? (
        <input id={name} name={name} value={value} required={required} autocomplete="off" {...told} />
      ) : (
        <textarea id={name} name={name} rows={rows} spellcheck={false} {...told}>
          {value}
        </textarea>
      )}
      {fault !== undefined && (
        <span class="fault" id={`${name}-fault`}>
          {fault}.
        </span>
      )}
    </div>
  );
}

/** A box to tick, with its label. Not ticked, it sends nothing. */
export function CheckField(props: { name: string; label: string; checked: boolean | undefined }) {
  return (
    <div class="check">
      <input type="checkbox" id={props.name} name={props.name} checked={props.checked} />
      <label for={props.name}>{props.label}</label>
    </div>
  );
}

/** A choice of several, `choices` as value and words; a hint is read out with it. */
export function SelectField(props: {
  name: string;
  label: string;
  value: string;
  hint?: string;
  choices: readonly (readonly [string, string])[];
}) {
  const { name, hint } = props;
  return (
    <div class="field">
      <label for={name}>{props.label}</label>
      <select id={name} name={name} aria-describedby={hint === undefined ? undefined : `${name}-hint`}>
        {props.choices.map(([value, label]) => (
          <option key={value} value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <span class="quiet" id={`${name}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}
