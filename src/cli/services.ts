import type { TokenService } from '../api';

/** The use cases that commands call; the composition root joins them. */
export type Services = {
  tokens: TokenService;
};
