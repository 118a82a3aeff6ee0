import { apiRoutes } from '../../src/api';
import type { Scope } from '../../src/contracts';

/** What each scope may change. Whatever is read wants a scope of reading, whatever is named nowhere here is refused. */
const changes: { readonly [scope in Scope]?: readonly string[] } = {
  'directory:write': ['createUser', 'updateUser', 'deleteUser', 'resetPassword', 'importPeople'],
  'groups:write': [
    'createGroup',
    'updateGroup',
    'deleteGroup',
    'addMember',
    'removeMember',
    'addChildGroup',
    'removeChildGroup',
  ],
  'attributes:write': ['defineCustomAttribute', 'removeCustomAttribute'],
  'administrators:write': ['changeRole'],
  'sessions:write': ['revokeSessions', 'revokeSession'],
  'apps:write': [
    'createApp',
    'updateApp',
    'deleteApp',
    'changeAppAddress',
    'setStartAddress',
    'retireAppAddress',
    'addAttribute',
    'orderAttributes',
    'updateAttribute',
    'deleteAttribute',
    'authoriseGroup',
    'unauthoriseGroup',
    'importNameIds',
    'createHandover',
    'revokeHandover',
  ],
  'provisioning:write': [
    'createConnection',
    'updateConnection',
    'testConnection',
    'replaceConnectionToken',
    'beginOAuth',
    'pauseConnection',
    'putMappingRow',
    'deleteMappingRow',
    'resetMapping',
    'updateConnectionGroup',
    'bindPerson',
    'unbindPerson',
    'ignorePerson',
    'confirmBindings',
    'noteBindingLinks',
    'importAccounts',
    'makePlan',
    'undoRun',
    'createWebhook',
    'switchWebhook',
    'deleteWebhook',
    'retryWebhookDelivery',
  ],
  'provisioning:approve': [
    'deleteConnection',
    'activateConnection',
    'deactivateConnection',
    'planRemoval',
    'approvePlan',
    'rejectPlan',
    'stopRun',
    'resumeRun',
    'retryFailures',
    'provisionNow',
  ],
  'certificates:write': [
    'createSigningKey',
    'importSigningKey',
    'promoteSigningKey',
    'retireSigningKey',
    'startCutover',
    'switchCutover',
    'goBackCutover',
    'abortCutover',
    'finishCutover',
    'tryStagedKey',
    'endStagedKeyTry',
  ],
  'tokens:write': ['createToken', 'revokeToken'],
};

/** Asked by POST because the question is long; and filters of one's own, which are nobody else's. */
const changesNothing = [
  'tryAttribute',
  'checkAttribute',
  'previewAssertion',
  'preflight',
  'tryMappingRow',
  'checkMappingRow',
  'previewAccountImport',
  'saveFilter',
  'deleteSavedFilter',
];

/** What a person proves for who they are, anew when the last proof is old (README, "The console"). */
const dangerous = [
  ...['deleteUser', 'resetPassword', 'importPeople', 'importAccounts', 'deleteGroup', 'changeRole'],
  ...['deleteApp', 'unauthoriseGroup', 'importNameIds', 'retireAppAddress'],
  ...['importSigningKey', 'promoteSigningKey', 'retireSigningKey', 'switchCutover', 'goBackCutover', 'tryStagedKey'],
  ...['createToken', 'revokeToken', 'createWebhook', 'deleteWebhook'],
  ...['replaceConnectionToken', 'beginOAuth', 'activateConnection', 'deactivateConnection', 'deleteConnection'],
  ...['planRemoval', 'approvePlan', 'resumeRun', 'retryFailures', 'provisionNow'],
];

describe('every route of the API', () => {
  // Declarations are plain data: no handler runs here, so no service is needed.
  const declarations = apiRoutes({} as never, 'http://localhost').map(({ declaration }) => declaration);

  it('that changes something wants the scope it is meant for (R58)', () => {
    const found: { [scope: string]: string[] } = {};
    for (const { method, scope, operationId } of declarations) {
      if (method === 'get' || changesNothing.includes(operationId)) continue;
      found[scope] = [...(found[scope] ?? []), operationId].toSorted();
    }
    const wanted = Object.entries(changes).map(([scope, operations]) => [scope, operations.toSorted()]);
    expect(found).toEqual(Object.fromEntries(wanted));
  });

  it('that changes nothing wants a scope of reading, but for the document of the API (R58)', () => {
    const reading = declarations.filter(
      ({ method, operationId }) => method === 'get' || changesNothing.includes(operationId),
    );
    for (const { operationId, scope } of reading) {
      const isOpen = operationId === 'getOpenApiDocument';
      expect({ operationId, reads: isOpen ? scope === 'anyone' : scope.endsWith(':read') }).toEqual({
        operationId,
        reads: true,
      });
    }
  });

  it('that is dangerous is known to be, and says what it does (R71)', () => {
    const marked = declarations.filter((declaration) => declaration.dangerous === true);
    expect(marked.map(({ operationId }) => operationId).toSorted()).toEqual(dangerous.toSorted());
    const silent = marked.filter(({ description = '' }) => description === '');
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
  });
});
