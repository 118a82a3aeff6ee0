export { environmentVariables } from './environment';
export { ConfigError, loadConfig } from './load-config';
export { type Config, configSchema } from './schema';
