import type { OrgContext } from './org-context';
import type { ProfileField } from './org-data';

/** Most fields a workspace's profile has beyond Slack's own (Slack facts, SCIM §4, custom profile fields). */
export const profileFieldLimit = 50;

/** The workspace's own profile fields. */
export class ProfileFields {
  readonly #context: OrgContext;
  readonly #fields: ProfileField[];

  constructor(context: OrgContext, stored: readonly ProfileField[]) {
    this.#context = context;
    this.#fields = [...stored];
  }

  get all(): readonly Readonly<ProfileField>[] {
    return this.#fields;
  }

  ofScim(attribute: string): Readonly<ProfileField> | undefined {
    return this.#fields.find((field) => field.scimAttribute === attribute);
  }

  /** @returns the new field, or undefined where the profile is full */
  add(input: { label: string } & Partial<Omit<ProfileField, 'ordering'>>): Readonly<ProfileField> | undefined {
    if (this.#fields.length >= profileFieldLimit) return undefined;
    const id = input.id ?? this.#context.newId('Xf');
    const field = { type: 'text' as const, hint: '', ...input, id, ordering: this.#fields.length };
    this.#fields.push(field);
    this.#context.emit({ subject: 'profile-field', id: field.id, action: 'created', fields: {} });
    return field;
  }

  toJSON(): ProfileField[] {
    return this.#fields;
  }
}
