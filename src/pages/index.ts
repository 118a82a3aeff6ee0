export { renderErrorPage } from './error-page';
export { Layout, renderDocument } from './layout';
