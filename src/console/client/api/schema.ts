/* Written by `npm run api-types` from the OpenAPI document; do not edit. */

export interface paths {
  "/openapi.json": {
    get: {
      parameters: {
        query?: never;
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": { [name: string]: unknown } } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/users": {
    get: {
      parameters: {
        query?: { search?: string; cursor?: string; limit?: number; state?: "active" | "password_expired" | "suspended" };
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['UserPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    post: {
      parameters: {
        query?: never;
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['NewPerson'] } };
      responses: {
        201: { content: { "application/json": schemas['User'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "directory.input_invalid" | "directory.manager_not_found" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.administrator_protected" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "onboarding.group_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "directory.username_taken" | "directory.email_taken" | "directory.username_is_foreign_email" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        422: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 422; code: "sign_in.password_too_short" | "sign_in.password_too_long" | "sign_in.password_common" | "sign_in.password_personal" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "sign_in.busy" | "db.unavailable" }) } };
      };
    };
  };
  "/users/{user}": {
    get: {
      parameters: {
        query?: never;
        path: { user: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['User'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.user_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    patch: {
      parameters: {
        query?: never;
        path: { user: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['UserPatch'] } };
      responses: {
        200: { content: { "application/json": schemas['User'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "directory.input_invalid" | "directory.manager_not_found" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.administrator_protected" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.user_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "directory.username_taken" | "directory.email_taken" | "directory.username_is_foreign_email" | "directory.last_administrator" | "directory.changed_meanwhile" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    delete: {
      parameters: {
        query?: never;
        path: { user: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" | "api.administrator_protected" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.user_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "directory.last_administrator" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/users/{user}/groups": {
    get: {
      parameters: {
        query?: never;
        path: { user: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['GroupsOfUser'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.user_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/users/{user}/password": {
    put: {
      parameters: {
        query?: never;
        path: { user: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['PasswordReset'] } };
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" | "api.administrator_protected" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.user_not_found" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        422: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 422; code: "sign_in.password_too_short" | "sign_in.password_too_long" | "sign_in.password_common" | "sign_in.password_personal" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "sign_in.busy" | "db.unavailable" }) } };
      };
    };
  };
  "/imports/people": {
    post: {
      parameters: {
        query?: { dryRun?: string; createGroups?: string; partial?: string };
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "text/csv": string } };
      responses: {
        200: { content: { "application/json": schemas['CsvPlan'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "directory.csv_unreadable" | "directory.csv_faulty" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/exports/people.csv": {
    get: {
      parameters: {
        query?: { ids?: string };
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "text/csv; charset=utf-8": string } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/users/{user}/sessions": {
    get: {
      parameters: {
        query?: never;
        path: { user: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['SessionList'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.user_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    delete: {
      parameters: {
        query?: never;
        path: { user: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['EndedSessions'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.administrator_protected" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.user_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/users/{user}/sessions/{sessionId}": {
    delete: {
      parameters: {
        query?: never;
        path: { user: string; sessionId: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.administrator_protected" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.user_not_found" | "api.session_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/groups": {
    get: {
      parameters: {
        query?: { search?: string; cursor?: string; limit?: number };
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['GroupPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    post: {
      parameters: {
        query?: never;
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['NewGroup'] } };
      responses: {
        201: { content: { "application/json": schemas['Group'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "directory.input_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "directory.group_name_taken" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/groups/{group}": {
    get: {
      parameters: {
        query?: never;
        path: { group: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['Group'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.group_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    patch: {
      parameters: {
        query?: never;
        path: { group: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['GroupPatch'] } };
      responses: {
        200: { content: { "application/json": schemas['Group'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "directory.input_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.group_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "directory.group_name_taken" | "directory.changed_meanwhile" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    delete: {
      parameters: {
        query?: never;
        path: { group: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.group_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/groups/{group}/members": {
    get: {
      parameters: {
        query?: { nested?: boolean | string; cursor?: string; limit?: number };
        path: { group: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['MemberPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.group_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/groups/{group}/members/{user}": {
    put: {
      parameters: {
        query?: never;
        path: { group: string; user: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.group_not_found" | "directory.user_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    delete: {
      parameters: {
        query?: never;
        path: { group: string; user: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.group_not_found" | "directory.user_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/groups/{group}/children": {
    get: {
      parameters: {
        query?: never;
        path: { group: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['GroupList'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.group_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/groups/{group}/children/{child}": {
    put: {
      parameters: {
        query?: never;
        path: { group: string; child: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.group_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "directory.group_cycle" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    delete: {
      parameters: {
        query?: never;
        path: { group: string; child: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.group_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/custom-attributes": {
    get: {
      parameters: {
        query?: never;
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['CustomAttributeList'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    post: {
      parameters: {
        query?: never;
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['CustomAttribute'] } };
      responses: {
        201: { content: { "application/json": schemas['CustomAttribute'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "directory.input_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "directory.custom_attribute_taken" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/custom-attributes/{name}": {
    delete: {
      parameters: {
        query?: never;
        path: { name: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.custom_attribute_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "directory.custom_attribute_in_use" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps": {
    get: {
      parameters: {
        query?: { search?: string; cursor?: string; limit?: number };
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['AppDetailPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    post: {
      parameters: {
        query?: never;
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['AppRegistration'] } };
      responses: {
        201: { content: { "application/json": schemas['RegisteredApp'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "apps.invalid_input" | "apps.slack_domain_invalid" | "apps.certificate_invalid" | "apps.attribute_invalid" | "apps.metadata_url_refused" | "saml.metadata_forbidden_markup" | "saml.metadata_malformed" | "saml.metadata_too_complex" | "saml.metadata_no_service_provider" | "saml.metadata_several_service_providers" | "saml.metadata_no_endpoint" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "onboarding.group_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "apps.slug_taken" | "apps.attribute_name_taken" | "apps.changed_meanwhile" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" | "saml.metadata_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        502: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 502; code: "apps.metadata_unreachable" | "apps.metadata_too_large" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}": {
    get: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['AppDetail'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    patch: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['AppPatch'] } };
      responses: {
        200: { content: { "application/json": schemas['AppDetail'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "apps.invalid_input" | "apps.slack_domain_invalid" | "apps.certificate_invalid" | "apps.attribute_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "apps.slug_taken" | "apps.attribute_name_taken" | "apps.changed_meanwhile" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    delete: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.connection_in_use" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/addresses": {
    get: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['AppAddresses'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    post: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['AddressChange'] } };
      responses: {
        200: { content: { "application/json": schemas['AppAddresses'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "apps.invalid_input" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "apps.changed_meanwhile" | "apps.slug_taken" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/start-address": {
    put: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['StartAddress'] } };
      responses: {
        200: { content: { "application/json": schemas['AppAddresses'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "apps.invalid_input" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "apps.address_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "apps.changed_meanwhile" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/addresses/{slug}": {
    delete: {
      parameters: {
        query?: never;
        path: { app: string; slug: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['AppAddresses'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "apps.address_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "apps.address_in_use" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/attributes": {
    post: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['NewAttributeRule'] } };
      responses: {
        201: { content: { "application/json": schemas['AppDetail'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "apps.invalid_input" | "apps.attribute_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "apps.attribute_name_taken" | "apps.attribute_preset" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    put: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['AttributeOrder'] } };
      responses: {
        200: { content: { "application/json": schemas['AppDetail'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "apps.invalid_input" | "apps.attribute_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "apps.attribute_name_taken" | "apps.attribute_preset" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/attribute-trial": {
    post: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['AttributeTrial'] } };
      responses: {
        200: { content: { "application/json": schemas['TriedAttribute'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "apps.invalid_input" | "apps.attribute_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "directory.user_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "apps.attribute_name_taken" | "apps.attribute_preset" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/attribute-check": {
    post: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['AttributeCheck'] } };
      responses: {
        200: { content: { "application/json": schemas['RowCheck'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "page.cursor_invalid" | "apps.invalid_input" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/attributes/{attributeId}": {
    patch: {
      parameters: {
        query?: never;
        path: { app: string; attributeId: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['AttributeRuleChange'] } };
      responses: {
        200: { content: { "application/json": schemas['AppDetail'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "apps.invalid_input" | "apps.attribute_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "apps.attribute_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "apps.attribute_name_taken" | "apps.attribute_preset" | "apps.changed_meanwhile" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    delete: {
      parameters: {
        query?: { revision?: number };
        path: { app: string; attributeId: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['AppDetail'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "apps.attribute_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "apps.changed_meanwhile" | "apps.attribute_preset" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/access": {
    get: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['AppReach'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/access/{user}": {
    get: {
      parameters: {
        query?: never;
        path: { app: string; user: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['Access'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "directory.user_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/users/{user}/access": {
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        path: { user: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['AppAccessPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.user_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/groups": {
    get: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['AuthorisedGroups'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/groups/{group}/apps": {
    get: {
      parameters: {
        query?: never;
        path: { group: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['AppsOfGroup'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.group_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/groups/{group}": {
    put: {
      parameters: {
        query?: never;
        path: { app: string; group: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "directory.group_not_found" | "apps.group_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    delete: {
      parameters: {
        query?: never;
        path: { app: string; group: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "directory.group_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/name-ids": {
    post: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['NameIdImport'] } };
      responses: {
        200: { content: { "application/json": schemas['ChangedNameIds'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "apps.invalid_input" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "apps.name_id_taken" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/groups/{group}/members/{user}/lost-access": {
    get: {
      parameters: {
        query?: never;
        path: { group: string; user: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['LostAccess'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.group_not_found" | "directory.user_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/groups/{group}/children/{child}/lost-access": {
    get: {
      parameters: {
        query?: never;
        path: { group: string; child: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['LostAccess'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.group_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/groups/{group}/lost-access": {
    get: {
      parameters: {
        query?: never;
        path: { group: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['LostAccess'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.group_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/groups/{group}/lost-access": {
    get: {
      parameters: {
        query?: never;
        path: { app: string; group: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['LostAccess'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "directory.group_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections": {
    get: {
      parameters: {
        query?: { app?: string; cursor?: string; limit?: number };
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['ConnectionPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    post: {
      parameters: {
        query?: never;
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['NewConnection'] } };
      responses: {
        201: { content: { "application/json": schemas['Connection'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "provisioning.invalid_input" | "provisioning.origin_refused" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.other_workspace" | "provisioning.app_not_slack" | "provisioning.connection_exists" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        422: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 422; code: "provisioning.token_refused" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        502: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 502; code: "slack.rate_limited" | "slack.transient" | "slack.outcome_unknown" | "slack.not_found" | "slack.already_exists" | "slack.rejected" | "slack.protected" | "slack.unauthorized" | "slack.misconfigured" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}": {
    get: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['Connection'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    patch: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['ConnectionPatch'] } };
      responses: {
        200: { content: { "application/json": schemas['Connection'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "provisioning.invalid_input" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.changed_meanwhile" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    delete: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.connection_in_use" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/test": {
    post: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['Connection'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.token_missing" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        502: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 502; code: "slack.rate_limited" | "slack.transient" | "slack.outcome_unknown" | "slack.not_found" | "slack.already_exists" | "slack.rejected" | "slack.protected" | "slack.unauthorized" | "slack.misconfigured" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/token": {
    put: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['ConnectionToken'] } };
      responses: {
        200: { content: { "application/json": schemas['Connection'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.other_workspace" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        422: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 422; code: "provisioning.token_refused" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        502: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 502; code: "slack.rate_limited" | "slack.transient" | "slack.outcome_unknown" | "slack.not_found" | "slack.already_exists" | "slack.rejected" | "slack.protected" | "slack.unauthorized" | "slack.misconfigured" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/oauth": {
    post: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['OAuthStart'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.oauth_client_missing" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/activate": {
    post: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['Connection'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.other_workspace" | "provisioning.token_missing" | "provisioning.capability_missing" | "provisioning.state_unfit" }) } };
        422: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 422; code: "provisioning.token_refused" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        502: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 502; code: "slack.rate_limited" | "slack.transient" | "slack.outcome_unknown" | "slack.not_found" | "slack.already_exists" | "slack.rejected" | "slack.protected" | "slack.unauthorized" | "slack.misconfigured" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/pause": {
    post: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['PauseReason'] } };
      responses: {
        200: { content: { "application/json": schemas['Connection'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.state_unfit" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/kept-access": {
    get: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['KeptAccess'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/deactivate": {
    post: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['Deactivation'] } };
      responses: {
        200: { content: { "application/json": schemas['Connection'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.not_confirmed" | "provisioning.state_unfit" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/removal": {
    post: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['Deactivation'] } };
      responses: {
        201: { content: { "application/json": schemas['Plan'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.not_confirmed" | "provisioning.state_unfit" | "provisioning.nothing_to_remove" | "provisioning.token_missing" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        502: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 502; code: "slack.rate_limited" | "slack.transient" | "slack.outcome_unknown" | "slack.not_found" | "slack.already_exists" | "slack.rejected" | "slack.protected" | "slack.unauthorized" | "slack.misconfigured" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/mapping": {
    get: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['MappingTable'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/mapping/{attribute}": {
    put: {
      parameters: {
        query?: never;
        path: { connection: string; attribute: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['MappingRowChange'] } };
      responses: {
        200: { content: { "application/json": schemas['MappingTable'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "provisioning.invalid_input" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" | "provisioning.mapping_row_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.changed_meanwhile" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    delete: {
      parameters: {
        query?: { revision?: number };
        path: { connection: string; attribute: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['MappingTable'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" | "provisioning.mapping_row_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.mapping_row_required" | "provisioning.changed_meanwhile" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/default-mapping": {
    post: {
      parameters: {
        query?: { revision?: number };
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['MappingTable'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.changed_meanwhile" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/groups": {
    get: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['ConnectionGroups'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/groups/{group}": {
    patch: {
      parameters: {
        query?: never;
        path: { connection: string; group: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['ConnectionGroupPatch'] } };
      responses: {
        200: { content: { "application/json": schemas['ConnectionGroup'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" | "directory.group_not_found" | "provisioning.group_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.nothing_to_adopt" | "provisioning.handle_taken" | "provisioning.changed_meanwhile" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/mapping-trial": {
    post: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['MappingTrial'] } };
      responses: {
        200: { content: { "application/json": schemas['TriedAttribute'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "provisioning.invalid_input" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" | "directory.user_not_found" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/mapping-check": {
    post: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['MappingCheck'] } };
      responses: {
        200: { content: { "application/json": schemas['RowCheck'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "page.cursor_invalid" | "provisioning.invalid_input" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/binding-counts": {
    get: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['BindingCounts'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/bindings": {
    get: {
      parameters: {
        query?: { search?: string; state?: "unbound" | "proposed" | "bound" | "conflicting" | "ignored"; authorised?: boolean | string; mayEnter?: boolean | string; link?: "confirmed" | "open" | "ending" | "ended" | "none"; account?: "on" | "off" | "none"; cursor?: string; limit?: number };
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['PersonBindingPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/bindings/{user}": {
    get: {
      parameters: {
        query?: never;
        path: { connection: string; user: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['PersonBinding'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" | "directory.user_not_found" | "provisioning.person_unknown" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    put: {
      parameters: {
        query?: never;
        path: { connection: string; user: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['BindingDecision'] } };
      responses: {
        200: { content: { "application/json": schemas['PersonBinding'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" | "directory.user_not_found" | "provisioning.account_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.account_taken" | "provisioning.account_unfit" | "provisioning.nothing_proposed" | "provisioning.changed_meanwhile" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    delete: {
      parameters: {
        query?: { seenState?: "unbound" | "proposed" | "bound" | "conflicting" | "ignored"; seenAccountId?: string };
        path: { connection: string; user: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['PersonBinding'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" | "directory.user_not_found" | "provisioning.person_unknown" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.nothing_bound" | "provisioning.changed_meanwhile" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/bindings/{user}/ignore": {
    post: {
      parameters: {
        query?: { seenState?: "unbound" | "proposed" | "bound" | "conflicting" | "ignored"; seenAccountId?: string };
        path: { connection: string; user: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['PersonBinding'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" | "directory.user_not_found" | "provisioning.person_unknown" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.changed_meanwhile" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/binding-confirmations": {
    post: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['BindingConfirmation'] } };
      responses: {
        200: { content: { "application/json": schemas['ConfirmedBindings'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" | "directory.user_not_found" | "provisioning.account_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.account_taken" | "provisioning.account_unfit" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/binding-links": {
    post: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['LinksSent'] } };
      responses: {
        200: { content: { "application/json": schemas['ChangedLinks'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/accounts": {
    get: {
      parameters: {
        query?: { search?: string; class?: "matched_assigned" | "matched_unassigned" | "local" | "guest" | "bot" | "external" | "deactivated"; imported?: boolean | string; cursor?: string; limit?: number };
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['ClassifiedAccountPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/account-import-preview": {
    post: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['AccountSelection'] } };
      responses: {
        200: { content: { "application/json": schemas['ImportPreviews'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/account-imports": {
    post: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['AccountSelection'] } };
      responses: {
        201: { content: { "application/json": schemas['AccountImport'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.nothing_selected" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['AccountImportPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/account-imports/{import}": {
    get: {
      parameters: {
        query?: never;
        path: { import: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['AccountImport'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.import_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/account-imports/{import}/progress": {
    get: {
      parameters: {
        query?: never;
        path: { import: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "text/event-stream": string } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.import_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/plans": {
    post: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        201: { content: { "application/json": schemas['Plan'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.plan_not_made" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "provisioning.plan_under_way" | "db.unavailable" }) } };
      };
    };
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['PlanPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/plans/{plan}": {
    get: {
      parameters: {
        query?: never;
        path: { plan: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['Plan'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.plan_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/plans/{plan}/steps": {
    get: {
      parameters: {
        query?: { kind?: "account.create" | "account.bind" | "account.unbind" | "account.update" | "account.reactivate" | "account.deactivate" | "group.create" | "group.adopt" | "group.rename" | "group.enable" | "group.members" | "group.describe" | "group.delete"; state?: "planned" | "sent" | "unknown" | "done" | "retry" | "dead" | "skipped"; cursor?: string; limit?: number };
        path: { plan: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['StepPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.plan_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/plans/{plan}/progress": {
    get: {
      parameters: {
        query?: never;
        path: { plan: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['Progress'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.plan_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/plans/{plan}/approve": {
    post: {
      parameters: {
        query?: never;
        path: { plan: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['PlanApproval'] } };
      responses: {
        200: { content: { "application/json": schemas['Plan'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.plan_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.plan_not_waiting" | "provisioning.plan_changed" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/plans/{plan}/reject": {
    post: {
      parameters: {
        query?: never;
        path: { plan: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['Plan'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.plan_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.plan_not_waiting" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/runs": {
    get: {
      parameters: {
        query?: { plan?: string; cursor?: string; limit?: number };
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['RunPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/runs/{run}": {
    get: {
      parameters: {
        query?: never;
        path: { run: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['RunDetail'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.run_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/runs/{run}/progress": {
    get: {
      parameters: {
        query?: never;
        path: { run: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "text/event-stream": string } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.run_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/runs/{run}/stop": {
    post: {
      parameters: {
        query?: never;
        path: { run: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['Run'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.run_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.run_state_unfit" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/runs/{run}/resume": {
    post: {
      parameters: {
        query?: never;
        path: { run: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['Run'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.run_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.run_state_unfit" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/runs/{run}/undo": {
    post: {
      parameters: {
        query?: never;
        path: { run: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        201: { content: { "application/json": schemas['Plan'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.run_not_found" | "provisioning.connection_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.run_state_unfit" | "provisioning.nothing_to_undo" | "provisioning.token_missing" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        502: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 502; code: "slack.rate_limited" | "slack.transient" | "slack.outcome_unknown" | "slack.not_found" | "slack.already_exists" | "slack.rejected" | "slack.protected" | "slack.unauthorized" | "slack.misconfigured" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/failures": {
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['StepPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/failure-retries": {
    post: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['FailureRetry'] } };
      responses: {
        200: { content: { "application/json": schemas['RetriedFailures'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" | "provisioning.failure_not_found" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/status": {
    get: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['MirrorStatus'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/usernames": {
    get: {
      parameters: {
        query?: { changed?: boolean | string; cursor?: string; limit?: number };
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['UserNamePreviewPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/suspension-previews/{user}": {
    get: {
      parameters: {
        query?: never;
        path: { connection: string; user: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['SwitchOffPreview'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" | "directory.user_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/password-expiry-previews/{user}": {
    get: {
      parameters: {
        query?: never;
        path: { connection: string; user: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['SwitchOffPreview'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" | "directory.user_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/connections/{connection}/provision-now": {
    post: {
      parameters: {
        query?: never;
        path: { connection: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['ProvisionNow'] } };
      responses: {
        200: { content: { "application/json": schemas['ProvisionTrace'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" | "directory.user_not_found" | "directory.group_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "provisioning.token_missing" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        502: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 502; code: "slack.rate_limited" | "slack.transient" | "slack.outcome_unknown" | "slack.not_found" | "slack.already_exists" | "slack.rejected" | "slack.protected" | "slack.unauthorized" | "slack.misconfigured" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/events": {
    get: {
      parameters: {
        query?: { connection?: string; kind?: "user_create_provision" | "user_update_provision" | "user_deprovision" | "user_delete_provision" | "user_lookup_provision" | "group_create_provision" | "group_update_provision" | "group_delete_provision" | "idm_integration_create" | "idm_integration_activate" | "idm_integration_update" | "idm_integration_reauth" | "idm_integration_delete" | "idm_integration_alarm"; subject?: string; from?: string; to?: string; cursor?: string; limit?: number };
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['ProvisioningEventPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/exports/events.csv": {
    get: {
      parameters: {
        query?: { connection?: string; kind?: "user_create_provision" | "user_update_provision" | "user_deprovision" | "user_delete_provision" | "user_lookup_provision" | "group_create_provision" | "group_update_provision" | "group_delete_provision" | "idm_integration_create" | "idm_integration_activate" | "idm_integration_update" | "idm_integration_reauth" | "idm_integration_delete" | "idm_integration_alarm"; subject?: string; from?: string; to?: string };
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "text/csv; charset=utf-8": string } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/exports/events.jsonl": {
    get: {
      parameters: {
        query?: { connection?: string; kind?: "user_create_provision" | "user_update_provision" | "user_deprovision" | "user_delete_provision" | "user_lookup_provision" | "group_create_provision" | "group_update_provision" | "group_delete_provision" | "idm_integration_create" | "idm_integration_activate" | "idm_integration_update" | "idm_integration_reauth" | "idm_integration_delete" | "idm_integration_alarm"; subject?: string; from?: string; to?: string };
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/jsonl; charset=utf-8": string } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/webhooks": {
    get: {
      parameters: {
        query?: never;
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['WebhookList'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    post: {
      parameters: {
        query?: never;
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['NewWebhook'] } };
      responses: {
        201: { content: { "application/json": schemas['CreatedWebhook'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "provisioning.webhook_url_refused" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.connection_not_found" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/webhooks/{webhook}": {
    get: {
      parameters: {
        query?: never;
        path: { webhook: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['Webhook'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.webhook_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    patch: {
      parameters: {
        query?: never;
        path: { webhook: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['WebhookSwitch'] } };
      responses: {
        200: { content: { "application/json": schemas['Webhook'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.webhook_not_found" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    delete: {
      parameters: {
        query?: never;
        path: { webhook: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.webhook_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/webhooks/{webhook}/deliveries": {
    get: {
      parameters: {
        query?: { state?: "pending" | "delivered" | "dead"; cursor?: string; limit?: number };
        path: { webhook: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['WebhookDeliveryPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.webhook_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/webhooks/{webhook}/deliveries/{delivery}/retry": {
    post: {
      parameters: {
        query?: never;
        path: { webhook: string; delivery: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['WebhookDelivery'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "provisioning.webhook_not_found" | "provisioning.delivery_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/slack-settings": {
    get: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['SlackSettings'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/handovers": {
    get: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['HandoverList'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    post: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['NewHandover'] } };
      responses: {
        201: { content: { "application/json": schemas['CreatedHandover'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/handovers/{handoverId}": {
    delete: {
      parameters: {
        query?: never;
        path: { app: string; handoverId: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "handover.not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/signing-keys": {
    get: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['SigningKeyList'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    post: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['NewSigningKey'] } };
      responses: {
        201: { content: { "application/json": schemas['SigningKey'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "certificates.invalid_input" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "certificates.app_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "certificates.next_exists" | "certificates.active_exists" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/signing-keys/import": {
    post: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['SigningKeyImport'] } };
      responses: {
        201: { content: { "application/json": schemas['SigningKey'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" | "certificates.pem_too_large" | "certificates.pem_malformed" | "certificates.private_key_given" | "certificates.private_key_malformed" | "certificates.private_key_encrypted" | "certificates.key_type" | "certificates.key_too_weak" | "certificates.pair_mismatch" | "certificates.signature_algorithm" | "certificates.expired" | "certificates.not_yet_valid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "certificates.app_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "certificates.next_exists" | "certificates.active_exists" | "certificates.already_imported" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/signing-keys/{keyId}": {
    get: {
      parameters: {
        query?: never;
        path: { keyId: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['SigningKey'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "certificates.key_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/signing-keys/{keyId}/promote": {
    post: {
      parameters: {
        query?: never;
        path: { keyId: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['SigningKey'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "certificates.key_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "certificates.private_key_destroyed" | "certificates.expired" | "certificates.not_yet_valid" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/signing-keys/{keyId}/retire": {
    post: {
      parameters: {
        query?: never;
        path: { keyId: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['SigningKey'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "certificates.key_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "certificates.active_key_required" | "certificates.cutover_open" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/signing-keys/{keyId}/certificate.pem": {
    get: {
      parameters: {
        query?: never;
        path: { keyId: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/x-pem-file": string } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "certificates.key_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/signing-keys/{keyId}/certificate.der": {
    get: {
      parameters: {
        query?: never;
        path: { keyId: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/pkix-cert": string } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "certificates.key_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/cutover": {
    get: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['CutoverReport'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "certificates.key_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    post: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['NewCutover'] } };
      responses: {
        201: { content: { "application/json": schemas['Cutover'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "certificates.key_not_found" | "certificates.cutover_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "certificates.private_key_destroyed" | "certificates.expired" | "certificates.not_yet_valid" | "certificates.cutover_open" | "certificates.key_signs_already" | "certificates.no_active_key" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/cutover/switch": {
    post: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['Cutover'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "certificates.cutover_not_found" | "certificates.key_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "certificates.private_key_destroyed" | "certificates.expired" | "certificates.not_yet_valid" | "certificates.cutover_phase" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/cutover/go-back": {
    post: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['Cutover'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "certificates.cutover_not_found" | "certificates.key_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "certificates.private_key_destroyed" | "certificates.expired" | "certificates.not_yet_valid" | "certificates.cutover_phase" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/cutover/abort": {
    post: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "certificates.cutover_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "certificates.cutover_phase" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/cutover/finish": {
    post: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "certificates.cutover_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "certificates.cutover_phase" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/cutover/sign-ins": {
    get: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['CutoverSignIns'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "certificates.key_not_found" | "certificates.cutover_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/cutover/try": {
    post: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        201: { content: { "application/json": schemas['Cutover'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "certificates.key_not_found" | "certificates.cutover_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "certificates.private_key_destroyed" | "certificates.expired" | "certificates.not_yet_valid" | "certificates.cutover_phase" | "certificates.try_needs_session" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    delete: {
      parameters: {
        query?: never;
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "certificates.cutover_not_found" | "certificates.try_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "certificates.try_needs_session" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/traces/{code}": {
    get: {
      parameters: {
        query?: never;
        path: { code: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['Trace'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "saml.trace_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/traces": {
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; app?: string; user?: string; outcome?: "waiting" | "answered" | "refused" | "status" };
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['TracePage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "directory.user_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/sign-ins/days": {
    get: {
      parameters: {
        query?: { days?: number; app?: string };
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['SignInDays'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/preflight": {
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        path: { app: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['Preflight'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/apps/{app}/preview/{user}": {
    get: {
      parameters: {
        query?: never;
        path: { app: string; user: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['AssertionPreview'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "saml.attribute_missing" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "directory.user_not_found" | "saml.unknown_app" | "saml.unknown_user" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/activity": {
    get: {
      parameters: {
        query?: { source?: "administration" | "provisioning" | "sign_in"; kind?: string; app?: string; person?: string; by?: string; outcome?: "success" | "refused" | "failed" | "waiting"; text?: string; from?: string; to?: string; cursor?: string; limit?: number };
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['ActivityPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "directory.user_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/activity/entries/{entry}": {
    get: {
      parameters: {
        query?: never;
        path: { entry: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['ActivityEntry'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "activity.entry_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/exports/activity.csv": {
    get: {
      parameters: {
        query?: { source?: "administration" | "provisioning" | "sign_in"; kind?: string; app?: string; person?: string; by?: string; outcome?: "success" | "refused" | "failed" | "waiting"; text?: string; from?: string; to?: string };
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "text/csv; charset=utf-8": string } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "directory.user_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/exports/activity.jsonl": {
    get: {
      parameters: {
        query?: { source?: "administration" | "provisioning" | "sign_in"; kind?: string; app?: string; person?: string; by?: string; outcome?: "success" | "refused" | "failed" | "waiting"; text?: string; from?: string; to?: string };
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/jsonl; charset=utf-8": string } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "apps.app_not_found" | "directory.user_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/activity/filters": {
    get: {
      parameters: {
        query?: never;
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['SavedFilterList'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    post: {
      parameters: {
        query?: never;
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['NewSavedFilter'] } };
      responses: {
        201: { content: { "application/json": schemas['SavedFilter'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "activity.filters_are_of_people" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "activity.filter_name_taken" | "activity.too_many_filters" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/activity/filters/{filter}": {
    delete: {
      parameters: {
        query?: never;
        path: { filter: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "activity.filter_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/audit": {
    get: {
      parameters: {
        query?: { action?: string; actionPrefix?: string; actorId?: string; subjectId?: string; cursor?: string; limit?: number };
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['AuditPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/audit/verification": {
    get: {
      parameters: {
        query?: { seq?: number | null; hash?: string };
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['AuditVerification'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "audit.verification_running" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/status": {
    get: {
      parameters: {
        query?: never;
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['Status'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/tokens": {
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['TokenPage'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "page.cursor_invalid" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    post: {
      parameters: {
        query?: never;
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['NewToken'] } };
      responses: {
        201: { content: { "application/json": schemas['CreatedToken'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" | "api.scope_not_yours" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/tokens/{tokenId}": {
    get: {
      parameters: {
        query?: never;
        path: { tokenId: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['Token'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "api.token_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
    delete: {
      parameters: {
        query?: never;
        path: { tokenId: string };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" | "api.scope_not_yours" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "api.token_not_found" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/caller": {
    get: {
      parameters: {
        query?: never;
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['Caller'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/administrators": {
    get: {
      parameters: {
        query?: never;
        path?: never;
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: { content: { "application/json": schemas['AdministratorList'] } };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
  "/users/{user}/role": {
    put: {
      parameters: {
        query?: never;
        path: { user: string };
        header?: never;
        cookie?: never;
      };
      requestBody: { content: { "application/json": schemas['RoleChange'] } };
      responses: {
        204: { content?: never };
        400: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 400; code: "api.invalid_input" | "api.duplicate_parameter" | "api.body_unreadable" | "api.body_not_json" }) } };
        401: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 401; code: "api.token_missing" | "api.token_invalid" }) } };
        403: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 403; code: "api.scope_missing" | "api.confirmation_needed" | "administrators.own_role" | "administrators.not_owner" | "directory.own_role" }) } };
        404: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 404; code: "directory.user_not_found" }) } };
        409: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 409; code: "directory.last_administrator" }) } };
        413: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 413; code: "api.body_too_large" }) } };
        415: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 415; code: "api.unsupported_media_type" }) } };
        429: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 429; code: "http.too_many_requests" }) } };
        503: { content: { "application/problem+json": (schemas['Problem']) & ({ status: 503; code: "db.unavailable" }) } };
      };
    };
  };
}

export interface schemas {
  Problem: { type: string; title: string; status: number; detail?: string; code: string; faults?: ({ path: string; message: string })[]; instance: string };
  UserPage: { items: (schemas['User'])[]; nextCursor: string | null };
  User: { id: string; username: string; email: string; firstName: string; middleName: string | null; lastName: string; displayName: string | null; administrator: boolean; suspended: boolean; passwordExpired: boolean; jobTitle: string | null; location: string | null; addresses: (schemas['Address'])[]; phones: (schemas['Phone'])[]; employeeNumber: string | null; department: string | null; company: string | null; costCentre: string | null; division: string | null; managerId: string | null; startDate: string | null; preferredLanguage: string | null; locale: string | null; timezone: string | null; userType: string | null; photoUrl: string | null; custom: { [name: string]: string | number | boolean | (string | number | boolean)[] }; revision: number; createdAt: string; updatedAt: string };
  Address: { type?: "work" | "home" | "other"; street?: null | string; locality?: null | string; region?: null | string; postalCode?: null | string; country?: null | string };
  Phone: { type?: "work" | "mobile" | "home" | "fax" | "pager" | "other"; value: string };
  NewPerson: { username: string; email: string; firstName: string; lastName: string; administrator?: boolean; suspended?: boolean; passwordExpired?: boolean; middleName?: null | string; displayName?: null | string; jobTitle?: null | string; location?: null | string; addresses?: (schemas['Address'])[]; phones?: (schemas['Phone'])[]; employeeNumber?: null | string; department?: null | string; company?: null | string; costCentre?: null | string; division?: null | string; managerId?: string | null; startDate?: null | string; preferredLanguage?: null | string; locale?: null | string; timezone?: null | string; userType?: null | string; photoUrl?: null | string; custom?: { [name: string]: null | string | number | boolean | (string | number | boolean)[] }; password?: string; groups?: (string)[] };
  UserPatch: { username?: string; email?: string; firstName?: string; lastName?: string; administrator?: boolean; suspended?: boolean; passwordExpired?: boolean; middleName?: null | string; displayName?: null | string; jobTitle?: null | string; location?: null | string; addresses?: (schemas['Address'])[]; phones?: (schemas['Phone'])[]; employeeNumber?: null | string; department?: null | string; company?: null | string; costCentre?: null | string; division?: null | string; managerId?: string | null; startDate?: null | string; preferredLanguage?: null | string; locale?: null | string; timezone?: null | string; userType?: null | string; photoUrl?: null | string; custom?: { [name: string]: null | string | number | boolean | (string | number | boolean)[] }; revision?: number };
  GroupsOfUser: { items: (schemas['GroupOfUser'])[] };
  GroupOfUser: { id: string; name: string; description: string | null; revision: number; createdAt: string; updatedAt: string; direct: boolean; path: (string)[] };
  PasswordReset: { password: string; expired?: boolean; signOut?: boolean };
  CsvPlan: { creates: ({ row: number; username: string; attributes: { [name: string]: { before?: unknown; after?: unknown } }; groupsAdded: (string)[] })[]; updates: ({ row: number; username: string; attributes: { [name: string]: { before?: unknown; after?: unknown } }; groupsAdded: (string)[]; id: string; groupsRemoved: (string)[] })[]; unchanged: (number)[]; faults: ({ row: number; column?: string; message: string })[]; groupsToCreate: (string)[] };
  SessionList: { items: (schemas['Session'])[] };
  Session: { id: string; createdAt: string; lastUsedAt: string; expiresAt: string; authenticatedAt: string; authnContext: string; address: string | null; userAgent: string | null };
  EndedSessions: { ended: number };
  GroupPage: { items: (schemas['Group'])[]; nextCursor: string | null };
  Group: { id: string; name: string; description: string | null; revision: number; createdAt: string; updatedAt: string };
  NewGroup: { name: string; description?: null | string };
  GroupPatch: { name?: string; description?: null | string; revision?: number };
  MemberPage: { items: (schemas['Member'])[]; nextCursor: string | null };
  Member: { id: string; username: string; email: string; firstName: string; middleName: string | null; lastName: string; displayName: string | null; administrator: boolean; suspended: boolean; passwordExpired: boolean; jobTitle: string | null; location: string | null; addresses: (schemas['Address'])[]; phones: (schemas['Phone'])[]; employeeNumber: string | null; department: string | null; company: string | null; costCentre: string | null; division: string | null; managerId: string | null; startDate: string | null; preferredLanguage: string | null; locale: string | null; timezone: string | null; userType: string | null; photoUrl: string | null; custom: { [name: string]: string | number | boolean | (string | number | boolean)[] }; revision: number; createdAt: string; updatedAt: string; direct: boolean };
  GroupList: { items: (schemas['Group'])[] };
  CustomAttributeList: { items: (schemas['CustomAttribute'])[] };
  CustomAttribute: { name: string; type: "text" | "number" | "boolean" | "date"; multiple?: boolean; description?: null | string };
  AppDetailPage: { items: (schemas['AppDetail'])[]; nextCursor: string | null };
  AppDetail: { id: string; slug: string; startSlug: string; kind: "slack" | "saml"; name: string; enabled: boolean; hidden: boolean; inSetUp: boolean; revision: number; spEntityId: string; settings: schemas['AppSettings']; acsEndpoints: (schemas['AcsEndpoint'])[]; spCertificates: (schemas['SpCertificate'])[]; attributes: (schemas['AttributeRule'])[]; createdAt: string; updatedAt: string; entityId: string; metadataUrl: string; ssoUrl: string; launchUrl: string };
  AppSettings: { slackDomain?: string; audience: string; nameId: { format: "persistent" | "emailAddress" | "unspecified" | "transient"; source: string; nameQualifier?: string; spNameQualifier?: string }; signResponse: boolean; signAssertion: boolean; encryptAssertion: boolean; requireSignedRequests: boolean; signatureAlgorithm: "rsa-sha256" | "rsa-sha384" | "rsa-sha512"; answerWithStatus: boolean; assertionLifetimeSeconds?: number };
  AcsEndpoint: { index: number; url: string; isDefault: boolean };
  SpCertificate: { use: "signing" | "encryption" | "both"; pem: string; fingerprintSha256: string };
  AttributeRule: { id: string; position: number; spName: string; nameFormat: schemas['AttributeNameFormat']; sourceKind: "field" | "constant" | "expression"; source: string; enabled: boolean; preset: boolean };
  AttributeNameFormat: "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified" | "urn:oasis:names:tc:SAML:2.0:attrname-format:basic" | "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";
  RegisteredApp: { app: schemas['AppDetail']; warnings: (string)[] };
  AppRegistration: schemas['SlackAppRegistration'] | schemas['SamlAppRegistration'] | schemas['SamlMetadataRegistration'];
  SlackAppRegistration: { slug: string; name: string; enabled?: boolean; hidden?: boolean; inSetUp?: boolean; domain: string; audience?: "slack" | "workspace"; kind: "slack"; authorise?: (string)[] };
  SamlAppRegistration: { slug: string; name: string; enabled?: boolean; hidden?: boolean; inSetUp?: boolean; spEntityId: string; acsEndpoints: ({ url: string; index?: number; isDefault?: boolean })[]; spCertificates?: ({ use?: "signing" | "encryption" | "both"; pem: string })[]; settings?: { slackDomain?: string; audience?: string; nameId?: { format: "persistent" | "emailAddress" | "unspecified" | "transient"; source: string; nameQualifier?: string; spNameQualifier?: string }; signResponse?: boolean; signAssertion?: boolean; encryptAssertion?: boolean; requireSignedRequests?: boolean; signatureAlgorithm?: "rsa-sha256" | "rsa-sha384" | "rsa-sha512"; answerWithStatus?: boolean; assertionLifetimeSeconds?: number | null }; attributes?: (schemas['NewAttributeRule'])[]; kind: "saml"; authorise?: (string)[] };
  NewAttributeRule: { spName: string; nameFormat?: schemas['AttributeNameFormat']; sourceKind: "field" | "constant" | "expression"; source: string; enabled?: boolean };
  SamlMetadataRegistration: { slug: string; name: string; enabled?: boolean; hidden?: boolean; inSetUp?: boolean; metadataXml?: string; metadataUrl?: string; entityId?: string; settings?: { slackDomain?: string; audience?: string; nameId?: { format: "persistent" | "emailAddress" | "unspecified" | "transient"; source: string; nameQualifier?: string; spNameQualifier?: string }; signResponse?: boolean; signAssertion?: boolean; encryptAssertion?: boolean; requireSignedRequests?: boolean; signatureAlgorithm?: "rsa-sha256" | "rsa-sha384" | "rsa-sha512"; answerWithStatus?: boolean; assertionLifetimeSeconds?: number | null }; attributes?: (schemas['NewAttributeRule'])[]; kind: "saml-metadata"; authorise?: (string)[] };
  AppPatch: { name?: string; enabled?: boolean; hidden?: boolean; inSetUp?: boolean; spEntityId?: string; acsEndpoints?: ({ url: string; index?: number; isDefault?: boolean })[]; spCertificates?: ({ use?: "signing" | "encryption" | "both"; pem: string })[]; settings?: { slackDomain?: string; audience?: string; nameId?: { format: "persistent" | "emailAddress" | "unspecified" | "transient"; source: string; nameQualifier?: string; spNameQualifier?: string }; signResponse?: boolean; signAssertion?: boolean; encryptAssertion?: boolean; requireSignedRequests?: boolean; signatureAlgorithm?: "rsa-sha256" | "rsa-sha384" | "rsa-sha512"; answerWithStatus?: boolean; assertionLifetimeSeconds?: number | null }; revision?: number };
  AppAddresses: { items: (schemas['AppAddress'])[]; countedDays: number };
  AppAddress: { slug: string; isCurrent: boolean; startsHere: boolean; entityId: string; metadataUrl: string; ssoUrl: string; launchUrl: string; replacedAt: string | null; signIns: number; lastSignInAt: string | null };
  AddressChange: { slug: string; revision?: number };
  StartAddress: { slug: string; revision?: number };
  TriedAttribute: { values: (string)[]; fault: string | null };
  AttributeTrial: { row: schemas['NewAttributeRule']; user: string };
  RowCheck: { checked: number; total: number | null; invalid: { count: number; items: ({ user: { id: string; username: string; name: string }; fault: string })[] }; missing: { count: number; items: ({ user: { id: string; username: string; name: string } })[] }; nextCursor: string | null };
  AttributeCheck: { row: schemas['NewAttributeRule']; cursor?: string };
  AttributeOrder: { ids: (string)[] };
  AttributeRuleChange: { spName?: string; nameFormat?: schemas['AttributeNameFormat']; sourceKind?: "field" | "constant" | "expression"; source?: string; enabled?: boolean; revision?: number };
  AppReach: { people: number };
  Access: { allowed: boolean; reason: "app_disabled" | "user_suspended" | "password_expired" | "user_deleted" | "not_in_authorised_group" | null; paths: ((string)[])[] };
  AppAccessPage: { items: (schemas['AppAccess'])[]; nextCursor: string | null };
  AppAccess: { allowed: boolean; reason: "app_disabled" | "user_suspended" | "password_expired" | "user_deleted" | "not_in_authorised_group" | null; paths: ((string)[])[]; app: { id: string; slug: string; name: string; kind: "slack" | "saml" } };
  AuthorisedGroups: { items: ({ id: string; name: string })[] };
  AppsOfGroup: { items: ({ id: string; slug: string; name: string; kind: "slack" | "saml" })[] };
  ChangedNameIds: { changed: number };
  NameIdImport: { nameIds: ({ userId: string; value: string })[] };
  LostAccess: { items: ({ id: string; slug: string; name: string; people: number })[] };
  ConnectionPage: { items: (schemas['Connection'])[]; nextCursor: string | null };
  Connection: { id: string; appId: string; appSlug: string; appName: string; state: schemas['ConnectionState']; stateReason: schemas['StateReason']; webApiOrigin: string; scimOrigin: string; clientId: string | null; hasClientSecret: boolean; hasToken: boolean; hasRefreshToken: boolean; tokenExpiresAt: string | null; redirectUrl: string; capabilities: { checkedAt: string; plan: "business-plus" | "enterprise" | "other" | "unknown"; organisation: { id: string; name: string; domain: string; kind: "workspace" | "organisation" } | null; owner: { accountId: string; rank: "member" | "admin" | "owner" | "primary-owner" | "unknown" } | null; scopes: (string)[]; scimVersion: "v2" | "v1" | null; capabilities: ({ name: "scim" | "accounts.read" | "accounts.write" | "accounts.protect_owners" | "groups.write" | "usergroups.describe" | "channels.read" | "sessions.reset"; state: "works" | "degraded" | "impossible"; reason: string; remedy: string })[] } | null; checkedAt: string | null; settings: schemas['ConnectionSettings']; revision: number; scopeRevision: number; approvedScopeRevision: number; needsApproval: boolean; createdAt: string; updatedAt: string };
  ConnectionState: "draft" | "active" | "paused" | "quarantined" | "deactivated";
  StateReason: { code: string; sentence: string; remedy: string } | null;
  ConnectionSettings: { activeRule?: { whenNotAuthorised?: "deactivate" | "keep"; whenSuspended?: "deactivate" | "keep"; whenPasswordExpired?: "deactivate" | "keep" }; matching?: { signals?: ("email" | "userName")[]; whenCertain?: "bind" | "propose" }; pushGroups?: boolean; guards?: { deactivations?: { count?: number; percent?: number; most?: number }; groupDeletions?: { count?: number; percent?: number; most?: number } }; protectedAccountIds?: (string)[]; reconcileCron?: string | null; otherAppsSharePercent?: number; concurrency?: number; quarantineAfterFailures?: { count?: number; percent?: number }; resetSessionsOfLeavers?: boolean };
  NewConnection: { app: string; token?: string; clientId?: string; clientSecret?: string; webApiOrigin?: string; scimOrigin?: string; settings?: schemas['ConnectionSettingsPatch'] };
  ConnectionSettingsPatch: { activeRule?: { whenNotAuthorised?: "deactivate" | "keep"; whenSuspended?: "deactivate" | "keep"; whenPasswordExpired?: "deactivate" | "keep" }; matching?: { signals?: ("email" | "userName")[]; whenCertain?: "bind" | "propose" }; pushGroups?: boolean; guards?: { deactivations?: { count?: number; percent?: number; most?: number }; groupDeletions?: { count?: number; percent?: number; most?: number } }; protectedAccountIds?: (string)[]; reconcileCron?: string | null; otherAppsSharePercent?: number; concurrency?: number; quarantineAfterFailures?: { count?: number; percent?: number }; resetSessionsOfLeavers?: boolean };
  ConnectionPatch: { settings?: schemas['ConnectionSettingsPatch']; clientId?: null | string; clientSecret?: string | null; revision?: number };
  ConnectionToken: { token: string };
  OAuthStart: { url: string; expiresAt: string };
  PauseReason: { reason?: string };
  KeptAccess: { active: number; sample: ({ username: string; accountId: string })[]; groups: number };
  Deactivation: { confirm: string };
  Plan: { id: string; connectionId: string; kind: "reconcile" | "touched" | "single" | "undo" | "removal"; state: "waiting" | "approved" | "applying" | "stopped" | "done" | "rejected" | "stale"; hash: string; scopeRevision: number; counts: { operations: { [name: string]: number }; reach: { people: number; groups: number; seatsTaken: number; seatsFreed: number }; unchanged: { people: number; groups: number } }; conflicts: (schemas['PlanConflict'])[]; refusals: (schemas['PlanRefusal'])[]; breaches: (schemas['GuardBreach'])[]; notices: ({ code: string; sentence: string; subjectId: string | null })[]; subject: { userIds?: (string)[]; groupIds?: (string)[]; runId?: string; stale?: ({ kind: "person" | "group"; id: string; name: string; side: "directory" | "slack" })[] }; madeBy: schemas['Actor']; decidedBy: (schemas['Actor']) & ({ [name: string]: unknown } | null); decidedAt: string | null; createdAt: string };
  PlanConflict: { userId: string; name: string; code: string; sentence: string; remedy: string; accountIds: (string)[] };
  PlanRefusal: { subject: { kind: "person" | "group"; id: string; name: string }; code: string; sentence: string; remedy: string; wouldChange?: { remoteId: string; add: ({ userId: string | null; accountId: string | null; name: string })[]; remove: ({ userId: string | null; accountId: string | null; name: string })[] } };
  GuardBreach: { code: string; sentence: string; count: number; limit: number | null };
  Actor: { kind: "user" | "token" | "cli" | "system"; id: string; name: string };
  MappingTable: { revision: number; items: (schemas['MappingRow'])[] };
  MappingRow: { attribute: "userName" | "email" | "secondaryEmail" | "displayName" | "givenName" | "familyName" | "honorificPrefix" | "title" | "primaryPhone" | "mobilePhone" | "streetAddress" | "locality" | "region" | "postalCode" | "country" | "photo" | "role" | "userType" | "preferredLanguage" | "locale" | "timezone" | "employeeNumber" | "costCenter" | "organization" | "division" | "department" | "manager" | "startDate"; sourceKind: "field" | "constant" | "expression"; source: string; apply: schemas['MappingApply'] };
  MappingApply: "always" | "on_create" | "never";
  MappingRowChange: { sourceKind: "field" | "constant" | "expression"; source: string; apply?: schemas['MappingApply']; revision?: number };
  ConnectionGroups: { revision: number; items: (schemas['ConnectionGroup'])[] };
  ConnectionGroup: { groupId: string; name: string; authorised: boolean; pushed: boolean; handle: string | null; description: string | null; defaultChannelIds: (string)[]; remoteId: string | null; state: "unbound" | "adopting" | "adopt" | "bound" | "detached"; alsoPushedTo: (string)[] };
  ConnectionGroupPatch: { pushed?: boolean; handle?: null | string; description?: null | string; defaultChannelIds?: (string)[]; adopt?: boolean; revision?: number };
  MappingTrial: { attribute: "userName" | "email" | "secondaryEmail" | "displayName" | "givenName" | "familyName" | "honorificPrefix" | "title" | "primaryPhone" | "mobilePhone" | "streetAddress" | "locality" | "region" | "postalCode" | "country" | "photo" | "role" | "userType" | "preferredLanguage" | "locale" | "timezone" | "employeeNumber" | "costCenter" | "organization" | "division" | "department" | "manager" | "startDate"; row: schemas['NewMappingRow']; user: string };
  NewMappingRow: { sourceKind: "field" | "constant" | "expression"; source: string; apply?: schemas['MappingApply'] };
  MappingCheck: { attribute: "userName" | "email" | "secondaryEmail" | "displayName" | "givenName" | "familyName" | "honorificPrefix" | "title" | "primaryPhone" | "mobilePhone" | "streetAddress" | "locality" | "region" | "postalCode" | "country" | "photo" | "role" | "userType" | "preferredLanguage" | "locale" | "timezone" | "employeeNumber" | "costCenter" | "organization" | "division" | "department" | "manager" | "startDate"; row: schemas['NewMappingRow']; cursor?: string };
  BindingCounts: { people: { unbound: number; proposed: number; bound: number; conflicting: number; ignored: number }; peopleWithoutAccount: number; mayEnter: { people: number; withAccount: number }; mayNotEnter: { withAccount: number }; accounts: { matched_assigned: number; matched_unassigned: number; local: number; guest: number; bot: number; external: number; deactivated: number }; accountsReadAt: string | null; links: { confirmed: number; open: number; ending: number; ended: number; none: number } };
  PersonBindingPage: { items: (schemas['PersonBinding'])[]; nextCursor: string | null };
  PersonBinding: { userId: string; username: string; name: string; email: string; deleted: boolean; authorised: boolean; refusal: "app_disabled" | "user_suspended" | "password_expired" | "user_deleted" | "not_in_authorised_group" | null; state: schemas['BindingState']; account: { accountId: string; userName: string; email: string; displayName: string; active: boolean; kind: "person" | "multi-channel-guest" | "single-channel-guest" | "bot" | "external"; rank: "member" | "admin" | "owner" | "primary-owner" | "unknown" } | null; accountId: string | null; managed: boolean; signals: (string)[]; candidates: (schemas['CandidateAccount'])[]; link: schemas['BindingLink'] };
  BindingState: "unbound" | "proposed" | "bound" | "conflicting" | "ignored";
  CandidateAccount: { accountId: string; userName: string; email: string; displayName: string; active: boolean; kind: "person" | "multi-channel-guest" | "single-channel-guest" | "bot" | "external"; rank: "member" | "admin" | "owner" | "primary-owner" | "unknown"; signals: (string)[] };
  BindingLink: { state: "confirmed" | "open" | "ending" | "ended" | "none"; sentAt: string | null; endsAt: string | null; confirmedAt: string | null };
  BindingDecision: { accountId?: string; seenState?: "unbound" | "proposed" | "bound" | "conflicting" | "ignored"; seenAccountId?: string };
  ConfirmedBindings: { confirmed: number; skipped: (string)[] };
  BindingConfirmation: { userIds: (string)[] };
  ChangedLinks: { changed: number };
  LinksSent: { sentAt?: string; userIds?: (string)[] };
  ClassifiedAccountPage: { items: (schemas['ClassifiedAccount'])[]; nextCursor: string | null };
  ClassifiedAccount: { accountId: string; userName: string; email: string; displayName: string; active: boolean; kind: "person" | "multi-channel-guest" | "single-channel-guest" | "bot" | "external"; rank: "member" | "admin" | "owner" | "primary-owner" | "unknown"; class: schemas['AccountClass']; person: { userId: string; username: string; name: string } | null; firstSeenAt: string; importedAt: string | null };
  AccountClass: "matched_assigned" | "matched_unassigned" | "local" | "guest" | "bot" | "external" | "deactivated";
  ImportPreviews: { items: (schemas['ImportPreview'])[]; total: number; note: string };
  ImportPreview: { account: schemas['RemoteAccount']; outcome: "import" | "partly" | "impossible"; person: { username?: string; email?: string; firstName?: string; lastName?: string; displayName?: string | null; jobTitle?: string | null } | null; attributes: (string)[]; faults: ({ path: string; message: string })[] };
  RemoteAccount: { accountId: string; userName: string; email: string; displayName: string; active: boolean; kind: "person" | "multi-channel-guest" | "single-channel-guest" | "bot" | "external"; rank: "member" | "admin" | "owner" | "primary-owner" | "unknown" };
  AccountSelection: { accountIds?: (string)[]; all?: true };
  AccountImport: { id: string; connectionId: string; state: "running" | "done"; total: number; done: number; imported: number; faults: ({ accountId: string; userName: string; message: string })[]; note: string; createdAt: string; endedAt: string | null };
  AccountImportPage: { items: (schemas['AccountImport'])[]; nextCursor: string | null };
  PlanPage: { items: (schemas['PlanSummary'])[]; nextCursor: string | null };
  PlanSummary: { id: string; connectionId: string; kind: "reconcile" | "touched" | "single" | "undo" | "removal"; state: "waiting" | "approved" | "applying" | "stopped" | "done" | "rejected" | "stale"; hash: string; scopeRevision: number; counts: { operations: { [name: string]: number }; reach: { people: number; groups: number; seatsTaken: number; seatsFreed: number }; unchanged: { people: number; groups: number } }; breaches: (schemas['GuardBreach'])[]; subject: { userIds?: (string)[]; groupIds?: (string)[]; runId?: string; stale?: ({ kind: "person" | "group"; id: string; name: string; side: "directory" | "slack" })[] }; madeBy: schemas['Actor']; decidedBy: (schemas['Actor']) & ({ [name: string]: unknown } | null); decidedAt: string | null; createdAt: string; conflicts: number; refusals: number; notices: number };
  StepPage: { items: (schemas['Step'])[]; nextCursor: string | null };
  Step: { id: string; planId: string; seq: number; phase: string; kind: "account.create" | "account.bind" | "account.unbind" | "account.update" | "account.reactivate" | "account.deactivate" | "group.create" | "group.adopt" | "group.rename" | "group.enable" | "group.members" | "group.describe" | "group.delete"; subject: { kind: "person" | "group"; id: string; name: string }; remoteId: string | null; reason: { code: string; sentence: string }; changes: ({ attribute: string; before: string | null; after: string | null; beforeName?: string; afterName?: string })[]; add: ({ userId: string | null; accountId: string | null; name: string })[]; remove: ({ userId: string | null; accountId: string | null; name: string })[]; state: "planned" | "sent" | "unknown" | "done" | "retry" | "dead" | "skipped"; attempts: number; nextAt: string | null; sentAt: string | null; endedAt: string | null; result: { [name: string]: unknown }; error: schemas['StepError'] };
  StepError: { slackCode: string; what: string; meaning: string; remedy: string; attribute: string | null } | null;
  Progress: { state: string; total: number; ended: number; steps: { planned: number; sent: number; unknown: number; done: number; retry: number; dead: number; skipped: number } };
  PlanApproval: { hash: string };
  RunPage: { items: (schemas['Run'])[]; nextCursor: string | null };
  Run: { id: string; planId: string; connectionId: string; state: "running" | "stopped" | "done" | "failed"; stopReason: { code: string; sentence: string; remedy: string } | null; startedBy: schemas['Actor']; startedAt: string; endedAt: string | null };
  RunDetail: { id: string; planId: string; connectionId: string; state: "running" | "stopped" | "done" | "failed"; stopReason: { code: string; sentence: string; remedy: string } | null; startedBy: schemas['Actor']; startedAt: string; endedAt: string | null; progress: schemas['Progress'] };
  RetriedFailures: { retried: number };
  FailureRetry: { stepIds?: (string)[]; all?: true };
  MirrorStatus: { queued: number; backlog: { changes: number; oldestAt: string | null }; waitingPlans: number; failures: number; conflicts: number; running: (schemas['Run'])[]; lastReconcileAt: string | null; nextReconcileAt: string | null; lastRun: { id: string; planId: string; connectionId: string; state: "running" | "stopped" | "done" | "failed"; stopReason: { code: string; sentence: string; remedy: string } | null; startedBy: schemas['Actor']; startedAt: string; endedAt: string | null } | null; leavers: { count: number; medianSeconds: number | null; slowestSeconds: number | null } };
  UserNamePreviewPage: { items: (schemas['UserNamePreview'])[]; nextCursor: string | null };
  UserNamePreview: { userId: string; username: string; name: string; source: string | null; current: string | null; wanted: string | null; notes: ("kept" | "characters_changed" | "number_added" | "no_source" | "not_planned")[] };
  SwitchOffPreview: { deactivates: boolean; waits: boolean; lines: ({ code: string; sentence: string })[] };
  ProvisionTrace: { lines: ({ code: string; sentence: string })[]; plan: { id: string; connectionId: string; kind: "reconcile" | "touched" | "single" | "undo" | "removal"; state: "waiting" | "approved" | "applying" | "stopped" | "done" | "rejected" | "stale"; hash: string; scopeRevision: number; counts: { operations: { [name: string]: number }; reach: { people: number; groups: number; seatsTaken: number; seatsFreed: number }; unchanged: { people: number; groups: number } }; conflicts: (schemas['PlanConflict'])[]; refusals: (schemas['PlanRefusal'])[]; breaches: (schemas['GuardBreach'])[]; notices: ({ code: string; sentence: string; subjectId: string | null })[]; subject: { userIds?: (string)[]; groupIds?: (string)[]; runId?: string; stale?: ({ kind: "person" | "group"; id: string; name: string; side: "directory" | "slack" })[] }; madeBy: schemas['Actor']; decidedBy: (schemas['Actor']) & ({ [name: string]: unknown } | null); decidedAt: string | null; createdAt: string } | null; steps: (schemas['Step'])[] };
  ProvisionNow: { user?: string; group?: string };
  ProvisioningEventPage: { items: (schemas['ProvisioningEvent'])[]; nextCursor: string | null };
  ProvisioningEvent: { seq: number; outcome: "success" | "refused" | "failed"; subject?: { kind: string; id: string; name?: string }; reason?: string; before?: { [name: string]: unknown }; after?: { [name: string]: unknown }; run?: string; error?: { code: string; what: string; meaning: string; remedy: string; attribute?: string }; at: string; id: string; kind: schemas['EventKind']; connection: string | null; actor: { kind: "user" | "token" | "cli" | "system"; id: string; name: string } };
  EventKind: "user_create_provision" | "user_update_provision" | "user_deprovision" | "user_delete_provision" | "user_lookup_provision" | "group_create_provision" | "group_update_provision" | "group_delete_provision" | "idm_integration_create" | "idm_integration_activate" | "idm_integration_update" | "idm_integration_reauth" | "idm_integration_delete" | "idm_integration_alarm";
  WebhookList: { items: (schemas['Webhook'])[] };
  Webhook: { id: string; name: string; url: string; kinds: (schemas['EventKind'])[]; connection: string | null; state: "enabled" | "disabled" | "failing"; pending: number; createdAt: string };
  CreatedWebhook: { webhook: schemas['Webhook']; secret: string };
  NewWebhook: { name: string; url: string; kinds?: (schemas['EventKind'])[]; connection?: string | null };
  WebhookSwitch: { enabled: boolean };
  WebhookDeliveryPage: { items: (schemas['WebhookDelivery'])[]; nextCursor: string | null };
  WebhookDelivery: { id: string; eventId: string; seq: number; kind: schemas['EventKind']; state: "pending" | "delivered" | "dead"; attempts: number; nextAt: string | null; lastStatus: number | null; lastError: string | null; createdAt: string; endedAt: string | null };
  SlackSettings: { path: string; items: (schemas['SlackSetting'])[] };
  SlackSetting: { name: string; kind: "paste" | "choose"; value: string; note: string | null };
  HandoverList: { items: (schemas['Handover'])[] };
  Handover: { id: string; step: "slack_settings"; madeBy: string; createdAt: string; expiresAt: string; doneAt: string | null; revokedAt: string | null; state: "waiting" | "done" | "ended" | "revoked"; opens: boolean };
  CreatedHandover: { handover: schemas['Handover']; url: string };
  NewHandover: { step?: "slack_settings"; hours?: number };
  SigningKeyList: { items: (schemas['SigningKey'])[] };
  SigningKey: { id: string; appId: string; state: "next" | "active" | "retired"; certificatePem: string; serialNumber: string; fingerprintSha1: string; fingerprintSha256: string; subject: string; keyBits: number; notBefore: string; notAfter: string; daysLeft: number; canSign: boolean; createdAt: string; activatedAt: string | null; retiredAt: string | null };
  NewSigningKey: { bits?: 2048 | 3072 | 4096; subject?: { commonName: string; organisation?: string; organisationalUnit?: string }; validityDays?: number; state?: "next" | "active" };
  SigningKeyImport: { certificatePem: string; privateKeyPem: string; state?: "next" | "active" };
  CutoverReport: { cutover: { id: string; phase: "staged" | "switched" | "gone_back"; startedBy: string; startedAt: string; changedBy: string | null; changedAt: string | null; oldKey: schemas['SigningKey']; newKey: schemas['SigningKey']; tries: (schemas['StagedTry'])[] } | null };
  StagedTry: { id: string; username: string; grantedAt: string; expiresAt: string; state: "waiting" | "answered" | "expired" | "ended"; usedAt: string | null; traceCode: string | null; own: boolean };
  Cutover: { id: string; phase: "staged" | "switched" | "gone_back"; startedBy: string; startedAt: string; changedBy: string | null; changedAt: string | null; oldKey: schemas['SigningKey']; newKey: schemas['SigningKey']; tries: (schemas['StagedTry'])[] };
  NewCutover: { keyId: string };
  CutoverSignIns: { since: string; answered: number; refused: number; waiting: number; askedAgain: number; items: ({ code: string; app?: { id: string; slug: string; name: string }; user?: { id: string; username: string }; startedAt: string; outcome: "waiting" | "answered" | "refused" | "status"; errorCode?: string; advice?: { meaning: string; remedy: string }; askedAgainAt?: string })[] };
  Trace: { code: string; app?: { id: string; slug: string; name: string }; user?: { id: string; username: string }; startedAt: string; finishedAt?: string; outcome: "waiting" | "answered" | "refused" | "status"; errorCode?: string; advice?: { meaning: string; remedy: string }; steps: ({ step: string; ms: number; note?: string })[] };
  TracePage: { items: (schemas['TraceSummary'])[]; nextCursor: string | null };
  TraceSummary: { code: string; app?: { id: string; slug: string; name: string }; user?: { id: string; username: string }; startedAt: string; outcome: "waiting" | "answered" | "refused" | "status"; errorCode?: string; advice?: { meaning: string; remedy: string } };
  SignInDays: { items: ({ day: string; answered: number; refused: number; other: number })[] };
  Preflight: { checked: number; items: ({ user: { id: string; username: string; name: string }; refusal?: string; errorCode?: string; advice?: { meaning: string; remedy: string }; slackErrors: ({ message: string; because: string; remedy: string })[]; faults: ({ ruleId: string; spName: string; kind: string; message: string })[] })[]; nextCursor: string | null };
  AssertionPreview: { mayEnter: boolean; refusal?: string; errorCode?: string; nameId: string; attributes: ({ name: string; nameFormat: string; values: (string)[] })[]; faults: ({ ruleId: string; spName: string; kind: string; message: string })[]; xml: string; slackErrors: ({ message: string; because: string; remedy: string })[] };
  ActivityPage: { items: (schemas['ActivityEntry'])[]; nextCursor: string | null };
  ActivityEntry: { actor: { kind: "user" | "token" | "cli" | "system"; id: string; name: string; address?: string; correlationId?: string }; subject?: { kind: string; id: string; name?: string }; reason?: string; before?: { [name: string]: unknown }; after?: { [name: string]: unknown }; run?: string; error?: { code: string; what: string; meaning: string; remedy: string; attribute?: string }; at: string; id: string; source: schemas['ActivitySource']; kind: string; outcome: "success" | "refused" | "failed" | "waiting"; app: { id: string; slug: string; name: string } | null; connection: string | null; seq: number | null; code: string | null };
  ActivitySource: "administration" | "provisioning" | "sign_in";
  SavedFilterList: { items: (schemas['SavedFilter'])[] };
  SavedFilter: { id: string; name: string; filter: schemas['ActivityFilter']; createdAt: string };
  ActivityFilter: { source?: "administration" | "provisioning" | "sign_in"; kind?: string; app?: string; person?: string; by?: string; outcome?: "success" | "refused" | "failed" | "waiting"; text?: string; from?: string; to?: string };
  NewSavedFilter: { name: string; filter: { source?: "administration" | "provisioning" | "sign_in"; kind?: string; app?: string; person?: string; by?: string; outcome?: "success" | "refused" | "failed" | "waiting"; text?: string; from?: string; to?: string } };
  AuditPage: { items: (schemas['AuditEntry'])[]; nextCursor: string | null };
  AuditEntry: { seq: number; action: string; actor: { kind: "user" | "token" | "cli" | "system"; id: string; name: string; address?: string; correlationId?: string }; outcome: "success" | "refused" | "failed"; subject?: { kind: string; id: string; name?: string }; reason?: string; before?: { [name: string]: unknown }; after?: { [name: string]: unknown }; connection?: string; run?: string; error?: { code: string; what: string; meaning: string; remedy: string; attribute?: string }; at: string };
  AuditVerification: { ok: boolean; checked: number; head: { seq: number; hash: string }; fault?: { seq: number; kind: "missing" | "altered" | "unlinked" | "cut_off" | "surplus"; message: string } };
  Status: { version: string; at: string; people: { all: number; suspended: number; administrators: number }; groups: number; apps: { all: number; enabled: number }; sessions: number; practiceUrl: string | null; auditPending: number; masterKeyRotationPending: boolean; certificateWarnings: ({ keyId: string; appSlug: string; state: "next" | "active" | "retired"; daysLeft: number; notAfter: string })[]; mirrorWarnings: ({ appSlug: string; appName: string; quarantined: boolean; waitingPlans: number; failures: number; conflicts: number })[] };
  TokenPage: { items: (schemas['Token'])[]; nextCursor: string | null };
  Token: { id: string; name: string; scopes: (schemas['Scope'])[]; createdAt: string; expiresAt: string; lastUsedAt: string | null; revokedAt: string | null };
  Scope: "directory:read" | "directory:write" | "groups:write" | "attributes:write" | "administrators:write" | "sessions:read" | "sessions:write" | "apps:read" | "apps:write" | "provisioning:read" | "provisioning:write" | "provisioning:approve" | "certificates:read" | "certificates:write" | "traces:read" | "audit:read" | "status:read" | "tokens:read" | "tokens:write";
  CreatedToken: { token: schemas['Token']; secret: string };
  NewToken: { name: string; scopes: (schemas['Scope'])[]; expiresInDays?: number };
  Caller: { kind: "user" | "token"; id: string; name: string; role: "owner" | "app_administrator" | "helpdesk" | "auditor" | null; scopes: (schemas['Scope'])[] };
  AdministratorList: { items: (schemas['Administrator'])[] };
  Administrator: { id: string; username: string; name: string; email: string; suspended: boolean; role: schemas['Role'] };
  Role: "owner" | "app_administrator" | "helpdesk" | "auditor";
  RoleChange: { role: "owner" | "app_administrator" | "helpdesk" | "auditor" | null };
}
