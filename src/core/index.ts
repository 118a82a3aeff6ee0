export * from './actor';
export * from './clock';
export * from './cursor';
export * from './errors';
export * from './ids';
export * from './logger';
export * from './page';
export * from './secret';
