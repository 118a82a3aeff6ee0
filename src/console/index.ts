export { ConsoleAssets } from './console-assets';
export { createConsoleRoutes } from './console-routes';
export { ConsoleSession } from './console-session';
export { ConsoleTokenService } from './console-token-service';
