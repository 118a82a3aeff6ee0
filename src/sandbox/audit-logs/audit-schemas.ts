type Schema = readonly [type: string, fields: { readonly [name: string]: string }];

/**
 * The kinds of entities and the types of their fields, as `GET /audit/v1/schemas` lists them (Slack facts, Web API §7).
 * A kind that gained fields stands several times.
 */
const schemas: readonly Schema[] = [
  ['workspace', { id: 'string', name: 'string', domain: 'string' }],
  ['enterprise', { id: 'string', name: 'string', domain: 'string' }],
  ['user', { id: 'string', name: 'string', email: 'string', team: 'string' }],
  ['file', { id: 'string', name: 'string', filetype: 'string', title: 'string' }],
  [
    'channel',
    {
      id: 'string',
      name: 'string',
      privacy: 'string',
      is_shared: 'bool',
      is_org_shared: 'bool',
      teams_shared_with: 'Optional: vec<string>',
    },
  ],
  [
    'app',
    {
      id: 'string',
      name: 'string',
      is_distributed: 'bool',
      is_directory_approved: 'bool',
      is_workflow_app: 'bool',
      scopes: 'array',
    },
  ],
  ['workflow', { id: 'string', name: 'string' }],
  ['barrier', { id: 'string', primary_usergroup: 'string', barriered_from_usergroup: 'string' }],
  ['message', { team: 'string', channel: 'string', timestamp: 'string' }],
  ['usergroup', { id: 'string', name: 'string' }],
  ['role', { id: 'string', name: 'string', type: 'string' }],
  ['account_type_role', { id: 'string', name: 'string' }],
  ['canvas', { id: 'string', filetype: 'string', title: 'string' }],
  [
    'workflow_v2',
    {
      id: 'string',
      app_id: 'string',
      date_updated: 'int',
      callback_id: 'string',
      name: 'string',
      updated_by: 'string',
      step_configuration: 'vec<dict<string, mixed>>',
    },
  ],
  ['app', { id: 'string', app_id: 'string', distribution_type: 'string', user_ids: 'array' }],
  [
    'workflow_v2',
    {
      id: 'string',
      app_id: 'string',
      date_updated: 'int',
      callback_id: 'string',
      name: 'string',
      updated_by: 'string',
      template_id: 'string',
      step_configuration: 'vec<dict<string, mixed>>',
    },
  ],
  ['template', { id: 'string', template_name: 'string' }],
  [
    'workflow_v2',
    {
      id: 'string',
      app_id: 'string',
      date_updated: 'int',
      callback_id: 'string',
      name: 'string',
      updated_by: 'string',
      template_id: 'string',
      step_configuration: 'vec<dict<string, mixed>>',
      suspicious_keywords: 'vec<string>',
      trigger_name: 'string',
      trigger_channels: 'vec<string>',
      trigger_configuration: 'dict<string, mixed>',
    },
  ],
  ['user', { id: 'string', name: 'string', email: 'string', team: 'string', account_type: 'string' }],
  ['legal_hold_policy', { id: 'string', name: 'string' }],
  [
    'app',
    {
      id: 'string',
      name: 'string',
      is_distributed: 'bool',
      is_directory_approved: 'bool',
      is_workflow_app: 'bool',
      scopes: 'array',
      bot_scopes: 'array',
    },
  ],
];

export const auditSchemas: readonly { [name: string]: unknown }[] = schemas.map(([type, fields]) => ({
  type,
  [type]: fields,
}));
