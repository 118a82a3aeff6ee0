export { instant } from './instant';
export { pageOf, pageQuery, pageQueryFields } from './page';
export { problem } from './problem';
export { type Scope, scope, scopeDescriptions, scopes } from './scope';
export { createdToken, type NewToken, newToken, type Token, token, tokenPage } from './token';
