/**
 * Whether an app opens for somebody who is authorised, as an SQL condition; an expired password hides nothing.
 *
 * @param user alias of `users`
 * @param app alias of `apps`
 */
export function opensCondition(user: string, app: string): string {
  return `(${app}.enabled AND NOT ${user}.suspended)`;
}

/**
 * SQL for why somebody of the directory may not enter an app, by the code that `mayEnter` gives and in its order; null:
 * they may. For lists: one person and one app are asked about by `mayEnter`.
 *
 * @param user alias of what has the flags of `users`
 * @param app alias of `apps`
 * @param authorised SQL condition, by `authorisedCondition`
 */
export function refusalSql(user: string, app: string, authorised: string): string {
  return `CASE WHEN NOT ${app}.enabled THEN 'app_disabled'
               WHEN ${user}.suspended THEN 'user_suspended'
               WHEN NOT ${authorised} THEN 'not_in_authorised_group'
               WHEN ${user}.password_expired THEN 'password_expired' END`;
}
