export { ApiError, type ApiErrorCode } from './api-error';
export { type ApiServices, apiRoutes, createApi } from './create-api';
export { declaredResponses } from './openapi-document';
export type { ApiRoute } from './route';
export { TokenEntity } from './token.entity';
export { type Grantor, TokenService } from './token-service';
export { TokenStore } from './token-store';
