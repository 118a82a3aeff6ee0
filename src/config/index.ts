export { environmentVariables } from './environment';
export { ConfigError, type ConfigErrorCode, loadConfig } from './load-config';
export { type Config, configSchema } from './schema';
