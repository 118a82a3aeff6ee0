/** Where a value comes from: a field of the person, a fixed text, or a CEL expression. */
export type AttributeSourceKind = 'field' | 'constant' | 'expression';

/** NameFormat of an Attribute (saml-core §8.2). */
export type AttributeNameFormat = 'unspecified' | 'basic' | 'uri';

/** One row of an app's attribute table. */
export type AttributeRule = {
  id: string;
  /** Order in the Assertion, from 0. */
  position: number;
  /** Attribute name the SP knows; case matters. */
  spName: string;
  /** Full URN, as written into the Assertion. */
  nameFormat: string;
  sourceKind: AttributeSourceKind;
  /** Field name (`email`, `phones.work`, `custom.badge`, `groups`), the text itself, or the expression. */
  source: string;
  enabled: boolean;
  /** A just-in-time row of the Slack preset: its SP name is fixed and it cannot be deleted. */
  preset: boolean;
};

/** What the table is applied to. Groups are names, nested ones resolved; needed only if `rulesNeedGroups`. */
export type AttributeSubject = { user: AttributeUser; groups: readonly string[] };

/** The part of a person that attributes can be made of; the directory's `User` fits. Unset = null. */
export type AttributeUser = {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  readonly firstName: string;
  readonly middleName: string | null;
  readonly lastName: string;
  readonly displayName: string | null;
  readonly jobTitle: string | null;
  readonly location: string | null;
  readonly addresses: ReadonlyArray<{ readonly type: string; readonly [part: string]: string | null | undefined }>;
  readonly phones: ReadonlyArray<{ readonly type: string; readonly value: string }>;
  readonly employeeNumber: string | null;
  readonly department: string | null;
  readonly company: string | null;
  readonly costCentre: string | null;
  readonly division: string | null;
  readonly managerId: string | null;
  readonly startDate: string | null;
  readonly preferredLanguage: string | null;
  readonly locale: string | null;
  readonly timezone: string | null;
  readonly userType: string | null;
  readonly photoUrl: string | null;
  readonly custom: Readonly<Record<string, unknown>>;
};

/** An attribute ready to be written: at least one value, all of them text that XML can carry. */
export type ResolvedAttribute = { name: string; nameFormat: string; values: string[] };

/** Why a row gave no value for a person. The others are sent all the same. */
export type AttributeFault = {
  ruleId: string;
  spName: string;
  kind: 'evaluation_failed' | 'too_slow' | 'too_large' | 'unsuitable_result' | 'not_representable';
  /** One sentence; holds no value of the person. */
  message: string;
};
