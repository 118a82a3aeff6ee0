import { z } from 'zod';

/** Block Kit as far as the pages show it and people use it. What else an object holds is kept and passed over. */
const plainText = (most: number) =>
  z.looseObject({ type: z.literal('plain_text'), text: z.string().min(1).max(most), emoji: z.boolean().optional() });
const anyText = (most: number) =>
  z.discriminatedUnion('type', [
    plainText(most),
    z.looseObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(most), verbatim: z.boolean().optional() }),
  ]);
export type TextObject = z.infer<ReturnType<typeof anyText>>;

const id = z.string().max(255).optional();
const optionSchema = z.looseObject({
  text: anyText(75),
  value: z.string().max(150).optional(),
  description: anyText(75).optional(),
});
export type Option = z.infer<typeof optionSchema>;
const options = z.array(optionSchema).min(1).max(100);
const groups = z
  .array(z.looseObject({ label: plainText(75), options }))
  .min(1)
  .max(100);
const placeholder = plainText(150).optional();
const confirm = z
  .looseObject({ title: plainText(100), text: anyText(300), confirm: plainText(30), deny: plainText(30) })
  .optional();
const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);

const button = z.looseObject({
  type: z.literal('button'),
  action_id: id,
  text: plainText(75),
  value: z.string().max(2_000).optional(),
  url: z.string().max(3_000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm,
});
const choices = { action_id: id, options: options.optional(), option_groups: groups.optional(), placeholder, confirm };
const staticSelect = z.looseObject({
  type: z.literal('static_select'),
  ...choices,
  initial_option: optionSchema.optional(),
});
const multiStaticSelect = z.looseObject({
  type: z.literal('multi_static_select'),
  ...choices,
  initial_options: z.array(optionSchema).max(100).optional(),
});
const overflow = z.looseObject({
  type: z.literal('overflow'),
  action_id: id,
  options: z.array(optionSchema).min(1).max(5),
  confirm,
});
const radioButtons = z.looseObject({
  type: z.literal('radio_buttons'),
  action_id: id,
  options: z.array(optionSchema).min(1).max(10),
  initial_option: optionSchema.optional(),
  confirm,
});
const checkboxes = z.looseObject({
  type: z.literal('checkboxes'),
  action_id: id,
  options: z.array(optionSchema).min(1).max(10),
  initial_options: z.array(optionSchema).max(10).optional(),
  confirm,
});
const datepicker = z.looseObject({
  type: z.literal('datepicker'),
  action_id: id,
  placeholder,
  initial_date: date.optional(),
  confirm,
});
const timepicker = z.looseObject({
  type: z.literal('timepicker'),
  action_id: id,
  placeholder,
  initial_time: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
  confirm,
});
const usersSelect = z.looseObject({
  type: z.literal('users_select'),
  action_id: id,
  placeholder,
  initial_user: z.string().max(50).optional(),
  confirm,
});
const multiUsersSelect = z.looseObject({
  type: z.literal('multi_users_select'),
  action_id: id,
  placeholder,
  initial_users: z.array(z.string().max(50)).max(100).optional(),
  confirm,
});
const textInput = {
  action_id: id,
  placeholder,
  initial_value: z.string().max(3_000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.number().int().min(0).max(3_000).optional(),
  max_length: z.number().int().min(1).max(3_000).optional(),
};
const inputs = [
  z.looseObject({ type: z.literal('plain_text_input'), ...textInput }),
  z.looseObject({ type: z.literal('email_text_input'), ...textInput }),
  z.looseObject({ type: z.literal('url_text_input'), ...textInput }),
  z.looseObject({ type: z.literal('number_input'), ...textInput, is_decimal_allowed: z.boolean() }),
] as const;
/** Elements that Slack has and the pages only name. */
const unseenElements = z.looseObject({
  type: z.enum([
    'channels_select',
    'conversations_select',
    'external_select',
    'multi_channels_select',
    'multi_conversations_select',
    'multi_external_select',
    'datetimepicker',
    'rich_text_input',
    'file_input',
    'workflow_button',
  ]),
  action_id: id,
});

const everywhere = [
  button,
  staticSelect,
  multiStaticSelect,
  overflow,
  radioButtons,
  checkboxes,
  datepicker,
  timepicker,
  usersSelect,
  multiUsersSelect,
  unseenElements,
] as const;
const image = {
  image_url: z.string().max(3_000).optional(),
  slack_file: z.looseObject({}).optional(),
  alt_text: z.string().max(2_000),
};
const imageElement = z.looseObject({ type: z.literal('image'), ...image });
export const elementSchema = z.discriminatedUnion('type', [...everywhere, ...inputs]);
export type Element = z.infer<typeof elementSchema>;

const block_id = id;
export const blockSchema = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('section'),
    block_id,
    text: anyText(3_000).optional(),
    fields: z.array(anyText(2_000)).min(1).max(10).optional(),
    accessory: z.discriminatedUnion('type', [...everywhere, imageElement]).optional(),
  }),
  z.looseObject({
    type: z.literal('actions'),
    block_id,
    elements: z.array(z.discriminatedUnion('type', everywhere)).min(1).max(25),
  }),
  z.looseObject({
    type: z.literal('context'),
    block_id,
    elements: z
      .array(
        z.discriminatedUnion('type', [
          imageElement,
          plainText(3_000),
          z.looseObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(3_000) }),
        ]),
      )
      .min(1)
      .max(10),
  }),
  z.looseObject({ type: z.literal('divider'), block_id }),
  z.looseObject({ type: z.literal('header'), block_id, text: plainText(150) }),
  z.looseObject({ type: z.literal('image'), block_id, ...image, title: plainText(2_000).optional() }),
  z.looseObject({
    type: z.literal('input'),
    block_id,
    label: plainText(2_000),
    hint: plainText(2_000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: elementSchema,
  }),
  z.looseObject({
    type: z.enum([
      'rich_text',
      'video',
      'file',
      'markdown',
      'call',
      'table',
      'context_actions',
      'alert',
      'card',
      'carousel',
    ]),
    block_id,
  }),
]);
export type Block = z.infer<typeof blockSchema>;

/** A modal as an app opens one (Slack docs: Modal views). */
export const modalSchema = z.looseObject({
  type: z.literal('modal'),
  title: plainText(24),
  blocks: z.array(z.unknown()).max(100),
  close: plainText(24).optional(),
  submit: plainText(24).optional(),
  private_metadata: z.string().max(3_000).optional(),
  callback_id: z.string().max(255).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  external_id: z.string().max(255).optional(),
  submit_disabled: z.boolean().optional(),
});
export type Modal = z.infer<typeof modalSchema>;
