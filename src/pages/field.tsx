export type FieldProps = {
  name: string;
  label: string;
  type?: 'text' | 'password' | 'email';
  /** What the browser may fill in (HTML, "autofill field name"). */
  autocomplete: string;
  value?: string | undefined;
  hint?: string | undefined;
  /** What is wrong with the value; read out together with the field. */
  error?: string | undefined;
  required?: boolean;
  autofocus?: boolean;
  minLength?: number | undefined;
  maxLength?: number | undefined;
};

/** A labelled field; hint and error belong to it for those who hear the page too. */
export function Field(props: FieldProps) {
  const id = `field-${props.name}`;
  const described = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ');
  const common = {
    id,
    name: props.name,
    autocomplete: props.autocomplete,
    required: props.required ?? true,
    autofocus: props.autofocus ?? false,
    minLength: props.minLength,
    maxLength: props.maxLength,
    spellcheck: false,
    'aria-describedby': described || undefined,
    'aria-invalid': props.error ? true : undefined,
  };
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {inputOf(props, common)}
      {props.hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.error && (
        <p class="field-error" id={`${id}-error`}>
          {props.error}
        </p>
      )}
    </div>
  );
}

/** A password is never put back into the page. */
function inputOf(props: FieldProps, common: object) {
  if (props.type === 'password') return <input {...common} type="password" />;
  if (props.type === 'email') return <input {...common} type="email" value={props.value} />;
  return <input {...common} type="text" value={props.value} autocapitalize="none" />;
}

/** A choice that is on or off; an absent field means off. */
export function Checkbox(props: { name: string; label: string; checked: boolean }) {
  return (
    <label class="check">
      <input type="checkbox" name={props.name} value="yes" checked={props.checked} />
      <span>{props.label}</span>
    </label>
  );
}
